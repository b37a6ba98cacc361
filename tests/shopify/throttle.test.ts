import fc from "fast-check";
import { expect, test } from "vitest";
import { correct, refill, reserve, standardBucket, waitMsFor } from "#app/shopify/throttle.ts";

const plus = { available: 0, maximum: 20_000, restoreRate: 1_000, atMs: 0 };

test("points come back at the restore rate and never above the maximum", () => {
  expect(refill(plus, 1_500).available).toBe(1_500);
  expect(refill(plus, 60_000).available).toBe(20_000);
});

test("a request waits just until its points are there", () => {
  expect(waitMsFor({ ...plus, available: 100 }, 850, 0)).toBe(750);
  expect(waitMsFor({ ...plus, available: 900 }, 850, 0)).toBe(0);
});

test("a request dearer than the bucket waits for a full bucket, not for ever", () => {
  expect(waitMsFor(standardBucket(0), 5_000, 0)).toBe(0);
});

test("two requests under way do not spend the same points", () => {
  const afterFirst = reserve({ ...plus, available: 1_000 }, 800, 0);
  expect(waitMsFor(afterFirst, 800, 0)).toBe(600);
});

test("an answer sets the count that Shopify keeps, less what is still under way", () => {
  const status = { maximumAvailable: 2_000, currentlyAvailable: 1_940, restoreRate: 100 };
  expect(correct(status, 300, 5_000)).toEqual({
    available: 1_640,
    maximum: 2_000,
    restoreRate: 100,
    atMs: 5_000,
  });
});

test("whoever waits as told finds the points", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -2_000, max: 2_000 }),
      fc.integer({ min: 1, max: 1_000 }),
      (available, cost) => {
        const bucket = { ...standardBucket(0), available };
        const waitMs = waitMsFor(bucket, cost, 0);
        expect(refill(bucket, waitMs).available).toBeGreaterThanOrEqual(cost);
      },
    ),
  );
});
