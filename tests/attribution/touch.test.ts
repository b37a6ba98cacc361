import { expect, test } from "vitest";
import { timingOf } from "#app/attribution/touch.ts";

const orderedAt = new Date("2026-05-04T12:00:00.400Z");
const before = (seconds: number) => ({
  clickedAt: new Date(orderedAt.getTime() - seconds * 1000),
  windowDays: 30,
});

test.each([
  [0, "counts"],
  [2_592_000, "counts"],
  [2_592_001, "before-window"],
  [-1, "after-order"],
])("A17: a click %i s before the order: %s", (seconds, timing) => {
  expect(timingOf(before(seconds), orderedAt)).toBe(timing);
});

test("the window is compared in whole seconds", () => {
  const clickedAt = new Date(orderedAt.getTime() - 2_592_000_000 - 300);
  expect(timingOf({ clickedAt, windowDays: 30 }, orderedAt)).toBe("counts");
});

test("a reference without a click counts at any time", () => {
  expect(timingOf({ clickedAt: null, windowDays: 1 }, orderedAt)).toBe("counts");
});
