// The merchant merges two customers: the orders of one are the other's from then on, and she is gone.
import { gid, InputError, idOf, markChanged, type Shop } from "./state.ts";
import { announce } from "./webhooks.ts";

/** Both by id or gid. The orders' versions stay what they were. */
export function mergeCustomers(
  shop: Shop,
  { kept, deleted }: Readonly<{ kept: string | null; deleted: string | null }>,
) {
  const [keptId, deletedId] = [kept, deleted].map((id) => idOf(id ?? ""));
  if (!keptId || !deletedId || !shop.customers.has(keptId) || !shop.customers.has(deletedId))
    throw new InputError(`"kept" and "deleted" are ids of customers of the shop.`);
  if (keptId === deletedId) throw new InputError("A customer cannot be merged with herself.");
  for (const order of shop.orders.values())
    if (order.customerId === deletedId) order.customerId = keptId;
  shop.customers.delete(deletedId);
  markChanged();
  const payload = {
    admin_graphql_api_customer_kept_id: gid("Customer", keptId),
    admin_graphql_api_customer_deleted_id: gid("Customer", deletedId),
    admin_graphql_api_job_id: null,
    status: "completed",
    errors: [],
  };
  announce(shop, [
    { topic: "customers/merge", resource: gid("Customer", keptId), payload: () => payload },
  ]);
  return payload;
}
