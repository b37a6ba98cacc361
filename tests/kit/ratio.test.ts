import fc from "fast-check";
import { expect, test } from "vitest";
import { isAtLeast, ratioText } from "#app/kit/ratio.ts";

test.each([
  [5_000_000n, 1_000_000n, "5.0000"],
  [4_999_999n, 1_000_000n, "5.0000"],
  [2n, 3n, "0.6667"],
  [1n, 20_000n, "0.0001"],
  [-1n, 20_000n, "-0.0001"],
  [-1n, 30_000n, "0.0000"],
  [-20_000n, 1_000_000n, "-0.0200"],
  [0n, 7n, "0.0000"],
])("%d by %d to four places is %s", (numerator, denominator, text) => {
  expect(ratioText({ numerator, denominator }, 4)).toBe(text);
});

test("a ratio without places has no dot", () => {
  expect(ratioText({ numerator: 5n, denominator: 2n }, 0)).toBe("3");
});

test.each([0n, -1n])("a ratio over %d does not exist", (denominator) => {
  expect(ratioText({ numerator: 750_000n, denominator }, 4)).toBeNull();
  expect(isAtLeast({ numerator: 750_000n, denominator }, 0n)).toBe(false);
});

test("the cut at five is made before rounding", () => {
  expect(isAtLeast({ numerator: 5_000_000n, denominator: 1_000_000n }, 5n)).toBe(true);
  expect(isAtLeast({ numerator: 4_999_999n, denominator: 1_000_000n }, 5n)).toBe(false);
});

test("a ratio does not change when both its parts grow alike", () => {
  const part = fc.bigInt({ min: 1n, max: 10n ** 15n });
  fc.assert(
    fc.property(part, part, part, (numerator, denominator, factor) => {
      expect(
        ratioText({ numerator: numerator * factor, denominator: denominator * factor }, 4),
      ).toBe(ratioText({ numerator, denominator }, 4));
    }),
  );
});
