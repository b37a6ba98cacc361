import { expect, test } from "vitest";
import { dirtyOrders, nextLook } from "#app/commissions/dirty-order.ts";
import type { InboxEvent } from "#app/shopify/inbox-claim.server.ts";

const at = new Date("2026-05-04T12:00:00Z");
const event = (id: string, order: number, shopId = "shop"): InboxEvent => ({
  shopId,
  id,
  topic: id.split("/").slice(0, -1).join("/"),
  subjectGid: `gid://shopify/Order/${order}`,
  payload: null,
  triggeredAt: null,
  receivedAt: at,
  attempts: 1,
  leaseId: "lease",
});

test("a burst about one order becomes one reading", () => {
  const orders = dirtyOrders([
    event("orders/create/a", 1),
    event("orders/updated/b", 2),
    event("orders/updated/c", 1),
  ]);
  expect(orders.map(({ gid, events }) => [gid, events.length])).toEqual([
    ["gid://shopify/Order/1", 2],
    ["gid://shopify/Order/2", 1],
  ]);
});

test("orders of two shops with one number are two orders", () => {
  expect(dirtyOrders([event("orders/create/a", 1), event("orders/create/a", 1, "b")])).toHaveLength(
    2,
  );
});

test("an order is deleted when one of its events says so", () => {
  const [order] = dirtyOrders([event("orders/updated/a", 1), event("orders/delete/b", 1)]);
  expect(order?.isDeleted).toBe(true);
});

test("looks at a journey follow one another and end", () => {
  const after = (id: string) => {
    const [order] = dirtyOrders([event(id, 1)]);
    return order ? nextLook(order) : undefined;
  };
  expect(after("orders/create/a")).toEqual({
    id: "journey/gid://shopify/Order/1#1",
    delaySeconds: 3,
  });
  expect(after("journey/gid://shopify/Order/1#1")).toEqual({
    id: "journey/gid://shopify/Order/1#2",
    delaySeconds: 10,
  });
  expect(after("journey/gid://shopify/Order/1#6")).toBeNull();
});
