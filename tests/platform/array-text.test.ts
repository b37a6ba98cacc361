import { expect, test } from "vitest";
import { arrayText } from "#app/platform/array-text.ts";

test.each([
  [[], "{}"],
  [["a b", null, "", "null"], '{"a b",NULL,"","null"}'],
  [['say "hi"', "back\\slash", "{x,y}"], '{"say \\"hi\\"","back\\\\slash","{x,y}"}'],
  [[new Date("2026-10-01T00:00:00.125Z")], "{2026-10-01T00:00:00.125Z}"],
  [[["A", "B"], []], '{{"A","B"},{}}'],
])("%j is written as %s", (items, text) => {
  expect(arrayText(items)).toBe(text);
});

// Not in the table: what a test is named after has to be JSON, and a bigint is not.
test("numbers of both kinds and booleans are written as they are", () => {
  expect(arrayText([1n, -20, true])).toBe("{1,-20,true}");
});

test("a date that is none is refused", () => {
  expect(() => arrayText([new Date(Number.NaN)])).toThrow(RangeError);
});
