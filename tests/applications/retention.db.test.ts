// Applications that nobody approved go after a year, with their screenings; those of creators stay.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { apply, formOf, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { approveApplication, declineApplication } = await import(
  "#app/applications/decide-application.server.ts"
);
const { invite } = await import("#app/applications/invite.server.ts");
const { recordScreening } = await import("#app/applications/screen.server.ts");
const { applyRetention } = await import("#app/privacy/jobs.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

test("a year after it was declined, or sent and not decided, an application is gone; an approved one stays", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const old = { now: ago(800) };
  const sent = {
    approved: await apply(shop, program, old),
    declinedLongAgo: await apply(shop, program, old),
    declinedLately: await apply(shop, program, old),
    undecided: await apply(shop, program, { now: ago(366) }),
    fresh: await apply(shop, program, { now: ago(364) }),
  };
  const by = { shop, decidedBy: "42" };
  const approved = { ...by, applicationId: sent.approved, wanted: "", now: ago(700) };
  await transaction((tx) => approveApplication(tx, approved));
  for (const [applicationId, days] of [
    [sent.declinedLongAgo, 366],
    [sent.declinedLately, 364],
  ] as const)
    await transaction((tx) =>
      declineApplication(tx, { ...by, applicationId, reason: "", now: ago(days) }),
    );
  const figures = { vertical: "80", genuine: "90", interaction: "30" };
  const form = formOf({ formId: v7(), applicationId: sent.undecided, ...figures });
  await transaction((tx) => recordScreening(tx, { shop, form, staffId: "42", now: ago(300) }));
  await applyRetention();
  const left = await db.application.findMany({ where: { shopId: shop.id } });
  expect(left.map(({ id }) => id).sort()).toEqual(
    [sent.approved, sent.declinedLately, sent.fresh].sort(),
  );
  expect(await db.screening.count({ where: { shopId: shop.id } })).toBe(0);
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(1);
});

test("an invitation that led to nothing is gone a year after it expired", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const asked = (name: string, days: number) => ({
    programId: program.id,
    groupId: null,
    name,
    now: ago(days),
  });
  await transaction((tx) => invite(tx, shop, asked("Long ago", 30 + 366)));
  await transaction((tx) => invite(tx, shop, asked("Lately", 30 + 364)));
  await applyRetention();
  const left = await db.invitation.findMany({ where: { shopId: shop.id } });
  expect(left.map(({ name }) => name)).toEqual(["Lately"]);
});
