import { expect, test } from "vitest";
import {
  describeConflict,
  inWords,
  openProblems,
  stateAfter,
  targetOf,
} from "#app/payouts/payout.ts";

test.each([
  ["open", "approve", "approved"],
  ["open", "cancel", "cancelled"],
  ["open", "settle", null],
  ["approved", "approve", null],
  ["approved", "settle", "paid"],
  ["approved", "cancel", "cancelled"],
  ["paid", "approve", null],
  ["paid", "settle", null],
  ["paid", "cancel", null],
  ["cancelled", "approve", null],
  ["cancelled", "settle", null],
  ["cancelled", "cancel", null],
] as const)("a payout that is %s takes the step %s to %s", (state, step, after) => {
  expect(stateAfter(state, step)).toBe(after);
});

test("a step names the state in which its second arrival finds the payout", () => {
  expect([targetOf("approve"), targetOf("settle"), targetOf("cancel")]).toEqual([
    "approved",
    "paid",
    "cancelled",
  ]);
});

test("a total is said in words with its currency", () => {
  expect(inWords({ creators: 23, total: { minor: 481_255n, currency: "USD" } })).toBe(
    "23 creators, $4,812.55",
  );
  expect(inWords({ creators: 1, total: { minor: 916n, currency: "JPY" } })).toBe("1 creator, ¥916");
});

test("a step that comes too late is told why", () => {
  expect(describeConflict("paid")).toContain("paid already");
  expect(describeConflict("cancelled")).toContain("cancelled");
  expect(describeConflict("open")).toContain("not approved yet");
  expect(describeConflict("approved")).toContain("approved already");
});

test("why nothing was opened says what to do", () => {
  expect(openProblems["nothing-due"]).toContain("on hold");
  expect(openProblems["too-many"]).toContain("earlier day");
});
