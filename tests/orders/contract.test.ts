import { expect, test } from "vitest";
import {
  historyEventId,
  JOURNEY_LOOKS_SECONDS,
  journeyEventId,
  journeyLook,
} from "#app/orders/contract.ts";

test("a look's id says which look it is", () => {
  expect(journeyEventId("gid://shopify/Order/1", 3)).toBe("journey/gid://shopify/Order/1#3");
  expect(journeyLook("journey/gid://shopify/Order/1#3")).toBe(3);
  expect(journeyLook("orders/create/abc#3")).toBe(0);
});

test("a journey is looked for six times in about seven hours", () => {
  expect(JOURNEY_LOOKS_SECONDS).toEqual([3, 10, 60, 600, 3600, 21600]);
});

test("an event of a badly told order is unique by order and place", () => {
  expect(historyEventId("gid://shopify/Order/1", "a/7")).toBe("history/gid://shopify/Order/1@a/7");
});
