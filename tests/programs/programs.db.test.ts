// Programs and their groups in the database.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { programForm } from "#app/programs/program-contract.ts";
import { makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { addGroup, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const {
  changeGroup,
  changeProgram,
  makeProgram: make,
} = await import("#app/programs/save-program.server.ts");
const { programPage, programsPage } = await import("#app/programs/program-pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T12:00:00Z");

test("a program's name is its own, its form sent twice is one program, and changing it keeps the form's address", async () => {
  const shop = await makeShop(db);
  const fields = { name: "Ambassadors of spring", defaultOfferId: offerOf(shop) };
  const program = await makeProgram(shop, { name: "Ambassadors" });
  await expect(makeProgram(shop, { name: "Ambassadors" })).rejects.toThrow("name-taken");
  await makeProgram(shop, { name: "Friends" });
  const form = { shop, program: programForm.parse(fields).program, formId: v7(), now: NOW };
  const twice = [1, 2].map(() => transaction((tx) => make(tx, form)));
  for (const one of await Promise.all(twice))
    expect(one).toEqual({ ok: true, value: { programId: form.formId } });
  const other = { ...form, program: { ...form.program, name: "Other" } };
  expect(await transaction((tx) => make(tx, other))).toMatchObject({
    error: { kind: "saved-before" },
  });
  const changed = programForm.parse({ name: "Fans", defaultOfferId: offerOf(shop) }).program;
  const change = (values: typeof changed) =>
    transaction((tx) => changeProgram(tx, { shop, programId: program.id, program: values }));
  expect((await change(changed)).ok).toBe(true);
  expect(await change({ ...changed, name: "Friends" })).toMatchObject({
    error: { kind: "name-taken" },
  });
  expect(await change({ ...changed, defaultOfferId: v7() })).toMatchObject({
    error: { kind: "no-offer" },
  });
  const [row] = await db.program.findMany({ where: { shopId: shop.id, id: program.id } });
  expect(row).toMatchObject({ name: "Fans", key: program.key });
});

test("the pages say a program's offer, groups, rule and the two addresses of its form", async () => {
  const shop = await makeShop(db);
  const rule = { approval: "rule", followersMin: "1000", questions: "Size? *" };
  const program = await makeProgram(shop, { name: "Ambassadors", ...rule });
  await addGroup(shop, program.id, "Gold");
  expect(await transaction((tx) => programPage(tx, shop, program.id))).toMatchObject({
    name: "Ambassadors",
    offer: "Spring",
    formUrl: `http://localhost:3000/apply/${shop.key}-${program.key}`,
    storefrontUrl: `https://northwind.example/apps/creators/${program.key}`,
    approval: "Approved at once: at least 1,000 followers. Everyone else waits for you.",
    groups: [{ name: "Gold", offer: "Spring" }],
    fields: { questions: "Size? *", approval: "rule", followersMin: "1000" },
  });
  const page = await transaction((tx) => programsPage(tx, { shop, before: null }));
  expect(page).toMatchObject({ count: 1, next: null, programs: [{ groups: 1, offer: "Spring" }] });
  const stranger = await makeShop(db);
  expect(await transaction((tx) => programPage(tx, stranger, program.id))).toBeNull();
});

test("a program has at most twenty groups, each name once", async () => {
  const shop = await makeShop(db);
  const { id } = await makeProgram(shop);
  for (let n = 0; n < 20; n++) await addGroup(shop, id, `Group ${n}`);
  await expect(addGroup(shop, id, "Group 20")).rejects.toThrow("too-many");
  const other = await makeProgram(shop);
  await addGroup(shop, other.id, "Gold");
  await expect(addGroup(shop, other.id, "Gold")).rejects.toThrow("name-taken");
});

test("a group gets another name and another offer, but no name of its program and no offer of nobody", async () => {
  const shop = await makeShop(db);
  const { id: programId } = await makeProgram(shop);
  const groupId = await addGroup(shop, programId, "Gold");
  await addGroup(shop, programId, "Blue");
  const offerId = v7();
  const spring = await db.offer.findFirstOrThrow({ where: { shopId: shop.id } });
  await db.offer.create({ data: { ...spring, id: offerId, name: "Summer" } });
  const change = (values: Readonly<{ name: string; offerId: string }>, of = { groupId, shop }) =>
    transaction((tx) =>
      changeGroup(tx, { shop: of.shop, programId, group: { ...values, groupId: of.groupId } }),
    );
  expect(await change({ name: "Blue", offerId })).toMatchObject({ error: { kind: "name-taken" } });
  expect(await change({ name: "Golden", offerId: v7() })).toMatchObject({
    error: { kind: "no-offer" },
  });
  const stranger = { groupId, shop: await makeShop(db) };
  expect((await change({ name: "Golden", offerId }, stranger)).ok).toBe(false);
  expect((await change({ name: "Golden", offerId })).ok).toBe(true);
  expect(await transaction((tx) => programPage(tx, shop, programId))).toMatchObject({
    groups: [
      { name: "Blue", offer: "Spring" },
      { id: groupId, name: "Golden", offer: "Summer" },
    ],
  });
});
