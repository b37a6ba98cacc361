// Webhooks as Shopify sends them, for tests of the door: signed with the test secret of tests/support/db.ts.
import { createHmac } from "node:crypto";
import Fastify from "fastify";

const SECRET = "test-secret";

export const sign = (body: string | Buffer, secret = SECRET): string =>
  createHmac("sha256", secret).update(body).digest("base64");

let events = 0;

/** The headers of a delivery; every call is another event unless one is given. */
export function headersOf(
  body: string | Buffer,
  given: Readonly<{ topic?: string; shop?: string; eventId?: string }> = {},
): Record<string, string> {
  const eventId = given.eventId ?? `event-${++events}`;
  return {
    "content-type": "application/json",
    "x-shopify-hmac-sha256": sign(body),
    "x-shopify-topic": given.topic ?? "orders/updated",
    "x-shopify-shop-domain": given.shop ?? "demo.myshopify.com",
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": `webhook-${eventId}`,
    "x-shopify-event-id": eventId,
    "x-shopify-triggered-at": "2026-05-04T12:00:00.123456789Z",
  };
}

/** The door alone, on a server of its own. */
export async function openDoor() {
  const { registerWebhookDoor } = await import("#app/shopify/inbox.server.ts");
  const app = Fastify();
  registerWebhookDoor(app);
  await app.ready();
  return {
    app,
    /** Delivers a body and gives the status. */
    deliver: async (
      body: string | Buffer,
      headers: Record<string, string> = headersOf(body),
      url = "/webhooks",
    ): Promise<number> =>
      (await app.inject({ method: "POST", url, payload: body, headers })).statusCode,
  };
}
