// A topic says what a webhook is about. Every order topic means only "this order changed": its payload is a hint, not the truth.
import { digitsOf, scanObject, stringOf } from "#app/shopify/scan-json.ts";

/** `order`: read the order again. `message`: the payload itself is the news, so it is kept. */
export type TopicKind = "order" | "message";

export type Subject = Readonly<{
  kind: TopicKind;
  /** The Shopify id of what the event is about; "" when the body names none. */
  gid: string;
  /** The shop that the body itself names, lower case; null when it names none. Headers are not signed, the body is. */
  shopDomain: string | null;
}>;

const TOPICS: Readonly<Record<string, TopicKind>> = {
  "orders/create": "order",
  "orders/updated": "order",
  "orders/paid": "order",
  "orders/edited": "order",
  "orders/cancelled": "order",
  "orders/delete": "order",
  "refunds/create": "order",
  "app/uninstalled": "message",
  "app/scopes_update": "message",
  "shop/update": "message",
  "bulk_operations/finish": "message",
  "customers/merge": "message",
  "customers/data_request": "message",
  "customers/redact": "message",
  "shop/redact": "message",
  "discounts/create": "message",
  "discounts/update": "message",
  "discounts/delete": "message",
  "discounts/redeemcode_added": "message",
  "discounts/redeemcode_removed": "message",
};

const ORDER_PATHS = new Set(["admin_graphql_api_id", "id", "order_edit.order_id"]);
const REFUND_PATHS = new Set(["order_id"]);
const MESSAGE_PATHS = new Set(["admin_graphql_api_id", "shop_domain", "myshopify_domain"]);
const ORDER_GID = /^gid:\/\/shopify\/Order\/\d{1,20}$/;
const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const GID_LENGTH_MAX = 255;

/** What kind of event a topic is; null for a topic that the app does not subscribe to. Source: shopify.app.toml. */
export const kindOf = (topic: string): TopicKind | null =>
  Object.hasOwn(TOPICS, topic) ? (TOPICS[topic] ?? null) : null;

/** The topics that mean "read the order again". */
export const ORDER_TOPICS: readonly string[] = Object.keys(TOPICS).filter(
  (topic) => TOPICS[topic] === "order",
);

/**
 * What a webhook's body is about; null when the body is not a JSON object, or an order topic's names no order.
 * Numeric ids are taken as digits from the text, since they may lie above 2^53:
 * `subjectOf("refunds/create", '{"id":1,"order_id":820982911946154508}')` is about gid://shopify/Order/820982911946154508.
 */
export function subjectOf(topic: string, text: string): Subject | null {
  if (kindOf(topic) === "message") return messageSubject(text);
  if (topic === "refunds/create") return orderSubject(scanObject(text, REFUND_PATHS), ["order_id"]);
  return orderSubject(scanObject(text, ORDER_PATHS), ["order_edit.order_id", "id"]);
}

function orderSubject(
  found: ReadonlyMap<string, string> | null,
  numericPaths: readonly string[],
): Subject | null {
  if (found === null) return null;
  const gid = stringOf(found.get("admin_graphql_api_id"));
  if (gid !== null && ORDER_GID.test(gid)) return { kind: "order", gid, shopDomain: null };
  for (const path of numericPaths) {
    const digits = digitsOf(found.get(path));
    if (digits !== null)
      return { kind: "order", gid: `gid://shopify/Order/${digits}`, shopDomain: null };
  }
  return null;
}

function messageSubject(text: string): Subject | null {
  const found = scanObject(text, MESSAGE_PATHS);
  if (found === null) return null;
  const gid = stringOf(found.get("admin_graphql_api_id")) ?? "";
  const domain = (
    stringOf(found.get("shop_domain")) ??
    stringOf(found.get("myshopify_domain")) ??
    ""
  ).toLowerCase();
  return {
    kind: "message",
    gid: gid.length <= GID_LENGTH_MAX ? gid : "",
    shopDomain: SHOP_DOMAIN.test(domain) ? domain : null,
  };
}
