import { expect, test } from "vitest";
import { type TestOrder, wayOf } from "#app/tracking/test-order.ts";

const ASKED = new Date("2026-11-20T12:00:00Z");
const after = (seconds: number) => new Date(ASKED.getTime() + seconds * 1_000);
const asked: TestOrder = {
  askedAt: ASKED,
  orderGid: null,
  failure: null,
  heardAt: null,
  stored: null,
};
const made: TestOrder = { ...asked, orderGid: "gid://shopify/Order/7" };
const heard: TestOrder = { ...made, heardAt: after(3) };
const booked: TestOrder = { ...heard, stored: { id: "7", name: "#1007" } };
const look = (order: TestOrder, seconds: number) => {
  const { steps, ...rest } = wayOf(order, after(seconds));
  return {
    ...rest,
    states: steps.map((step) => step.state),
    looks: steps.map((step) => step.look),
  };
};

test.each([
  ["asked for", asked, ["Asking", "Waiting", "Waiting"]],
  ["made", made, ["Yes", "Waiting", "Waiting"]],
  ["heard", heard, ["Yes", "After 3 seconds", "Waiting"]],
])("an order that is %s is under way", (_state, order, states) => {
  expect(look(order, 10)).toMatchObject({ states, problem: null, isUnderWay: true });
});

test("an order that was heard and booked is done, however long ago", () => {
  expect(look(booked, 80_000)).toEqual({
    states: ["Yes", "After 3 seconds", "Order #1007"],
    looks: ["good", "good", "good"],
    problem: null,
    isUnderWay: false,
    isLost: false,
  });
  expect(wayOf(booked, after(4)).steps[2]?.url).toBe("/app/orders/7");
});

test("a webhook that is stamped before the press, by another clock, came at once", () => {
  expect(look({ ...made, heardAt: after(-1) }, 1).states[1]).toBe("Within a second");
  expect(look({ ...made, heardAt: after(1) }, 1).states[1]).toBe("Within a second");
});

test("what is not there after five minutes is named, and waited for no longer", () => {
  expect(look(made, 300)).toMatchObject({ problem: null, isUnderWay: true });
  const silent = look(made, 301);
  expect(silent.problem).toMatch(/^No webhook came within 5 minutes\./);
  expect(silent).toMatchObject({ isUnderWay: false, isLost: true, looks: ["good", "bad", "bad"] });
  expect(look(heard, 301).problem).toMatch(/^The webhook came, but the order is not in the books/);
  const found = { ...made, stored: { id: "7", name: "#1007" } };
  expect(look(found, 301)).toMatchObject({
    states: ["Yes", "Not yet", "Order #1007"],
    looks: ["good", "bad", "good"],
  });
});

test("an order that Shopify did not make says why, and one without an answer that nobody knows", () => {
  const refused = look({ ...asked, failure: "Shopify made no order: no." }, 1);
  expect(refused).toMatchObject({
    problem: "Shopify made no order: no.",
    isUnderWay: false,
    isLost: false,
  });
  expect(look(asked, 61).problem).toMatch(/^Shopify did not say whether it made the order/);
});
