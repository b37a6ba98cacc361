// Tracking in interface text.

/** What an event is about: "Order #1001", "Order 6100000000011", "Shop details", "Data request". */
export function aboutOf(
  event: Readonly<{ topic: string; subjectGid: string }>,
  orderName: string | null,
): string {
  if (orderName !== null) return `Order ${orderName}`;
  if (event.subjectGid.startsWith("gid://shopify/Order/"))
    return `Order ${event.subjectGid.slice("gid://shopify/Order/".length)}`;
  return SUBJECTS[event.topic] ?? SUBJECTS[event.topic.split("/")[0] ?? ""] ?? "Message";
}

const SUBJECTS: Readonly<Record<string, string>> = {
  "shop/update": "Shop details",
  "shop/redact": "Erasure of the shop",
  "customers/data_request": "Data of a customer",
  "customers/redact": "Erasure of a customer",
  "customers/merge": "Merged customers",
  app: "The app itself",
  discounts: "Discount",
  bulk_operations: "Past orders",
};

/** The newest reconciliation in a sentence: "20 Nov 2026, 12:09: 214 orders looked at, 2 missed". */
export function runWords(
  run: Readonly<{ orders: number; missed: number }>,
  finished: string | null,
): string {
  const orders = run.orders === 1 ? "1 order" : `${run.orders.toLocaleString("en-US")} orders`;
  const when = finished ?? "Under way";
  return `${when}: ${orders} looked at, ${run.missed === 0 ? "none" : run.missed.toLocaleString("en-US")} missed`;
}
