// Webhooks as Shopify sends them, as bytes for the load generator.
import { createHmac, randomUUID } from "node:crypto";
import { BENCH_SECRET } from "./database.ts";
import { gidOfOrder } from "./order-answers.ts";

const BODY_BYTES = 6_000;

/** Signed webhooks of 6 kB about some orders in turn; each has an event id of its own, as no two of Shopify's are equal. */
export function webhookRequests(
  path: string,
  shop: string,
  orders: Readonly<{ first: number; count: number }>,
): () => Buffer {
  const bodies = Array.from({ length: orders.count }, (_, i) => bodyOf(orders.first + i));
  let sent = 0;
  return () => {
    const { body, hmac } = bodies[sent++ % bodies.length] as (typeof bodies)[number];
    const id = randomUUID();
    const head = [
      `POST ${path} HTTP/1.1`,
      "Host: 127.0.0.1",
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
      "X-Shopify-Topic: orders/updated",
      `X-Shopify-Hmac-Sha256: ${hmac}`,
      `X-Shopify-Shop-Domain: ${shop}`,
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
  const gid = gidOfOrder(number);
  const order = {
    id: Number(gid.split("/").at(-1)),
    admin_graphql_api_id: gid,
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
