// Screenings are kept as they were entered, go on with who is approved, and go with an application that is erased.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { apply, formOf, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { recordScreening, screeningCard } = await import("#app/applications/screen.server.ts");
const { approveApplication, eraseApplication } = await import(
  "#app/applications/decide-application.server.ts"
);

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T12:00:00Z");
const figures = { vertical: "80", genuine: "90", interaction: "30" };
const record = (shop: Shop, fields: Record<string, string | string[]>) =>
  transaction((tx) => recordScreening(tx, { shop, form: formOf(fields), staffId: "42", now: NOW }));
const card = (shop: Shop, applicationId: string | null, creatorId: string | null) =>
  transaction((tx) => screeningCard(tx, shop, { applicationId, creatorId }));

test("the latest screening stands first, those before it stay, and one form is one screening", async () => {
  const shop = await makeShop(db);
  const applicationId = await apply(shop, await makeProgram(shop));
  const formId = v7();
  await record(shop, { formId, applicationId, ...figures });
  await record(shop, { formId, applicationId, ...figures });
  await record(shop, { applicationId, ...figures, vertical: "50", flags: ["spikes"] });
  const { screenings } = await card(shop, applicationId, null);
  // 30 × 50 ÷ 70 + 40 + 30 × 30 ÷ 60 − 10 = 21.43 + 40 + 15 − 10; before it 30 + 40 + 15
  expect(screenings.map(({ score, meetsStandard }) => [score, meetsStandard])).toEqual([
    ["66.4", false],
    ["85.0", true],
  ]);
  expect(screenings[0]?.failures).toEqual([
    "Content on the subject: 50 %, must be above 70 %.",
    "Sudden spikes.",
  ]);
});

test("a screening never changes", async () => {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Bo Dahl");
  await record(shop, { creatorId, ...figures });
  const change = db.screening.updateMany({ where: { shopId: shop.id }, data: { genuine: 99 } });
  await expect(change).rejects.toThrow();
  expect((await card(shop, null, creatorId)).screenings).toHaveLength(1);
});

test("what was judged of an applicant is on the creator's page, and goes with the application", async () => {
  const shop = await makeShop(db);
  const applicationId = await apply(shop, await makeProgram(shop));
  await record(shop, { applicationId, ...figures });
  const approved = await transaction((tx) =>
    approveApplication(tx, { shop, applicationId, wanted: "", decidedBy: "42", now: NOW }),
  );
  const creatorId = approved.ok ? approved.value.creatorId : "";
  await record(shop, { creatorId, ...figures });
  expect((await card(shop, null, creatorId)).screenings).toHaveLength(2);
  expect((await card(shop, applicationId, creatorId)).screenings).toHaveLength(2);
  await transaction((tx) => eraseApplication(tx, shop, applicationId));
  expect((await card(shop, null, creatorId)).screenings).toHaveLength(1);
});

test("another shop's applicants and creators cannot be screened, and a fault keeps nothing", async () => {
  const [shop, other] = [await makeShop(db), await makeShop(db)];
  const creatorId = await makeCreator(db, other, "Bo Dahl");
  expect(await record(shop, { creatorId, ...figures })).toMatchObject({ ok: false });
  const faulty = await record(other, { creatorId, ...figures, genuine: "200" });
  expect(faulty.ok && faulty.value.error).toEqual({
    genuine: ["Enter a whole number from 0 to 100."],
  });
  expect(await db.screening.count({ where: { shopId: other.id } })).toBe(0);
});
