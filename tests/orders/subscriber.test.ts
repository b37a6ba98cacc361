import { expect, test } from "vitest";
import { formerSubscribers, subscribersOf } from "#app/orders/subscriber.ts";

const order = (gid: string, customerGid: string | null, isSubscription = true) => ({
  gid,
  customerGid,
  isSubscription,
});

test("whoever begins or renews a subscription is a subscriber, once; who buys once, or is not known, is none", () => {
  const orders = [order("1", "a"), order("2", "a"), order("3", "b", false), order("4", null)];
  expect(subscribersOf("shop", orders)).toEqual([{ shopId: "shop", customerGid: "a" }]);
});

test("a customer who lost a subscription's order to another is told, one whose order stays is not", () => {
  const orders = [order("1", "b"), order("2", "c"), order("3", "d", false), order("4", null)];
  const stored = [
    { gid: "1", formerCustomerGid: "a" },
    { gid: "2", formerCustomerGid: "c" },
    { gid: "3", formerCustomerGid: "a" },
    { gid: "4", formerCustomerGid: "e" },
    { gid: "5", formerCustomerGid: "f" },
  ];
  expect(formerSubscribers(orders, stored)).toEqual(["a", "e"]);
  expect(formerSubscribers([order("1", "b")], [{ gid: "1", formerCustomerGid: null }])).toEqual([]);
});
