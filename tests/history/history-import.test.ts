import { expect, test } from "vitest";
import { isUnderWay, percentDone, restInWords, restSeconds } from "#app/history/history-import.ts";

const loading = {
  state: "loading",
  ordersFound: 1_200,
  ordersDone: 299,
  ordersFaulty: 1,
  loadingAt: new Date("2026-11-26T12:00:00Z"),
} as const;
const later = (seconds: number) => new Date(loading.loadingAt.getTime() + seconds * 1_000);

test("an import is under way until it is done or has failed", () => {
  const states = ["asked", "gathering", "loading", "done", "failed"] as const;
  expect(states.map((state) => isUnderWay({ state }))).toEqual([true, true, true, false, false]);
});

test("300 of 1,200 orders in ten seconds leave thirty", () => {
  expect(restSeconds(loading, later(10))).toBe(30);
});

test("no rest time is told before five seconds, while Shopify gathers, or when nothing is left", () => {
  expect(restSeconds(loading, later(4))).toBeNull();
  expect(restSeconds({ ...loading, state: "gathering" }, later(10))).toBeNull();
  expect(restSeconds({ ...loading, ordersDone: 0, ordersFaulty: 0 }, later(10))).toBeNull();
  expect(restSeconds({ ...loading, ordersDone: 1_199 }, later(10))).toBeNull();
});

test.each([
  [30, "less than a minute"],
  [60, "about 1 minute"],
  [200, "about 3 minutes"],
  [89 * 60, "about 89 minutes"],
  [2 * 3_600, "about 2 hours"],
])("%i seconds are %s", (seconds, words) => {
  expect(restInWords(seconds)).toBe(words);
});

test("the share is whole steps, unknown before the count is known, and 100 only when all is done", () => {
  expect(percentDone(loading)).toBe(25);
  expect(percentDone({ ...loading, ordersDone: 1_199 })).toBe(99);
  expect(percentDone({ ...loading, state: "gathering" })).toBeNull();
  expect(percentDone({ ...loading, state: "done" })).toBe(100);
});
