import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { headersOf, openDoor, sign } from "../support/door.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");
const { app, deliver } = await openDoor();

beforeAll(async () => {
  await makeShop(db, { domain: "demo.myshopify.com" });
  await makeShop(db, { domain: "gone.myshopify.com", uninstalledAt: new Date() });
});
afterAll(async () => {
  await app.close();
  await closeDatabase();
  await database.drop();
});

const ORDER = '{"id":5,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508"}';
const rowsOf = (eventId: string) =>
  db.inboxEvent.findMany({ where: { id: { contains: `/${eventId}` } } });

test("a signed order webhook is stored once, without its payload", async () => {
  const headers = headersOf(ORDER, { eventId: "first", topic: "orders/create" });
  expect(await deliver(ORDER, headers)).toBe(200);
  expect(await rowsOf("first")).toMatchObject([
    {
      id: "orders/create/first",
      topic: "orders/create",
      subjectGid: "gid://shopify/Order/820982911946154508",
      payload: null,
      triggeredAt: new Date("2026-05-04T12:00:00.123Z"),
      attempts: 0,
      settledAt: null,
    },
  ]);
});

test("R1: fifty deliveries of one event at once are one row, and each is answered 200", async () => {
  const headers = headersOf(ORDER, { eventId: "fifty" });
  const statuses = await Promise.all(Array.from({ length: 50 }, () => deliver(ORDER, headers)));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await rowsOf("fifty")).toHaveLength(1);
});

test("deliveries at once share inserts and all are stored", async () => {
  const statuses = await Promise.all(
    Array.from({ length: 600 }, (_, i) =>
      deliver(ORDER, headersOf(ORDER, { eventId: `burst-${i}.` })),
    ),
  );
  expect(statuses.every((status) => status === 200)).toBe(true);
  expect(await rowsOf("burst-")).toHaveLength(600);
});

test("R2: the webhook id stands in where there is no event id; a named subscription is an event of its own", async () => {
  const { "x-shopify-event-id": _none, ...headers } = headersOf(ORDER, { eventId: "r2" });
  expect(await deliver(ORDER, headers)).toBe(200);
  expect(await deliver(ORDER, { ...headers, "x-shopify-name": "second" })).toBe(200);
  expect((await rowsOf("webhook-r2")).map(({ id }) => id).sort()).toEqual([
    "orders/updated/webhook-r2",
    "orders/updated/webhook-r2/second",
  ]);
});

test("a message keeps its payload", async () => {
  const body = '{"admin_graphql_api_id":"gid://shopify/DiscountCodeNode/1","title":"Spring"}';
  expect(
    await deliver(body, headersOf(body, { eventId: "message", topic: "discounts/update" })),
  ).toBe(200);
  expect(await rowsOf("message")).toMatchObject([
    { subjectGid: "gid://shopify/DiscountCodeNode/1", payload: JSON.parse(body) },
  ]);
});

test.each([
  ["missing", undefined],
  ["empty", ""],
  ["short", "abc="],
  ["of another secret", sign(ORDER, "other")],
  ["in hex", Buffer.from(sign(ORDER), "base64").toString("hex")],
  ["of another body", sign(`${ORDER} `)],
  ["with a bit flipped that base64 ignores", sign(ORDER).replace(/.=$/, flippedLast)],
])(
  "S1: a signature %s is 401 and writes nothing, for compliance topics too",
  async (_what, hmac) => {
    for (const topic of ["orders/updated", "customers/redact", "no/topic"]) {
      const { "x-shopify-hmac-sha256": _good, ...rest } = headersOf(ORDER, {
        topic,
        eventId: "forged",
      });
      const headers = hmac === undefined ? rest : { ...rest, "x-shopify-hmac-sha256": hmac };
      expect(await deliver(ORDER, headers)).toBe(401);
    }
    expect(await rowsOf("forged")).toEqual([]);
  },
);

function flippedLast(end: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return `${alphabet[alphabet.indexOf(end[0] ?? "") ^ 1]}=`;
}

test("malformed JSON is 400, an unknown topic 404, missing headers 400", async () => {
  for (const body of ["", "{", "[]", "null", '{"id":5} x', "\u0000"])
    expect(await deliver(body, headersOf(body))).toBe(400);
  expect(await deliver(ORDER, headersOf(ORDER, { topic: "products/update" }))).toBe(404);
  for (const name of ["x-shopify-shop-domain", "x-shopify-event-id"]) {
    const headers = headersOf(ORDER);
    delete headers[name];
    if (name === "x-shopify-event-id") delete headers["x-shopify-webhook-id"];
    expect(await deliver(ORDER, headers)).toBe(400);
  }
  expect(await deliver(ORDER, headersOf(ORDER, { eventId: "x".repeat(256) }))).toBe(400);
});

test("an unknown shop is answered 200 and leaves nothing; an uninstalled one is still heard", async () => {
  const of = (shop: string, eventId: string) => deliver(ORDER, headersOf(ORDER, { shop, eventId }));
  expect(await of("nobody.myshopify.com", "unknown")).toBe(200);
  expect(await rowsOf("unknown")).toEqual([]);
  expect(await of("GONE.myshopify.com", "after-uninstall")).toBe(200);
  expect(await rowsOf("after-uninstall")).toHaveLength(1);
});

test("S3: a message of one shop cannot be passed off as another's", async () => {
  const body = '{"shop_id":1,"shop_domain":"gone.myshopify.com"}';
  const headers = headersOf(body, { topic: "shop/redact", eventId: "passed-off" });
  expect(await deliver(body, headers)).toBe(200);
  expect(await rowsOf("passed-off")).toEqual([]);
});

test("S5: a body above 5 MB is 413, one of 5 MB is read", async () => {
  const body = (bytes: number) => `{"id":5,"note":"${"x".repeat(bytes - 18)}"}`;
  const fits = body(5 * 1024 * 1024);
  expect(Buffer.byteLength(fits)).toBe(5 * 1024 * 1024);
  expect(await deliver(fits)).toBe(200);
  expect(await deliver(body(5 * 1024 * 1024 + 1))).toBe(413);
  expect(await deliver(body(10 * 1024 * 1024))).toBe(413);
});

test("S5: nesting 100,000 levels deep is 400", async () => {
  const body = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  expect(await deliver(body, headersOf(body, { topic: "discounts/update" }))).toBe(400);
});

test("a payload that PostgreSQL cannot hold is 400 and takes no other delivery with it", async () => {
  const poison = '{"title":"\\u0000"}';
  const healthy = '{"title":"fine"}';
  const of = (body: string, eventId: string) =>
    deliver(body, headersOf(body, { topic: "discounts/update", eventId }));
  const statuses = await Promise.all([
    of(healthy, "beside-1"),
    of(poison, "poison"),
    of(healthy, "beside-2"),
  ]);
  expect(statuses).toEqual([200, 400, 200]);
  expect(await rowsOf("beside-")).toHaveLength(2);
});

test("S5: a body that comes too slowly is cut with 408", { timeout: 15_000 }, async () => {
  await app.listen({ port: 0, host: "127.0.0.1" });
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
    const head = Object.entries(headersOf(ORDER)).map(([name, value]) => `${name}: ${value}`);
    socket.write(
      `POST /webhooks HTTP/1.1\r\nhost: x\r\n${head.join("\r\n")}\r\ncontent-length: ${ORDER.length}\r\n\r\n{`,
    );
  });
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test("R12: a database that hangs is answered 503 before Shopify gives up, and what came is stored once", {
  timeout: 20_000,
}, async () => {
  const headers = headersOf(ORDER, { eventId: "hanging" });
  const isLocked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const lock = db.$transaction(
    async (tx) => {
      await tx.$executeRaw`lock table "InboxEvent" in access exclusive mode`;
      isLocked.resolve();
      await release.promise;
    },
    { timeout: 15_000 },
  );
  await isLocked.promise;
  const begun = performance.now();
  const answer = await app.inject({ method: "POST", url: "/webhooks", payload: ORDER, headers });
  expect(performance.now() - begun).toBeLessThan(4_900);
  expect(answer.statusCode).toBe(503);
  expect(answer.headers["retry-after"]).toBe("5");
  release.resolve();
  await lock;
  expect(await deliver(ORDER, headers)).toBe(200);
  expect(await rowsOf("hanging")).toHaveLength(1);
});

test("R10: while the database is away the answer is 503, and 200 again when it is back", {
  timeout: 30_000,
}, async () => {
  const name = new URL(database.url).pathname.slice(1);
  const server = new URL(database.url);
  server.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
    name,
  ]);
  for (let i = 0; i < 20; i++)
    expect(await deliver(ORDER, headersOf(ORDER, { eventId: `away-${i}.` }))).toBe(503);
  await admin.query(`alter database ${name} allow_connections true`);
  await admin.end();
  expect(await deliver(ORDER, headersOf(ORDER, { eventId: "away-0." }))).toBe(200);
  expect(await rowsOf("away-")).toHaveLength(1);
});

test("every sample payload, signed, is answered by its topic", async () => {
  const folder = new URL("./payloads/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const answers = new Map<string, number>();
  for (const name of names) {
    const body = readFileSync(new URL(name, folder));
    const topic = topicOf(name);
    const headers = headersOf(body, { topic, eventId: `sample-${name}` });
    answers.set(name, await deliver(body, headers, "/webhooks/orders"));
    expect(await deliver(body, headers), `${name} twice`).toBe(answers.get(name));
  }
  const refused = [...answers].filter(([, status]) => status !== 200);
  expect(Object.fromEntries(refused)).toEqual({
    "docs_2026-07_order_transactions_create.json": 404,
    "docs_2026-07_subscription_contracts_create.json": 404,
    "gadget_2025-04_customers_1.json": 404,
    "gadget_2025-04_orders_3.json": 400, // a risk assessment, not an order
  });
  expect(await rowsOf("sample-")).toHaveLength(names.length - refused.length);
});

function topicOf(name: string): string {
  const docs =
    /^docs_2026-07_(app|bulk_operations|customers|discounts|order_transactions|orders|refunds|shop|subscription_contracts)_(\w+)\.json$/.exec(
      name,
    );
  if (docs) return `${docs[1]}/${docs[2]}`;
  if (name.includes("customers")) return "customers/update";
  if (name.includes("bulk_operations")) return "bulk_operations/finish";
  if (name.includes("discounts")) return "discounts/update";
  if (name.includes("refund_") || name.includes("refunds")) return "refunds/create";
  return name === "gadget_2025-04_orders_2.json" ? "orders/edited" : "orders/updated";
}
