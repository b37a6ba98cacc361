// A creator asks to be forgotten: what is known of her goes, and no total changes.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { makeProgram } from "../support/kept.ts";
import { shopifyOrder } from "../support/order.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { changeProfile, changeState } = await import("#app/creators/change-creator.server.ts");
const { NO_DETAILS } = await import("#app/creators/profile.ts");
const { eraseCreator } = await import("#app/privacy/erase-creator.server.ts");
const { TENANT_TABLES } = await import("#app/privacy/repository.server.ts");
const { balanceOfCreator } = await import("#app/commissions/payable-entries.server.ts");
const { differencesOf, workOrders } = await import("../verification/made-books.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const now = new Date("2026-11-30T12:00:00Z");
const SECRET = "zebrafish";

async function makeKnown() {
  const shop = await makeShop(db);
  const [anna, ben] = [await makeCreator(db, shop, "Anna"), await makeCreator(db, shop, "Ben")];
  await queryRows(sql`delete from "InboxEvent"`);
  await workOrders(shop, [shopifyOrder({ applications: [{ index: 0, code: "ANNA10" }] })]);
  const which = { shopId: shop.id, creatorId: anna };
  const profile = {
    ...NO_DETAILS,
    name: `${SECRET} person`,
    handle: SECRET,
    platform: "tiktok" as const,
    followers: 5,
    tags: [SECRET],
    note: SECRET,
    email: `${SECRET}@example.com`,
    otherHandles: [{ platform: "youtube" as const, handle: SECRET, followers: 1 }],
    customFields: [{ name: "Size", text: SECRET }],
  };
  for (const one of [profile, { ...profile, note: "changed" }])
    await transaction((tx) => changeProfile(tx, which, { profile: one, staffId: "42", now }));
  const { applicationId } = await makeProgram(db, shop, { mark: SECRET, now });
  await db.application.updateMany({
    where: { id: applicationId },
    data: { creatorId: anna, state: "approved", decidedAt: now, decidedBy: "42" },
  });
  await db.landingPage.updateMany({ where: { shopId: shop.id }, data: { id: anna } }); // hers, with its product
  const screening = { shopId: shop.id, creatorId: anna, vertical: 1, genuine: 1, interaction: 1 };
  await db.screening.create({
    data: { ...screening, id: v7(), flags: [], note: SECRET, staffId: "42", madeAt: now },
  });
  return { shop, anna, ben, which };
}

/** The tables in which a word stands. */
async function tablesWith(word: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of TENANT_TABLES) {
    const rows = await db.$queryRawUnsafe<unknown[]>(
      `select 1 from "${table}" t where to_jsonb(t)::text ilike '%${word}%' limit 1`,
    );
    if (rows.length > 0) found.push(table);
  }
  return found.sort();
}

test("of an erased creator nothing is left that was known of her, and what she earned stays", async () => {
  const { shop, anna, ben, which } = await makeKnown();
  await transaction((tx) => changeState(tx, which, { state: "archived", now }));
  expect(await tablesWith(SECRET)).toEqual(
    expect.arrayContaining(["Application", "Creator", "Invitation", "ProfileChange", "Screening"]),
  );
  const before = await balanceOfCreator(db, shop.id, anna);
  const erased = await transaction((tx) => eraseCreator(tx, shop, { creatorId: anna, now }));
  expect(erased).toEqual({ ok: true, value: null });
  // What makeProgram named after the word is the merchant's own: a program, its group and a campaign.
  expect(await tablesWith(SECRET)).toEqual(["Campaign", "Program", "ProgramGroup"]);
  expect(await db.creator.findFirst({ where: { id: anna } })).toMatchObject({
    name: "Erased creator",
    handle: "",
    email: "",
    followers: 0,
    state: "archived",
  });
  expect(await balanceOfCreator(db, shop.id, anna)).toEqual(before);
  expect(await differencesOf({ shop, anna, ben })).toEqual([]);
  expect((await transaction((tx) => eraseCreator(tx, shop, { creatorId: anna, now }))).ok).toBe(
    true,
  );
});

test("who is not archived is not erased, and another shop's creator is not there", async () => {
  const { shop, anna } = await makeKnown();
  const ask = (of: typeof shop) =>
    transaction((tx) => eraseCreator(tx, of, { creatorId: anna, now }));
  expect(await ask(shop)).toMatchObject({ ok: false, error: { kind: "conflict" } });
  expect(await ask(await makeShop(db))).toMatchObject({ ok: false, error: { kind: "not-found" } });
  expect(await db.creator.findFirst({ where: { id: anna } })).toMatchObject({ handle: SECRET });
});
