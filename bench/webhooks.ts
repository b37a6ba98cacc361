// Webhooks accepted a second, durable before the answer: the app's door beside a bare server with the same check and one insert, and
// beside the route that Shopify's template would have.
import { createHmac, randomUUID } from "node:crypto";
import { BENCH_SECRET, BENCH_SHOP, openBenchDatabase } from "./support/database.ts";
import { median, printReport } from "./support/report.ts";
import { type Contender, latencyAtHalf, playRounds } from "./support/rounds.ts";
import { type Server, startServer } from "./support/server.ts";

const CONNECTIONS = 32;
const BODY_BYTES = 6_000;
const BODIES = 500;

export async function benchWebhooks(
  options: Readonly<{ rounds: number; seconds: number }>,
): Promise<void> {
  const database = await openBenchDatabase();
  const servers: Server[] = [];
  const start = async (name: string, args: readonly string[], path: string): Promise<Contender> => {
    const server = await startServer(args, database.environment);
    servers.push(server);
    return { name, server, request: requests(path) };
  };
  try {
    const product = await start("product", ["app/server.ts"], "/webhooks");
    const floor = await start("bare + one insert", ["bench/floors/webhooks.ts"], "/webhooks");
    const template = await start(
      "Shopify template",
      ["node_modules/@remix-run/serve/dist/cli.js", "bench/floors/template/server-build.mjs"],
      "/webhooks",
    );
    const plan = {
      contenders: [product, floor, template],
      connections: CONNECTIONS,
      expected: ["200"],
      ...options,
    };
    const outcomes = await playRounds(plan);
    const rates = (name: string) => (outcomes[name] ?? []).map((outcome) => outcome.perSecond);
    const ratios = (name: string) =>
      rates("product").map((rate, round) => rate / (rates(name)[round] ?? Number.NaN));
    const value = median(rates("product"));
    const half = await latencyAtHalf(plan, product, value);
    await printReport(
      plan.contenders.map(({ name, server }) => ({
        server: name,
        "accepted/s": Math.round(median(rates(name))),
        "p50 ms": median((outcomes[name] ?? []).map((outcome) => outcome.p50Ms)).toFixed(2),
        "p99 ms": median((outcomes[name] ?? []).map((outcome) => outcome.p99Ms)).toFixed(1),
        "peak MB": server.peakMemoryMb(),
      })),
      {
        bench: "webhooks",
        unit: "webhooks/s",
        value,
        floor: median(rates(floor.name)),
        ratio: median(ratios(floor.name)),
        timesTemplate: median(ratios(template.name)),
        ...half,
        latencyAt: "half the highest rate",
        peakMemoryMb: product.server.peakMemoryMb(),
        n: rates("product").length,
      },
      database.url,
    );
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.close();
  }
}

/** Signed order webhooks of 6 kB; each has an event id of its own, as no two of Shopify's are equal. */
function requests(path: string): () => Buffer {
  const bodies = Array.from({ length: BODIES }, (_, i) => bodyOf(i));
  let sent = 0;
  return () => {
    const { body, hmac } = bodies[sent++ % BODIES] as (typeof bodies)[number];
    const id = randomUUID();
    const head = [
      `POST ${path} HTTP/1.1`,
      "Host: 127.0.0.1",
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
      "X-Shopify-Topic: orders/updated",
      `X-Shopify-Hmac-Sha256: ${hmac}`,
      `X-Shopify-Shop-Domain: ${BENCH_SHOP.domain}`,
      "X-Shopify-API-Version: 2026-10",
      `X-Shopify-Webhook-Id: ${id}`,
      `X-Shopify-Event-Id: ${id}`,
      "X-Shopify-Triggered-At: 2026-11-20T10:00:00.000Z",
      "",
      "",
    ].join("\r\n");
    return Buffer.concat([Buffer.from(head), body]);
  };
}

function bodyOf(number: number) {
  const id = 5_000_000_000_000 + number;
  const order = {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    updated_at: "2026-11-20T10:00:00.000Z",
    note_attributes: [] as { name: string; value: string }[],
  };
  while (JSON.stringify(order).length < BODY_BYTES)
    order.note_attributes.push({
      name: `field ${order.note_attributes.length}`,
      value: "x".repeat(60),
    });
  const body = Buffer.from(JSON.stringify(order));
  return { body, hmac: createHmac("sha256", BENCH_SECRET).update(body).digest("base64") };
}
