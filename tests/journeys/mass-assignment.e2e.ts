// Fields that nobody offered are posted along with every form, and public addresses of two shops are mixed: each shop keeps its own.
import { afterAll, beforeAll, expect, test } from "vitest";
import { headersOf, sign } from "../support/door.ts";
import { type Stack, startStack, USER_AGENT } from "../support/stack.ts";
import { signed } from "../support/storefront.ts";
import {
  type Db,
  makeTenant,
  openTables,
  rowsOf,
  type Tenant,
  tracesOf,
} from "../support/tenant.ts";

let stack: Stack;
let db: Db;
let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  stack = await startStack();
  db = openTables(stack);
  mine = await makeTenant(stack, db, { handle: "demo", mark: "Aardvark", minor: 1_234_500n });
  theirs = await makeTenant(stack, db, { handle: "zebra", mark: "Zebra", minor: 9_876_543n });
});

afterAll(async () => {
  await db?.$disconnect();
  await stack?.stop();
});

/** Everything that a table has and no form offers. */
const extras = () => ({
  shopId: theirs.shop.id,
  shop: theirs.shop.domain,
  offerId: theirs.offerId,
  payoutId: theirs.payoutId,
  entryId: theirs.entryId,
  state: "paid",
  status: "paid",
  number: "99",
  amountMinor: "1",
  valueMinor: "1",
  rateBasisPoints: "9999",
  discountGid: "gid://shopify/DiscountCodeNode/1",
  createdAt: "2000-01-01T00:00:00Z",
  paidAt: "2000-01-01T00:00:00Z",
  voidedAt: "2000-01-01T00:00:00Z",
  currency: "EUR",
  isAdmin: "true",
  "__proto__.polluted": "yes",
  "constructor.prototype.polluted": "yes",
});

async function post(at: string, route: string, fields: Readonly<Record<string, string>>) {
  const where = `${at}?shop=${theirs.shop.domain}&shopId=${theirs.shop.id}&_data=routes/${route}`;
  const body = new URLSearchParams({ ...extras(), ...fields });
  const response = await stack.appFetch(where, { method: "POST", body });
  expect([at, response.status < 500]).toEqual([at, true]);
  return response;
}

test("an offer takes its state, money and shop from the app, not from the form", async () => {
  await post("/app/programs/offers/new", "app.programs.offers.new", {
    name: "Posted",
    valueKind: "percentage",
    value: "15",
    scope: "all",
    commissionKind: "rate",
    rate: "12",
    holdDays: "30",
    windowDays: "30",
  });
  const offer = await db.offer.findFirstOrThrow({
    where: { name: "Posted" },
    include: { terms: true },
  });
  expect(offer).toMatchObject({ shopId: mine.shop.id, valueBasisPoints: 1_500, valueMinor: null });
  expect(offer.terms).toMatchObject([{ rateBasisPoints: 1_200, flatMinor: null, version: 1 }]);
  expect(offer.createdAt.getUTCFullYear()).toBeGreaterThan(2_000);
  expect(offer.discountGid).not.toBe("gid://shopify/DiscountCodeNode/1");
});

test("a creator comes into the asking shop, active, and never into another shop's offer", async () => {
  const fields = { name: "Posted person", handle: "posted", platform: "tiktok", followers: "10" };
  await post("/app/creators/new", "app.creators.new", {
    ...fields,
    creatorId: theirs.creatorId,
    defaultOfferId: theirs.offerId,
  });
  expect(await db.creator.count({ where: { name: "Posted person" } })).toBe(0);
  await post("/app/creators/new", "app.creators.new", {
    ...fields,
    id: theirs.creatorId,
    creatorId: theirs.creatorId,
    defaultOfferId: mine.offerId,
  });
  const made = await db.creator.findMany({ where: { name: "Posted person" } });
  expect(made).toMatchObject([
    { shopId: mine.shop.id, state: "active", defaultOfferId: mine.offerId },
  ]);
  expect(made[0]?.id).not.toBe(theirs.creatorId);
});

test("a profile changes the profile alone", async () => {
  const before = await db.creator.findFirstOrThrow({ where: { id: mine.creatorId } });
  await post(`/app/creators/${mine.creatorId}`, "app.creators.$creatorId", {
    intent: "profile",
    name: "Aardvark renamed",
    platform: "tiktok",
    followers: "182000",
    id: theirs.creatorId,
    creatorId: theirs.creatorId,
    defaultOfferId: theirs.offerId,
  });
  const after = await db.creator.findFirstOrThrow({ where: { id: mine.creatorId } });
  expect(after.name).toBe("Aardvark renamed");
  const { state, defaultOfferId, createdAt, shopId } = before;
  expect(after).toMatchObject({ state, defaultOfferId, createdAt, shopId });
});

test("a group changes its name and offer alone, and stays in its program", async () => {
  await post(`/app/programs/${mine.programId}`, "app.programs.$programId", {
    intent: "change-group",
    groupId: mine.groupId,
    name: "Aardvark regrouped",
    offerId: mine.offerId,
    programId: theirs.programId,
    deletedAt: "2000-01-01T00:00:00Z",
  });
  const { shop, programId, groupId, offerId } = mine;
  expect(await db.programGroup.findMany({ where: { id: groupId } })).toMatchObject([
    { shopId: shop.id, programId, offerId, name: "Aardvark regrouped", deletedAt: null },
  ]);
});

test("a cost is in the shop's currency, counts, and is the asking shop's", async () => {
  const id = "01932c07-0000-7000-8000-000000000001";
  await post("/app/costs", "app.costs", {
    id,
    creatorId: mine.creatorId,
    kind: "fee",
    amount: "250",
    incurredOn: "2026-10-01",
  });
  expect(await db.cost.findMany({ where: { id } })).toMatchObject([
    { shopId: mine.shop.id, currency: "USD", amountMinor: 25_000n, voidedAt: null },
  ]);
});

test("a payout opens as open, with the shop's own entries and sums, even under an id that another shop uses", async () => {
  const id = theirs.payoutId;
  await post("/app/payouts", "app.payouts._index", { id, cutOffOn: "2999-12-31" });
  const payout = await db.payout.findFirstOrThrow({
    where: { shopId: mine.shop.id, id },
    include: { items: true },
  });
  expect(payout).toMatchObject({ state: "open", number: 2, currency: "USD", paidAt: null });
  expect(payout.items.map(({ creatorId, amountMinor }) => ({ creatorId, amountMinor }))).toEqual([
    { creatorId: mine.creatorId, amountMinor: 1_234_500n },
  ]);
  await post(`/app/payouts/${id}`, "app.payouts.$payoutId", { step: "cancel" });
  expect(await db.payout.findMany({ where: { id }, orderBy: { state: "asc" } })).toMatchObject([
    { shopId: theirs.shop.id, state: "approved" },
    { shopId: mine.shop.id, state: "cancelled" },
  ]);
});

test("a step cannot be skipped by naming the state", async () => {
  await post(`/app/payouts/${mine.payoutId}`, "app.payouts.$payoutId", {
    step: "paid",
    reference: "x",
  });
  const payout = await db.payout.findFirstOrThrow({ where: { id: mine.payoutId } });
  expect(payout).toMatchObject({ state: "approved", paidAt: null });
});

const visit = (where: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${stack.app}${where}`, {
    redirect: "manual",
    headers: { "user-agent": USER_AGENT, ...headers },
  });

test("a link leads to the storefront of its own shop, whatever else the visit carries", async () => {
  const theirsTo = await visit(`/r/${theirs.slug}?shop=${mine.shop.domain}`, {
    "x-shopify-shop-domain": mine.shop.domain,
    "x-forwarded-host": new URL(mine.shop.storefrontUrl).host,
  });
  expect(theirsTo.status).toBe(302);
  expect(new URL(theirsTo.headers.get("location") ?? "").origin).toBe(theirs.shop.storefrontUrl);
  const [, linkKey] = theirs.slug.split("-");
  expect((await visit(`/r/${mine.shop.key}-${linkKey}`)).status).toBe(404);
});

test("a page in the shop is its own creator's, whoever else its form or its visit names", async () => {
  const theirPage = { where: { shopId: theirs.shop.id }, include: { products: true } };
  const before = await db.landingPage.findMany(theirPage);
  await post(`/app/creators/${mine.creatorId}/page`, "app.creators.$creatorId_.page", {
    id: theirs.creatorId,
    creatorId: theirs.creatorId,
    pageId: theirs.creatorId,
    isShown: "on",
    headline: "Posted page",
    words: "",
    priceMinor: "1",
  });
  expect(await db.landingPage.findMany({ where: { headline: "Posted page" } })).toMatchObject([
    { shopId: mine.shop.id, id: mine.creatorId },
  ]);
  expect(await db.landingPage.findMany(theirPage)).toEqual(before);
  const secret = stack.secrets.apiSecret;
  const [, linkKey = ""] = theirs.slug.split("-");
  for (const door of ["c", "r"]) {
    const brought = (shop: string) =>
      visit(signed(`/proxy/${door}/${linkKey}`, { shop, secret }), {
        "x-shopify-shop-domain": theirs.shop.domain,
      });
    expect((await brought(mine.shop.domain)).status).toBe(404);
    const own = await brought(theirs.shop.domain);
    expect([own.status, (await own.text()).includes("ZEBRACREATOR10")]).toEqual([200, true]);
    const copied = signed(`/proxy/${door}/${linkKey}`, { shop: mine.shop.domain, secret });
    const forged = copied.replace(mine.shop.domain, theirs.shop.domain);
    expect((await visit(forged)).status).toBe(404);
  }
});

test("an earnings page shows one creator, and no cursor leads it to another shop", async () => {
  const { encodeCursor } = await import("#app/kit/page.ts");
  const after = encodeCursor(["2999-01-01T00:00:00.000Z", mine.orderId]);
  const response = await visit(
    `/e/${theirs.earningsToken}?after=${after}&creatorId=${mine.creatorId}&shop=${mine.shop.domain}`,
  );
  const said = await response.text();
  expect(response.status).toBe(200);
  expect(said).toContain("Zebra");
  const traces = await tracesOf(stack, mine, theirs);
  expect(traces.filter((trace) => said.includes(trace))).toEqual([]);
});

test("a webhook with the other shop's order and this shop's name changes neither", async () => {
  const before = await rowsOf(stack, theirs.shop.id);
  const body = JSON.stringify({
    id: Number(theirs.orderGid.split("/").at(-1)),
    admin_graphql_api_id: theirs.orderGid,
    updated_at: "2099-01-01T00:00:00Z",
  });
  const headers = {
    ...headersOf(body),
    "x-shopify-hmac-sha256": sign(body, stack.secrets.apiSecret),
  };
  const response = await fetch(`${stack.app}/webhooks`, { method: "POST", body, headers });
  expect(response.status).toBe(200);
  await stack.digested();
  const where = { gid: theirs.orderGid };
  expect(await db.order.findMany({ where })).toMatchObject([{ shopId: theirs.shop.id }]);
  expect(await rowsOf(stack, theirs.shop.id)).toEqual(before);
});
