// Two shops in one database: whatever one of them asks for, nothing of the other comes back, and nothing of the other changes.
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeCursor } from "#app/kit/page.ts";
import { type Ask, type Asks, from } from "../support/asks.ts";
import { codeAsks } from "../support/asks-of-codes.ts";
import { importAsks } from "../support/asks-of-imports.ts";
import { linkAsks } from "../support/asks-of-links.ts";
import { programAsks } from "../support/asks-of-programs.ts";
import { type Stack, startStack } from "../support/stack.ts";
import {
  type Db,
  makeTenant,
  openTables,
  rowsOf,
  type Tenant,
  tracesOf,
} from "../support/tenant.ts";

const ROUTES = path.resolve(import.meta.dirname, "../../app/routes");

let stack: Stack;
let db: Db;
let mine: Tenant;
let theirs: Tenant;
let traces: string[];
let theirRows: Record<string, unknown[]>;

beforeAll(async () => {
  stack = await startStack();
  db = openTables(stack);
  mine = await makeTenant(stack, db, { handle: "demo", mark: "Aardvark", minor: 1_234_500n });
  theirs = await makeTenant(stack, db, { handle: "zebra", mark: "Zebra", minor: 9_876_543n });
  traces = [...(await tracesOf(stack, theirs, mine)), "98,765.43", "98765.43"];
  theirRows = await rowsOf(stack, theirs.shop.id);
});

afterAll(async () => {
  await db?.$disconnect();
  await stack?.stop();
});

/**
 * What one shop asks of each route with the other shop's ids in every place that takes one. A route that is not in this table fails
 * the first test.
 */
const asksOf: Asks = {
  _index: () => [{ at: "/", status: 200 }],
  app: (other) => [{ at: `/app${from({ shop: other.shop.domain })}`, status: 200 }],
  "app.$": (other) => [{ at: `/app/nonsense/${other.creatorId}`, status: 404 }],
  "app._index": (other) => [
    { at: `/app${from({ q: "Zebra", creator: other.creatorId })}`, status: 200 },
  ],
  "app.analytics._index": (other) => [
    { at: `/app/analytics${from({ preset: "last-90-days" })}`, status: 200 },
    { at: `/app/analytics${from({ q: other.shop.key, shopId: other.shop.id })}`, status: 200 },
  ],
  "app.analytics.creators[.]csv": (other) => [
    {
      at: `/app/analytics/creators.csv${from({ from: "2026-01-01", to: "2027-12-31", shopId: other.shop.id })}`,
      status: 200,
    },
  ],
  "app.commissions": (other) => [
    { at: "/app/commissions", post: adjustmentOf({ creatorId: other.creatorId }), status: 404 },
  ],
  "app.costs": (other) => [
    { at: `/app/costs${from({ creator: other.creatorId })}`, status: 200 },
    { at: `/app/costs${from({ after: encodeCursor(["2999-01-01", other.costId]) })}`, status: 200 },
    { at: "/app/costs", post: { step: "void", id: other.costId }, status: 404 },
    { at: "/app/costs", post: costOf({ creatorId: other.creatorId }), status: 404 },
  ],
  ...codeAsks,
  "app.creators._index": (other) => [
    { at: "/app/creators", status: 200 },
    {
      at: `/app/creators${from({ cursor: encodeCursor(["next", "name", "A", other.creatorId]) })}`,
      status: 200,
    },
    { at: `/app/creators${from({ q: "CREATOR10", shopId: other.shop.id })}`, status: 200 },
  ],
  ...importAsks,
  "app.creators.new": (other) => [
    { at: `/app/creators/new${from({ offer: other.offerId })}`, status: 200 },
    { at: "/app/creators/new", post: creatorOf({ defaultOfferId: other.offerId }), status: 200 },
  ],
  "app.history": (other) => [{ at: `/app/history${from({ shopId: other.shop.id })}`, status: 200 }],
  ...linkAsks,
  "app.orders.$orderId": (other) => {
    const at = `/app/orders/${other.orderId}`;
    const own = `/app/orders/${mine.orderId}`;
    return [
      { at, status: 404 },
      { at: `/app/orders/${encodeURIComponent(other.orderGid)}`, status: 404 },
      { at, post: correctionOf({ kind: "exclude" }), status: 404 },
      { at, post: correctionOf({ kind: "assign", creatorId: mine.creatorId }), status: 404 },
      { at: own, post: correctionOf({ kind: "assign", creatorId: other.creatorId }), status: 404 },
    ];
  },
  "app.orders._index": (other) => [
    { at: "/app/orders", status: 200 },
    { at: `/app/orders${from({ creator: other.creatorId })}`, status: 200 },
    {
      at: `/app/orders${from({ cursor: encodeCursor([other.orderAt.toISOString(), other.orderId]) })}`,
      status: 200,
    },
  ],
  "app.payouts.$payoutId": (other) => {
    const at = `/app/payouts/${other.payoutId}`;
    return [
      { at, status: 404 },
      { at, post: { step: "approve" }, status: 404 },
      { at, post: { step: "cancel" }, status: 404 },
      { at, post: { step: "settle", reference: "taken" }, status: 404 },
    ];
  },
  "app.payouts.$payoutId[.]csv": (other) => [
    { at: `/app/payouts/${other.payoutId}.csv`, status: 404 },
  ],
  "app.payouts._index": (other) => [
    { at: `/app/payouts${from({ cutOffOn: "2999-12-31" })}`, status: 200 },
    { at: `/app/payouts${from({ before: encodeCursor(["9"]) })}`, status: 200 },
    // The other shop's id is this shop's own key like any other: what is opened is this shop's.
    { at: "/app/payouts", post: { id: other.payoutId, cutOffOn: "2000-01-01" }, status: 200 },
  ],
  "app.portal.links": (other) => [
    { at: "/app/portal/links", post: { step: "make", creatorId: other.creatorId }, status: 404 },
    { at: "/app/portal/links", post: { step: "revoke", creatorId: other.creatorId }, status: 404 },
  ],
  "app.programs.offers.$offerId": (other) => {
    const at = `/app/programs/offers/${other.offerId}`;
    return [
      { at, status: 404 },
      { at, post: { intent: "publish" }, status: 404 },
      { at, post: { intent: "rewrite", name: "Taken over" }, status: 404 },
      { at, post: { intent: "accept-drift", seen: "0".repeat(64) }, status: 404 },
      { at, post: { intent: "restore-drift", seen: "0".repeat(64) }, status: 404 },
      { at, post: { commissionKind: "rate", rate: "99" }, status: 404 },
    ];
  },
  "app.programs.offers.$offerId_.effect": (other) => {
    const query = from({ commissionKind: "rate", rate: "50" });
    return [{ at: `/app/programs/offers/${other.offerId}/effect${query}`, status: 404 }];
  },
  "app.programs.offers.margins": (other) => {
    const query = from({ name: "x", value: "10", rate: "10", offerId: other.offerId });
    return [{ at: `/app/programs/offers/margins${query}`, status: 200 }];
  },
  "app.programs.offers._index": (other) => [
    { at: "/app/programs/offers", status: 200 },
    { at: `/app/programs/offers${from({ before: other.offerId })}`, status: 200 },
  ],
  "app.programs.offers.new": () => [{ at: "/app/programs/offers/new", status: 200 }],
  "app.settings.$requestId[.]json": (other) => [
    { at: `/app/settings/${other.requestId}.json`, status: 404 },
  ],
  "app.settings._index": (other) => [
    { at: "/app/settings", status: 200 },
    {
      at: `/app/settings${from({ after: encodeCursor(["2999-01-01T00:00:00.000Z", other.requestId]) })}`,
      status: 200,
    },
  ],
  "app.tracking": (other) => [
    { at: "/app/tracking", status: 200 },
    {
      at: `/app/tracking${from({ after: encodeCursor(["2999-01-01T00:00:00.000Z", other.orderGid]) })}`,
      status: 200,
    },
    {
      at: "/app/tracking",
      post: { step: "retry", id: `orders/create/${other.orderGid}` },
      status: 200,
    },
    { at: "/app/tracking", post: { step: "retry-all", shopId: other.shop.id }, status: 200 },
  ],
  "auth.$": (other) => [{ at: `/auth/callback${from({ shop: other.shop.domain })}`, status: 302 }],
  "e.$token": (other) => [
    // The other shop's secret behind this shop's key opens neither.
    { at: `/e/${mine.shop.key}-${other.earningsToken.split("-")[1]}`, status: 404 },
    { at: `/e/${other.creatorId}`, status: 404 },
  ],
  ...programAsks(() => mine),
};

const costOf = (given: Readonly<Record<string, string>>) => ({
  id: "01932c07-0000-7000-8000-000000000001",
  creatorId: mine.creatorId,
  kind: "fee",
  amount: "250",
  incurredOn: "2026-10-01",
  note: "",
  ...given,
});

const adjustmentOf = (given: Readonly<Record<string, string>>) => ({
  id: "01932c07-0000-7000-8000-000000000002",
  kind: "bonus",
  amount: "25",
  note: "taken over",
  ...given,
});

const correctionOf = (given: Readonly<Record<string, string>>) => ({
  id: "01932c07-0000-7000-8000-000000000003",
  note: "taken over",
  ...given,
});

const creatorOf = (given: Readonly<Record<string, string>>) => ({
  name: "New person",
  handle: "newperson",
  platform: "tiktok",
  followers: "10",
  defaultOfferId: mine.offerId,
  ...given,
});

const routeIds = readdirSync(ROUTES).map((file) => file.replace(/\.tsx?$/, ""));
const RESOURCES = new Set([
  "app.commissions",
  "app.creators.import.upload",
  "app.links.$linkId_.qr",
  "app.portal.links",
  "app.programs.applications.screenings",
  "apply.$slug",
  "auth.$",
  "proxy.$key",
]);
const isPage = (route: string): boolean => !route.includes("[.]") && !RESOURCES.has(route);

/** As a page's script asks, and as a browser does: the data of the one route, and the whole document. */
function waysOf(route: string, { at, post }: Ask): readonly string[] {
  const data = `${at}${at.includes("?") ? "&" : "?"}_data=${encodeURIComponent(`routes/${route}`)}`;
  if (!isPage(route)) return post ? [data, at] : [at];
  return post ? [data] : [data, at];
}

async function send(where: string, { post }: Ask, shop = mine.handle): Promise<Response> {
  return stack.appFetch(where, {
    shop,
    ...(post ? { method: "POST", body: new URLSearchParams(post) } : {}),
  });
}

const everything = async (response: Response): Promise<string> =>
  `${[...response.headers].join("\n")}\n${await response.text()}`;

test("every route is in the sweep, and there is much to look for", () => {
  expect(traces.length).toBeGreaterThan(30);
  expect(Object.keys(asksOf).sort()).toEqual(routeIds.sort());
});

test("what this shop sees of its own is not nothing, so that seeing nothing means something", async () => {
  for (const where of [
    `/app/creators/${mine.creatorId}`,
    `/app/creators/${mine.creatorId}/page`,
    `/app/links/${mine.linkId}`,
    `/app/orders/${mine.orderId}`,
    `/app/payouts/${mine.payoutId}`,
    `/app/payouts/${mine.payoutId}.csv`,
    `/app/settings/${mine.requestId}.json`,
    `/app/programs/offers/${mine.offerId}`,
    `/app/programs/${mine.programId}`,
    `/app/programs/applications/${mine.applicationId}`,
  ]) {
    const response = await send(where, { at: where, status: 200 });
    expect([where, response.status]).toEqual([where, 200]);
    expect(await response.text()).toContain("Aardvark");
  }
});

test.each(routeIds)("%s gives nothing of another shop", async (route) => {
  for (const ask of asksOf[route]?.(theirs) ?? []) {
    for (const where of waysOf(route, ask)) {
      const response = await send(where, ask);
      const said = await everything(response);
      expect([where, ask.post ?? "GET", response.status]).toEqual([
        where,
        ask.post ?? "GET",
        ask.status,
      ]);
      const asked = decodeURIComponent(`${where} ${JSON.stringify(ask.post ?? {})}`);
      const leaks = traces.filter((trace) => said.includes(trace) && !isEchoed(trace, asked));
      expect([where, leaks]).toEqual([where, []]);
    }
  }
});

/** What the asker itself sent may come back in the address of the answer. */
const isEchoed = (trace: string, asked: string): boolean =>
  asked.toLowerCase().includes(trace.toLowerCase());

test("after the sweep every row of the other shop is as it was", async () => {
  expect(await rowsOf(stack, theirs.shop.id)).toEqual(theirRows);
});
