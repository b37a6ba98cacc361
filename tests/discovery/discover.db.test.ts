// Who is a candidate, in which order, and what an invitation changes: orders worked by hand.
import { afterAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeOrder, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { apply, formOf, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { candidatesPage, inviteCandidate } = await import("#app/discovery/discover.server.ts");
const { approveApplication } = await import("#app/applications/decide-application.server.ts");
const { exportCustomer } = await import("#app/privacy/export-customer.server.ts");
const { redactCustomer } = await import("#app/privacy/redact-customer.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T12:00:00Z");
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const gid = (number: number) => `gid://shopify/Customer/${number}`;

/** Orders of 50.00 of a customer, the last so many days ago and one a week before. */
async function buy(
  shop: Shop,
  customer: number,
  orders: number,
  lastDays: number,
  netMinor = 5_000n,
) {
  for (let n = 0; n < orders; n++) {
    const processedAt = ago(lastDays + 7 * n);
    await makeOrder(db, shop, { processedAt, netMinor, customerGid: gid(customer) });
  }
}

const page = (shop: Shop) => candidatesPage(shop, NOW);
const numbersOf = async (shop: Shop) =>
  (await page(shop)).candidates.map(({ number }) => Number(number));
const inviting = (shop: Shop, customer: number, programId: string) =>
  inviteCandidate({
    shop,
    form: formOf({ customerGid: gid(customer), programId, consent: "unknown" }),
    now: NOW,
  });

test("three orders, the last within 120 days, less than a fifth given back: each at its border", async () => {
  const shop = await makeShop(db);
  await buy(shop, 1, 3, 10);
  await buy(shop, 2, 2, 10); // too few
  await buy(shop, 3, 3, 120); // just
  await buy(shop, 4, 3, 121); // too long ago
  await buy(shop, 5, 5, 10);
  await buy(shop, 6, 5, 10);
  await db.order.updateMany({
    where: { shopId: shop.id, customerGid: gid(5) },
    data: { refundMinor: 1_000n },
  }); // 20 %
  await db.order.updateMany({
    where: { shopId: shop.id, customerGid: gid(6) },
    data: { refundMinor: 999n },
  });
  await buy(shop, 7, 3, 10);
  await db.order.updateMany({
    where: { shopId: shop.id, customerGid: gid(7) },
    data: { exclusion: "test", commissionableMinor: 0n },
  });
  expect((await numbersOf(shop)).sort()).toEqual([1, 3, 6]);
});

test("the best come first, with their share of all customers", async () => {
  const shop = await makeShop(db);
  await buy(shop, 1, 3, 10, 1_000n);
  await buy(shop, 2, 4, 10, 9_000n);
  await buy(shop, 3, 1, 10, 100n); // no candidate, and counted
  const { candidates } = await page(shop);
  // Of three customers: orders 1 < 3 < 4 and net 1.00 < 30.00 < 360.00, so 0, 50 and 100 percent of the others are below.
  expect(candidates.map(({ number, score }) => [number, score])).toEqual([
    ["2", 100],
    ["1", 50],
  ]);
  expect(candidates[0]?.reasons[1]).toBe("$360.00 net revenue, more than 99 % of customers");
  expect(candidates[0]?.url).toBe(`https://${shop.domain}/admin/customers/2`);
});

test("an invitation is shown, another ends the first, and who was approved is no candidate any more", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop, { state: "invitation" });
  await buy(shop, 1, 3, 10);
  await inviting(shop, 1, program.id);
  expect((await page(shop)).candidates).toMatchObject([{ invitation: "invited" }]);
  const again = await inviting(shop, 1, program.id);
  const rows = await db.invitation.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });
  expect(rows.map(({ revokedAt }) => revokedAt !== null)).toEqual([true, false]);
  const invitation = again.ok
    ? (new URL(again.value.url ?? "").searchParams.get("invitation") ?? "")
    : "";
  const applicationId = await apply(shop, program, { invitation, now: NOW });
  expect((await page(shop)).candidates).toMatchObject([{ invitation: "applied" }]);
  await transaction((tx) =>
    approveApplication(tx, { shop, applicationId, wanted: "", decidedBy: "42", now: NOW }),
  );
  expect(await numbersOf(shop)).toEqual([]);
});

test("only a candidate of this shop is invited, to a program of this shop", async () => {
  const [shop, other] = [await makeShop(db), await makeShop(db)];
  const [own, theirs] = [await makeProgram(shop), await makeProgram(other)];
  await buy(shop, 1, 3, 10);
  await buy(shop, 2, 1, 10);
  expect(await inviting(shop, 2, own.id)).toMatchObject({ ok: false });
  expect(await inviting(shop, 1, theirs.id)).toMatchObject({ ok: false });
  expect(await inviting(other, 1, theirs.id)).toMatchObject({ ok: false });
});

test("a data request tells of an invitation, and a redacted customer is on none", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  await buy(shop, 1, 3, 10);
  await inviting(shop, 1, program.id);
  const asked = { customerGid: gid(1), orderGids: [], now: NOW };
  await transaction((tx) => exportCustomer(tx, shop, { ...asked, requestNumber: "1" }));
  const [answer] = await db.privacyRequest.findMany({ where: { shopId: shop.id } });
  expect(answer?.export).toMatchObject({ invitations: [{ name: "Customer 1", usedAt: null }] });
  const request = { ...asked, eventId: "1" };
  await transaction((tx) => redactCustomer(tx, shop, request));
  expect(await db.invitation.findMany({ where: { shopId: shop.id } })).toMatchObject([
    { customerGid: null, name: "A customer" },
  ]);
  expect(await numbersOf(shop)).toEqual([]);
});
