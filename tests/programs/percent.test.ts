import fc from "fast-check";
import { expect, test } from "vitest";
import { basisPointsFromText, percentFromBasisPoints } from "#app/programs/percent.ts";

test.each([
  ["12.5", 1250],
  ["12,5", 1250],
  ["12.5 %", 1250],
  [" 15% ", 1500],
  ["0.05", 5],
  ["100", 10_000],
  ["0", 0],
  ["-1", -100],
  ["33.33", 3333],
])("%s per cent is exactly %i basis points", (text, basisPoints) => {
  expect(basisPointsFromText(text)).toEqual({ ok: true, value: basisPoints });
});

test.each([
  "",
  "abc",
  "1e3",
  "0x10",
  "12.",
  ".5",
  "1,000.5",
  "Infinity",
  "١٢",
  `1${"0".repeat(10_000)}`,
])("%s is no percentage", (text) => {
  expect(basisPointsFromText(text).ok).toBe(false);
});

test("a percentage finer than a basis point is refused instead of rounded", () => {
  expect(basisPointsFromText("12.345")).toEqual({
    ok: false,
    error: "Use at most two decimals, such as 12.25.",
  });
});

test("every number of basis points survives being written and read", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (basisPoints) => {
      expect(basisPointsFromText(percentFromBasisPoints(basisPoints))).toEqual({
        ok: true,
        value: basisPoints,
      });
    }),
  );
});
