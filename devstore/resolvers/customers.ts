// Customers at protected-data level 1: ids, counts and sums, never a name or an address.
import { connection, type PageArguments } from "../connection.ts";
import type { Customer } from "../customer-model.ts";
import { figuresOf } from "../orders.ts";
import { byInstant, byNumber, byText, searchOf } from "../search.ts";
import { gid, type Order, type Shop } from "../state.ts";
import { money } from "./context.ts";

function ordersOf(shop: Shop, customer: Customer): Order[] {
  return [...shop.orders.values()].filter(
    (order) => order.customerId === customer.id && !order.test,
  );
}

function spentBy(shop: Shop, customer: Customer): bigint {
  return ordersOf(shop, customer).reduce((sum, order) => sum + figuresOf(order).total, 0n);
}

export function customerView(shop: Shop, customer: Customer): Record<string, unknown> {
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: customer.id,
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    tags: customer.tags,
    defaultEmailAddress: { marketingState: customer.marketing },
    companyContactProfiles: customer.isOfCompany
      ? [{ id: gid("CompanyContact", customer.id) }]
      : [],
    numberOfOrders: () => String(ordersOf(shop, customer).length),
    amountSpent: () => money(spentBy(shop, customer), shop.currency),
  };
}

export function customerList(
  shop: Shop,
  args: PageArguments & { query?: string | null; sortKey?: string | null },
) {
  const matches = searchOf<Customer>(args.query, {
    id: byText(({ id }) => [id]),
    orders_count: byNumber((customer) => ordersOf(shop, customer).length),
    updated_at: byInstant(({ updatedAt }) => updatedAt),
  });
  return connection(
    [...shop.customers.values()].filter(matches),
    args,
    ({ id, updatedAt }) => [args.sortKey === "UPDATED_AT" ? updatedAt : 0, id],
    (customer) => customerView(shop, customer),
  );
}
