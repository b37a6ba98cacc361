import { expect, test } from "vitest";
import { arrayText } from "#app/platform/array-text.ts";

test.each([
  [[], "{}"],
  [["a b", null, "", "null"], '{"a b",NULL,"","null"}'],
  [['say "hi"', "back\\slash", "{x,y}"], '{"say \\"hi\\"","back\\\\slash","{x,y}"}'],
  [[1n, -20, true], "{1,-20,true}"],
  [[new Date("2026-10-01T00:00:00.125Z")], "{2026-10-01T00:00:00.125Z}"],
  [[["A", "B"], []], '{{"A","B"},{}}'],
])("%j is written as %s", (items, text) => {
  expect(arrayText(items)).toBe(text);
});

test("a date that is none is refused", () => {
  expect(() => arrayText([new Date(Number.NaN)])).toThrow(RangeError);
});
