// Offers whose discounts are changed in the dev store's admin, found over its Admin API, accepted or written back.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { startStore } from "../shopify/store.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const store = await startStore(); // nobody listens where its webhooks go
const { closeDatabase, db, queryRows, sql, transaction } = await import(
  "#app/platform/db.server.ts"
);
const { enrolTestCreator, saveTestOffer } = await import("../support/offers.ts");
const { publishOffer } = await import("#app/programs/publish-offer.server.ts");
const { mintCodes } = await import("#app/codes/mint-codes.server.ts");
const { ownersOfCodes } = await import("#app/codes/find-owners.server.ts");
const { lookAtDiscount, lookAtOffer } = await import("#app/drift/look-at-offer.server.ts");
const { answerDrift } = await import("#app/drift/answer-drift.server.ts");
const { restoreOffer } = await import("#app/drift/restore-offer.server.ts");
const { driftCard, driftNotices, driftOfCode } = await import("#app/drift/pages.server.ts");

let shop: Shop;
let offerId: string;
let creatorId: string;
let n = 0;

beforeAll(async () => {
  shop = await makeShop(db, { domain: store.domain });
});

beforeEach(async () => {
  n += 1;
  offerId = await saveTestOffer(shop, `Offer ${n}`);
  await publishOffer(which());
  creatorId = await enrolTestCreator(shop, { offerId, name: "Anna", wanted: `ANNA${n}` });
  await mintCodes(which());
  await queryRows(sql`delete from graphile_worker._private_jobs`);
});

afterAll(async () => {
  await store.stop();
  await closeDatabase();
  await database.drop();
});

type Discount = Readonly<{
  gid: string;
  title: string;
  status: string;
  percentage: number | null;
  usageLimit: number | null;
  recurringCycleLimit: number | null;
  codes: readonly Readonly<{ code: string }>[];
}>;

const which = () => ({ shopId: shop.id, offerId });
const code = () => `ANNA${n}`;
const edit = (change: object) => store.control(`discounts/${code()}`, change);
const discounts = async () =>
  (await store.control<{ discounts: Discount[] }>("discounts")).discounts.filter(({ title }) =>
    title.endsWith(`${n}`),
  );
const namesOf = (discount: Discount | undefined) =>
  discount?.codes.map((one) => one.code).filter((name) => !name.startsWith("CL-"));
const look = async () => {
  await lookAtOffer(which());
  return transaction((tx) => driftCard(tx, shop, offerId));
};
const answer = (intent: "accept-drift" | "restore-drift", seen: string) =>
  transaction((tx) =>
    answerDrift(tx, shop, {
      offerId,
      form: { intent, seen },
      staffId: "42",
      now: new Date(),
    }),
  );
const offer = () =>
  db.offer.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.id, id: offerId } } });
const codes = async () =>
  (await db.code.findMany({ where: { ...which() }, orderBy: { id: "asc" } })).map((one) => [
    one.code,
    one.state,
  ]);
const jobs = async () =>
  (
    await queryRows<{ key: string }>(
      sql`select "key" from graphile_worker.jobs where "key" like ${`%${offerId}`} order by 1`,
    )
  ).map(({ key }) => key.split("/")[0]);

test("publishing an offer and minting codes is no drift", async () => {
  expect(await look()).toBeNull();
});

test("an edited discount is a drift that is found once, and its acceptance is taken over", async () => {
  await edit({ percentage: 0.2 });
  const drift = await look();
  expect(drift?.differences).toEqual([{ field: "Discount", here: "10 %", inShopify: "20 %" }]);
  expect((await look())?.seen).toBe(drift?.seen);
  expect((await driftNotices(db, shop)).map(({ key }) => key)).toEqual(["drift"]);
  expect(await answer("accept-drift", drift?.seen ?? "")).toMatchObject({ ok: true });
  expect(await offer()).toMatchObject({ valueBasisPoints: 2000, state: "live" });
  expect(await look()).toBeNull();
  expect(await driftNotices(db, shop)).toEqual([]);
  expect(await db.driftDecision.findMany({ where: which() })).toMatchObject([
    { kind: "accept", staffId: "42" },
  ]);
});

test("what is restored is in Shopify as it is here, however often the job runs", async () => {
  await edit({ percentage: 0.5, usageLimit: 3, minimumSubtotal: "99.00" });
  const drift = await look();
  await answer("restore-drift", drift?.seen ?? "");
  expect(await jobs()).toEqual(["restore-offer"]);
  expect(await look()).toMatchObject({ isRestoring: true }); // a look meanwhile does not undo the wish
  await restoreOffer(which());
  await restoreOffer(which());
  expect(await discounts()).toMatchObject([{ percentage: 0.1, usageLimit: null }]);
  expect(await look()).toBeNull();
});

test("a limit of uses that was set in Shopify is the offer's once it is accepted; ours goes back with a restore", async () => {
  await edit({ usageLimit: 3 });
  await answer("accept-drift", (await look())?.seen ?? "");
  expect(await offer()).toMatchObject({ usageLimit: 3, tolerated: [] });
  expect(await look()).toBeNull();
  await edit({ usageLimit: 9 });
  await answer("restore-drift", (await look())?.seen ?? "");
  await restoreOffer(which());
  expect(await discounts()).toMatchObject([{ usageLimit: 3 }]);
  expect(await look()).toBeNull();
});

test("a limit that an older version tolerated stays in Shopify when something else is restored", async () => {
  await edit({ usageLimit: 3 });
  await db.offer.updateMany({ where: { id: offerId }, data: { tolerated: ["usageLimit=3"] } });
  expect(await look()).toBeNull();
  await edit({ percentage: 0.5 });
  await answer("restore-drift", (await look())?.seen ?? "");
  await restoreOffer(which());
  expect(await discounts()).toMatchObject([{ percentage: 0.1, usageLimit: 3 }]);
  expect(await look()).toBeNull();
});

test("the payments of a subscription are compared, accepted and written back", async () => {
  const subscribed = { appliesOnSubscription: true, subscriptionPayments: 3 };
  await db.offer.updateMany({ where: { id: offerId }, data: subscribed });
  await answer("restore-drift", (await look())?.seen ?? "");
  await restoreOffer(which());
  expect(await look()).toBeNull();
  expect(await discounts()).toMatchObject([{ recurringCycleLimit: 3 }]);
  await edit({ recurringCycleLimit: 0 });
  const drift = await look();
  expect(drift?.differences).toEqual([
    { field: "Subscriptions", here: "The first 3 payments", inShopify: "Every payment" },
  ]);
  await answer("accept-drift", drift?.seen ?? "");
  expect(await offer()).toMatchObject({ subscriptionPayments: 0, appliesOnSubscription: true });
});

test("a discount that was switched off goes on after it is restored", async () => {
  await edit({ status: "expired" });
  const drift = await look();
  expect(drift?.differences.map(({ field }) => field)).toEqual(["Ends"]);
  await answer("restore-drift", drift?.seen ?? "");
  await restoreOffer(which());
  expect(await discounts()).toMatchObject([{ status: "active" }]);
});

test("a code that was removed comes back, and is its creator's all the while", async () => {
  await edit({ removeCode: code() });
  const drift = await look();
  expect(drift?.differences).toEqual([
    { field: `Code ${code()}`, here: "Live", inShopify: "Not there any more" },
  ]);
  expect(await driftOfCode(db, shop, { offerId, code: code() })).toBe("Gone from Shopify");
  await answer("restore-drift", drift?.seen ?? "");
  await restoreOffer(which());
  expect(await codes()).toEqual([[code(), "minting"]]);
  const owners = await ownersOfCodes({ query: queryRows }, shop.id, [code()]);
  expect(owners).toMatchObject([{ creatorId }]);
  await mintCodes(which());
  expect(await codes()).toEqual([[code(), "live"]]);
  expect(namesOf((await discounts())[0])).toEqual([code()]);
  expect(await look()).toBeNull();
});

test("a removal that is accepted retires the code, which keeps its orders", async () => {
  await edit({ removeCode: code() });
  await answer("accept-drift", (await look())?.seen ?? "");
  expect(await codes()).toEqual([[code(), "retired"]]);
  const owners = await ownersOfCodes({ query: queryRows }, shop.id, [code()]);
  expect(owners).toMatchObject([{ creatorId, state: "retired" }]);
  expect(await look()).toBeNull();
});

test("a new name that is accepted is hers beside the old one", async () => {
  await edit({ rename: { from: code(), to: `anna-new-${n}` } });
  const drift = await look();
  expect(drift?.differences[0]?.inShopify).toBe(`Renamed to ANNA-NEW-${n}`);
  await answer("accept-drift", drift?.seen ?? "");
  expect(await codes()).toEqual([
    [code(), "retired"],
    [`ANNA-NEW-${n}`, "live"],
  ]);
  expect(await look()).toBeNull();
});

test("a new name that is not accepted leaves Shopify, and the old one is back alone", async () => {
  await edit({ rename: { from: code(), to: `LEAK${n}` } });
  await answer("restore-drift", (await look())?.seen ?? "");
  await restoreOffer(which());
  await expect.poll(async () => namesOf((await discounts())[0]), { timeout: 5_000 }).toEqual([]);
  await mintCodes(which());
  expect(namesOf((await discounts())[0])).toEqual([code()]);
});

test("a discount that was deleted is made anew with its codes", async () => {
  await edit({ delete: true });
  const drift = await look();
  expect(drift).toMatchObject({ isGone: true });
  await answer("restore-drift", drift?.seen ?? "");
  await restoreOffer(which());
  expect(await offer()).toMatchObject({ state: "publishing", discountGid: null });
  await publishOffer(which());
  await mintCodes(which());
  expect(namesOf((await discounts())[0])).toEqual([code()]);
  expect(await codes()).toEqual([[code(), "live"]]);
  expect(await look()).toBeNull();
});

test("a deletion that is accepted ends the offer and retires its codes", async () => {
  await edit({ delete: true });
  await answer("accept-drift", (await look())?.seen ?? "");
  const { endsAt, state } = await offer();
  expect([state, endsAt !== null && endsAt <= new Date()]).toEqual(["live", true]);
  expect(await codes()).toEqual([[code(), "retired"]]);
  expect(await look()).toBeNull();
});

test("an answer to what is no longer so changes nothing, and a second press counts once", async () => {
  await edit({ percentage: 0.2 });
  const first = await look();
  await edit({ percentage: 0.3 });
  const second = await look();
  expect(await answer("accept-drift", first?.seen ?? "")).toMatchObject({
    value: expect.stringContaining("has changed again"),
  });
  expect(await offer()).toMatchObject({ valueBasisPoints: 1000 });
  await answer("accept-drift", second?.seen ?? "");
  expect(await answer("accept-drift", second?.seen ?? "")).toEqual({
    ok: true,
    value: "Nothing differs any more",
  });
  expect(await db.driftDecision.count({ where: which() })).toBe(1);
});

test("what Shopify refuses is said in its words, and can be tried again", async () => {
  await db.offer.updateMany({
    where: { shopId: shop.id, id: offerId },
    data: { scope: "products", scopeGids: ["gid://shopify/Product/404"] },
  });
  const drift = await look();
  await answer("restore-drift", drift?.seen ?? "");
  await restoreOffer(which());
  const after = await look();
  expect(after).toMatchObject({ isRestoring: false, refusal: expect.stringMatching(/./) });
  expect(await discounts()).toMatchObject([{ percentage: 0.1 }]);
});

test("an answer that was lost, or a Shopify that is away, leaves the restore to be done again", async () => {
  await edit({ percentage: 0.2 });
  await answer("restore-drift", (await look())?.seen ?? "");
  await store.control("faults", { error5xx: 6 });
  await expect(restoreOffer(which())).rejects.toThrow();
  await store.control("faults", { clear: true });
  expect(await look()).toMatchObject({ isRestoring: true });
  await restoreOffer(which());
  expect(await look()).toBeNull();
});

test("a webhook about an offer's discount asks for one look, about another's for none", async () => {
  const { discountGid } = await offer();
  await transaction((tx) => lookAtDiscount(tx, shop, "gid://shopify/DiscountCodeNode/1"));
  expect(await jobs()).toEqual([]);
  for (let i = 0; i < 3; i++)
    await transaction((tx) => lookAtDiscount(tx, shop, discountGid ?? ""));
  expect(await jobs()).toEqual(["look-at-offer"]);
  const other = await makeShop(db);
  await transaction((tx) => lookAtDiscount(tx, other, discountGid ?? ""));
  expect(await jobs()).toEqual(["look-at-offer"]);
});

test("while codes are being minted a look waits", async () => {
  await enrolTestCreator(shop, { offerId, name: "Ben", wanted: `BEN${n}` });
  expect(await look()).toBeNull();
  expect(await jobs()).toContain("look-at-offer");
});
