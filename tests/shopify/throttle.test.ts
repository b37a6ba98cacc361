import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "#app/platform/clock.server.ts";
import { refill, reserve, settle, standardBucket, waitMsFor } from "#app/shopify/throttle.ts";
import type { Shop } from "../../devstore/state.ts";
import { returnPoints, takePoints, throttleStatus } from "../../devstore/throttle.ts";

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

const standard = (currentlyAvailable: number) => ({
  maximumAvailable: 2_000,
  currentlyAvailable,
  restoreRate: 100,
});

test("who leaves points for others waits until those are there too, but for no more than a full bucket", () => {
  expect(waitMsFor({ ...plus, available: 900 }, 850, 0, 2_000)).toBe(1_950);
  expect(waitMsFor({ ...plus, available: 20_000 }, 19_000, 0, 2_000)).toBe(0);
});

test("what a query was reserved and did not use comes back with its answer", () => {
  const reserved = reserve(standardBucket(0), 500, 0);
  const answer = { reserved: 500, used: 40, status: standard(1_960) };
  expect(settle(reserved, answer, 0).available).toBe(1_960);
});

test("what another process has reserved and Shopify has not seen yet stays taken", () => {
  const both = reserve(reserve(standardBucket(0), 500, 0), 300, 0);
  const answer = { reserved: 500, used: 40, status: standard(1_960) };
  expect(settle(both, answer, 0).available).toBe(1_660);
});

test("never more is left than Shopify counts", () => {
  const answer = { reserved: 100, used: 100, status: standard(12) };
  expect(settle(reserve(standardBucket(0), 100, 0), answer, 0).available).toBe(12);
});

test("an answer tells the plan: a larger bucket is used from then on", () => {
  const status = { maximumAvailable: 20_000, currentlyAvailable: 19_900, restoreRate: 1_000 };
  const answer = { reserved: 100, used: 100, status };
  expect(settle(reserve(standardBucket(0), 100, 0), answer, 5_000)).toEqual({
    available: 19_900,
    maximum: 20_000,
    restoreRate: 1_000,
    atMs: 5_000,
  });
});

test("a clock that was set back adds no points", () => {
  expect(refill({ ...plus, atMs: 9_000 }, 2_000).available).toBe(0);
});

// R15: the least time is what the bucket allows; Shopify's side is the dev store's own bucket, with points it takes and gives back.
test("calls of several processes take at most 1.2 times the least time, and none is throttled", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ used: fc.integer({ min: 20, max: 100 }), tookMs: fc.nat(2_000) }), {
        minLength: 300,
        maxLength: 300,
      }),
      fc.integer({ min: 1, max: 12 }),
      (calls, atOnce) => {
        const { endMs, throttled } = runCalls(calls, atOnce);
        const points = calls.reduce((sum, { used }) => sum + used, 0);
        const byPointsMs = ((points - 2_000) / 100) * 1_000;
        const byWaitingMs = calls.reduce((sum, { tookMs }) => sum + tookMs, 0) / atOnce;
        expect(throttled).toBe(0);
        expect(endMs).toBeLessThanOrEqual(1.2 * Math.max(byPointsMs, byWaitingMs) + 2_000);
      },
    ),
    { numRuns: 50 },
  );
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

type Call = Readonly<{ used: number; tookMs: number }>;

/** Sends the calls through one reckoned bucket, so many at once, against the dev store's; in a time of its own. */
function runCalls(calls: readonly Call[], atOnce: number) {
  const store = { id: newId(), plan: "standard" } as Shop;
  const cost = 100;
  const underWay: (Call & { endsMs: number })[] = [];
  const left = [...calls];
  let [bucket, nowMs, throttled] = [standardBucket(0), 0, 0];
  while (left.length + underWay.length > 0) {
    const [next] = left;
    const waitMs = next && underWay.length < atOnce ? waitMsFor(bucket, cost, nowMs) : Infinity;
    underWay.sort((a, b) => a.endsMs - b.endsMs);
    const [first] = underWay;
    if (next && nowMs + waitMs <= (first?.endsMs ?? Infinity)) {
      nowMs += waitMs;
      bucket = reserve(bucket, cost, nowMs);
      if (!takePoints(store, cost, nowMs)) throttled += 1;
      underWay.push({ ...next, endsMs: nowMs + next.tookMs });
      left.shift();
    } else if (first) {
      nowMs = first.endsMs;
      returnPoints(store, cost - first.used, nowMs);
      const status = throttleStatus(store, nowMs);
      bucket = settle(bucket, { reserved: cost, used: first.used, status }, nowMs);
      underWay.shift();
    }
  }
  return { endMs: nowMs, throttled };
}
