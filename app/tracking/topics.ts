// The topics that Shopify sends while a shop has the app, as the tracking page tells of them.

/** A topic and what happened when it comes; in the order in which the page lists them. Source: shopify.app.toml. */
export const LISTENED_TOPICS: readonly Readonly<{ topic: string; tells: string }>[] = [
  { topic: "orders/create", tells: "A new order" },
  { topic: "orders/updated", tells: "Any change of an order" },
  { topic: "orders/paid", tells: "An order was paid" },
  { topic: "orders/edited", tells: "An order was edited" },
  { topic: "orders/cancelled", tells: "An order was cancelled" },
  { topic: "orders/delete", tells: "An order was deleted" },
  { topic: "refunds/create", tells: "A refund" },
  { topic: "discounts/update", tells: "A discount was changed" },
  { topic: "discounts/delete", tells: "A discount was deleted" },
  { topic: "discounts/redeemcode_added", tells: "A code was added to a discount" },
  { topic: "discounts/redeemcode_removed", tells: "A code was taken out of a discount" },
  { topic: "shop/update", tells: "Details of the shop" },
  { topic: "app/scopes_update", tells: "What the app may do was changed" },
  { topic: "bulk_operations/finish", tells: "Past orders are ready" },
  { topic: "customers/merge", tells: "Two customers were merged" },
  { topic: "customers/data_request", tells: "A customer asks for her data" },
  { topic: "customers/redact", tells: "A customer’s data is to be erased" },
];

/** Topics that come only once a shop has taken the app out: nobody is left to look at the page then. */
export const PARTING_TOPICS: readonly string[] = ["app/uninstalled", "shop/redact"];

export type ShownTopic = Readonly<{ topic: string; tells: string; heard: string }>;

/** Each topic with when it was last heard, in words; "Not yet" where it never was. */
export const topicsShown = (
  heard: ReadonlyMap<string, Date>,
  format: (instant: Date) => string,
): ShownTopic[] =>
  LISTENED_TOPICS.map(({ topic, tells }) => {
    const at = heard.get(topic);
    return { topic, tells, heard: at ? format(at) : "Not yet" };
  });
