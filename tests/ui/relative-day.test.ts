import { expect, test } from "vitest";
import { relativeDay } from "#app/ui/relative-day.ts";

test.each([
  ["2026-11-22", "Today"],
  ["2026-11-21", "Yesterday"],
  ["2026-11-20", "2 days ago"],
  ["2026-11-15", "7 days ago"],
  ["2026-11-14", null],
  ["2026-11-23", null],
])("on 22 November, %s is %j", (day, words) => {
  expect(relativeDay(day, "2026-11-22")).toBe(words);
});

test("a clock change does not lengthen a day", () => {
  expect(relativeDay("2026-10-31", "2026-11-02")).toBe("2 days ago");
});
