import { expect, test } from "vitest";
import { setupSteps } from "#app/analytics/setup.ts";

const NEW_SHOP = {
  hasOffer: false,
  creatorId: null,
  creator: null,
  hasClick: false,
  hasCredit: false,
};

test("a new shop has four steps before it, and the link waits for a creator", () => {
  const steps = setupSteps(NEW_SHOP);
  expect(steps?.map(({ key, isDone, action }) => [key, isDone, action?.url ?? null])).toEqual([
    ["offer", false, "/app/programs/offers/new"],
    ["creator", false, "/app/creators/new"],
    ["link", false, null],
    ["order", false, null],
  ]);
});

test("a step that is done has nothing to press, and the link leads to the first creator", () => {
  const steps = setupSteps({
    ...NEW_SHOP,
    hasOffer: true,
    creatorId: "c1",
    creator: "Anna Berg",
  });
  expect(steps?.map(({ isDone, action }) => [isDone, action?.content ?? null])).toEqual([
    [true, null],
    [true, null],
    [false, "Open Anna Berg"],
    [false, null],
  ]);
});

test("with the first order of a creator the guide is over", () => {
  expect(setupSteps({ ...NEW_SHOP, hasCredit: true })).toBeNull();
});
