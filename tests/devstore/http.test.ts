import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hmacOf, KEY, type Received, SECRET, startDevStore, until } from "./process.ts";

const DATA = mkdtempSync(join(tmpdir(), "devstore-"));
const SHOP = { "x-dev-store-shop": "demo.myshopify.com" };
let statusOf: (received: Received, count: number) => number = () => 200;
let store: Awaited<ReturnType<typeof startDevStore>>;

beforeAll(async () => {
  store = await startDevStore((one, count) => statusOf(one, count), DATA);
  await store.send("/control/settings", { retryScale: 0.0005, jobDelayMs: 10 });
  await store.send("/control/products", { title: "Serum", sku: "SERUM", price: 40 });
}, 30_000);

afterAll(async () => {
  await store.stop();
  rmSync(DATA, { recursive: true });
});

function exchange(subjectToken: string) {
  return store.send(
    "/admin/oauth/access_token",
    {
      client_id: KEY,
      client_secret: SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: subjectToken,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    },
    SHOP,
  );
}

const refresh = (refresh_token: unknown) =>
  store.send(
    "/admin/oauth/access_token",
    { client_id: KEY, client_secret: SECRET, grant_type: "refresh_token", refresh_token },
    SHOP,
  );

const sessionToken = async () =>
  String((await store.send("/control/session-token?shop=demo")).body.token);

const shopName = (token: unknown) =>
  store.send(
    "/admin/api/2026-10/graphql.json",
    { query: "{ shop { name } }" },
    { ...SHOP, "x-shopify-access-token": String(token) },
  );

const order = (more: object = { noteAttributes: { odd: "12n" } }) =>
  store.send("/control/orders", { lines: [{ sku: "SERUM", quantity: 1 }], ...more });

/** What earlier tests have caused is waited for first. */
async function forgetReceived(): Promise<void> {
  await idle();
  store.received.length = 0;
}

const idle = () => until(async () => (await store.send("/control/deliveries")).body.pending === 0);

test("a shop without the app gets no webhooks and no answer from the Admin API", async () => {
  expect((await order()).status).toBe(201);
  expect((await store.send("/control/deliveries")).body.total).toBe(0);
  expect((await shopName("shpat_nope")).status).toBe(401);
});

test("a token is exchanged for a session token of this app and shop, not for a forged one", async () => {
  const token = await sessionToken();
  const [header, payload] = token.split(".");
  expect((await exchange(`${header}.${payload}.${"a".repeat(43)}`)).body).toMatchObject({
    error: "invalid_subject_token",
  });
  await store.send("/control/shops", { handle: "other" });
  const foreign = String((await store.send("/control/session-token?shop=other")).body.token);
  expect((await exchange(foreign)).status).toBe(400);

  const [first, second] = await Promise.all([exchange(token), exchange(token)]);
  expect(Object.keys(first.body)).toEqual([
    "access_token",
    "scope",
    "expires_in",
    "refresh_token",
    "refresh_token_expires_in",
  ]);
  expect(first.body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
  for (const { body } of [first, second])
    expect((await shopName(body.access_token)).status).toBe(200);

  const next = await refresh(first.body.refresh_token);
  const retried = await refresh(first.body.refresh_token);
  expect([next.status, retried.status]).toEqual([200, 200]);
  await refresh(retried.body.refresh_token);
  expect((await refresh(first.body.refresh_token)).body).toMatchObject({ error: "invalid_grant" });

  await store.send("/control/revoke-tokens", {});
  expect((await shopName(next.body.access_token)).status).toBe(401);
  await exchange(await sessionToken());
});

test("the webhooks of an order are signed, share one event id and carry only the fields asked for", async () => {
  await forgetReceived();
  const placed = await order();
  await idle();
  const topics = store.received.map(({ headers }) => headers["x-shopify-topic"]);
  expect(topics.sort()).toEqual(["orders/create", "orders/paid", "orders/updated"]);
  expect(new Set(store.received.map(({ headers }) => headers["x-shopify-event-id"])).size).toBe(1);
  expect(new Set(store.received.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(
    3,
  );
  for (const { headers, body } of store.received) {
    expect(headers["x-shopify-hmac-sha256"]).toBe(hmacOf(body));
    expect(headers["x-shopify-shop-domain"]).toBe("demo.myshopify.com");
    expect(headers["x-shopify-api-version"]).toBe("2026-10");
    expect(Object.keys(JSON.parse(body))).toEqual(["id", "admin_graphql_api_id", "updated_at"]);
    expect(body).toContain(`"admin_graphql_api_id":"${placed.body.gid}"`);
  }
});

test("ids above 2^53 keep their digits in a webhook", async () => {
  await store.send("/control/shops", { handle: "demo", bigIds: true });
  await forgetReceived();
  const { body } = await order();
  await store.send(`/control/orders/${body.id}/edits`, { add: [{ sku: "SERUM" }] });
  await idle();
  const edited = store.received.find(
    ({ headers }) => headers["x-shopify-topic"] === "orders/edited",
  );
  expect(edited?.body).toContain(`"order_id":${body.id},`);
  await store.send("/control/shops", { handle: "demo", bigIds: false });
});

test("a webhook that is not answered with 2xx comes again, the same", async () => {
  await forgetReceived();
  statusOf = (_one, count) => (count < 3 ? 500 : 200);
  await store.send("/control/uninstall", {});
  await idle();
  statusOf = () => 200;
  expect(store.received).toHaveLength(3);
  expect(
    new Set(store.received.map(({ body, headers }) => body + headers["x-shopify-webhook-id"])).size,
  ).toBe(1);
  const log = (await store.send("/control/deliveries?topic=app/uninstalled")).body;
  expect(log).toMatchObject({
    delivered: 1,
    deliveries: [{ attempts: [{ status: 500 }, { status: 500 }, { status: 200 }] }],
  });
  await exchange(await sessionToken());
});

test("after eight retries a webhook is given up", async () => {
  await forgetReceived();
  await store.send("/control/settings", { retryScale: 0.00001 });
  statusOf = () => 503;
  await store.send("/control/compliance", { topic: "shop/redact" });
  await idle();
  statusOf = () => 200;
  await store.send("/control/settings", { retryScale: 0.0005 });
  expect(store.received).toHaveLength(9);
  expect((await store.send("/control/deliveries?topic=shop/redact")).body).toMatchObject({
    failed: 1,
  });
});

test("webhooks are dropped, doubled and delayed on demand", async () => {
  await forgetReceived();
  await store.send("/control/faults", {
    drop: { next: 1 },
    duplicate: { next: 1 },
    delayMs: { next: 1, ms: 150 },
  });
  await order();
  await idle();
  const { deliveries } = (await store.send("/control/deliveries?limit=4")).body as {
    deliveries: { status: string; isDuplicate: boolean; webhookId: string }[];
  };
  expect(deliveries.map(({ status, isDuplicate }) => [status, isDuplicate])).toEqual([
    ["dropped", false],
    ["delivered", false],
    ["delivered", true],
    ["delivered", false],
  ]);
  expect(store.received).toHaveLength(3);
  expect((await store.send("/control/faults")).body).toEqual({ faults: {} });
});

test("the Admin API fails, and is slow, as often as asked", async () => {
  const { body } = await exchange(await sessionToken());
  await store.send("/control/faults", { api: { error5xx: 1, latencyMs: { next: 1, ms: 80 } } });
  const started = performance.now();
  expect((await shopName(body.access_token)).status).toBe(503);
  expect(performance.now() - started).toBeGreaterThan(75);
  expect((await shopName(body.access_token)).status).toBe(200);
});

test("bad input is a sentence with 400, a thing that is not there one with 404", async () => {
  const cases = [
    ["/control/orders", { lines: [{ sku: "NOPE" }] }, 400],
    ["/control/orders", { shop: "nope", lines: [] }, 404],
    ["/control/orders/1/refunds", {}, 404],
    ["/control/faults", { sabotage: 1 }, 400],
    ["/control/shops", { handle: "Not A Handle" }, 400],
    ["/control/products", { title: "X", sku: "X", price: "1.234" }, 400],
    ["/control/compliance", { topic: "customers/redact" }, 400],
    ["/control/nothing", {}, 404],
  ] as const;
  for (const [path, body, status] of cases) {
    const answer = await store.send(path, body);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.body.error).toMatch(/^[A-Z"].*[.:]/);
  }
});

test("a merchant's change of a code reaches the app", async () => {
  await store.send("/control/discounts", { code: "LEAK10", percentage: 0.1 });
  await forgetReceived();
  await store.send("/control/discounts/leak10", {
    rename: { from: "LEAK10", to: "LEAK15" },
    percentage: 0.15,
  });
  await store.send("/control/discounts/LEAK15", { removeCode: "leak15" });
  await idle();
  const topics = store.received.map(({ headers }) => headers["x-shopify-topic"]);
  expect(topics.sort()).toEqual(["discounts/redeemcode_removed", "discounts/update"]);
});

test("after a restart everything is there, and ids go on", async () => {
  const before = (await store.send("/control/orders?shop=demo")).body;
  await sleep(10);
  await store.stop();
  store = await startDevStore(() => 200, DATA);
  expect((await store.send("/control/orders?shop=demo")).body).toEqual(before);
  const { orders } = before as { orders: { id: string }[] };
  const placed = (await order()).body;
  expect(orders.every(({ id }) => id !== placed.id)).toBe(true);
}, 30_000);
