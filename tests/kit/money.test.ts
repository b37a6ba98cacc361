import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addMoney,
  allocate,
  applyBasisPoints,
  decimalFromMinor,
  exponentOf,
  formatMoney,
  minorFromDecimal,
  multiplyAndRound,
  parseAmount,
} from "#app/kit/money.ts";

const anyMinor = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
const anyCurrency = fc.constantFrom("USD", "JPY", "KWD");

test("a dollar has two decimals, a yen none, a Kuwaiti dinar three", () => {
  expect([exponentOf("USD"), exponentOf("JPY"), exponentOf("KWD")]).toEqual([2, 0, 3]);
});

test("text that is no currency code throws", () => {
  expect(() => exponentOf("dollars")).toThrow(RangeError);
});

test.each([
  ["19000.00", "USD", 1_900_000n],
  ["19000.0", "USD", 1_900_000n],
  ["19000", "USD", 1_900_000n],
  ["-0.05", "USD", -5n],
  ["+0.05", "USD", 5n],
  ["0.005", "USD", 1n],
  ["-0.005", "USD", -1n],
  ["0.0049999", "USD", 0n],
  ["1980.0", "JPY", 1_980n],
  ["0.5", "JPY", 1n],
  ["1.2345", "KWD", 1_235n],
  ["92233720368547758.07", "USD", 9_223_372_036_854_775_807n],
])("Shopify's %s %s is %d minor units", (text, currency, minor) => {
  expect(minorFromDecimal(text, currency)).toBe(minor);
});

test.each(["", " ", "1,000.00", "1e3", "NaN", "12.", ".5", "--1", "0x10", "1.2.3"])(
  "%j from Shopify is a bug and throws",
  (text) => {
    expect(() => minorFromDecimal(text, "USD")).toThrow("no decimal amount");
  },
);

test.each([
  ["12.5", "USD", 1_250n],
  [" 12.50 ", "USD", 1_250n],
  ["0", "USD", 0n],
  ["-3", "USD", -300n],
  ["999999999999.99", "USD", 99_999_999_999_999n],
  ["500", "JPY", 500n],
  ["1.234", "KWD", 1_234n],
])("a person's %j %s is %d minor units", (text, currency, minor) => {
  expect(parseAmount(text, currency)).toBe(minor);
});

test.each([
  ["12.345", "USD"],
  ["1.5", "JPY"],
  ["1,000", "USD"],
  ["+5", "USD"],
  ["", "USD"],
  ["abc", "USD"],
  ["1e3", "USD"],
  ["1234567890123", "USD"],
  ["9".repeat(10_000), "USD"],
  ["5.", "USD"],
])("a person's %j %s is not an amount", (text, currency) => {
  expect(parseAmount(text, currency)).toBeNull();
});

test.each([
  [1_900_000n, "USD", "19000.00"],
  [5n, "USD", "0.05"],
  [-5n, "USD", "-0.05"],
  [0n, "USD", "0.00"],
  [1_980n, "JPY", "1980"],
  [-5n, "KWD", "-0.005"],
])("%d minor units of %s are written %s", (minor, currency, text) => {
  expect(decimalFromMinor(minor, currency)).toBe(text);
});

test("a decimal written from minor units is read back the same, in every currency", () => {
  fc.assert(
    fc.property(anyMinor, anyCurrency, (minor, currency) => {
      expect(minorFromDecimal(decimalFromMinor(minor, currency), currency)).toBe(minor);
    }),
  );
});

test.each([
  [1_250n, "USD", "$12.50"],
  [-1_250n, "USD", "\u2212$12.50"],
  [123_456_789n, "USD", "$1,234,567.89"],
  [1_234_567_890_123_456_789n, "USD", "$12,345,678,901,234,567.89"],
  [1_980n, "JPY", "¥1,980"],
])("people see %d of %s as %s", (minor, currency, text) => {
  expect(formatMoney({ minor, currency })).toBe(text);
});

test("amounts of one currency add up", () => {
  const sum = addMoney({ minor: 1n, currency: "USD" }, { minor: 2n, currency: "USD" });
  expect(sum).toEqual({ minor: 3n, currency: "USD" });
});

test("adding two currencies throws", () => {
  expect(() => addMoney({ minor: 1n, currency: "USD" }, { minor: 1n, currency: "EUR" })).toThrow(
    "cannot add USD and EUR",
  );
});

test.each([
  [5n, 1n, 2n, 3n],
  [-5n, 1n, 2n, -3n],
  [5n, -1n, 2n, -3n],
  [4n, 1n, 3n, 1n],
  [5n, 1n, 3n, 2n],
  [0n, 7n, 3n, 0n],
])("%d × %d ÷ %d is rounded half away from zero to %d", (minor, numerator, denominator, result) => {
  expect(multiplyAndRound(minor, numerator, denominator)).toBe(result);
});

test("a denominator that is not positive throws", () => {
  expect(() => multiplyAndRound(1n, 1n, 0n)).toThrow("denominator");
});

test.each([
  [8_925n, 1_116n],
  [10_725n, 1_341n],
  [7_325n, 916n],
  [1_800n, 225n],
  [-8_925n, -1_116n],
])("12.5 %% of %d minor units is %d", (base, commission) => {
  expect(applyBasisPoints(base, 1_250)).toBe(commission);
});

test("a rate that is no integer of basis points throws", () => {
  expect(() => applyBasisPoints(100n, 12.5)).toThrow("integers");
});

test("a commission is never more than half a unit away from the exact one", () => {
  fc.assert(
    fc.property(anyMinor, fc.integer({ min: 0, max: 10_000 }), (base, rate) => {
      const off = applyBasisPoints(base, rate) * 10_000n - base * BigInt(rate);
      expect(off >= -5_000n && off <= 5_000n).toBe(true);
    }),
  );
});

test.each([
  [10_000, [1, 1, 1], [3_334, 3_333, 3_333]],
  [-10_000, [1, 1, 1], [-3_334, -3_333, -3_333]],
  [1, [1, 1], [1, 0]],
  [0, [3, 1], [0, 0]],
  [101, [1, 1, 1, 1], [26, 25, 25, 25]],
  [7, [0, 3, 1], [0, 5, 2]],
])(
  "%d is split over %j with the unit left over at the largest remainder",
  (total, weights, shares) => {
    expect(allocate(BigInt(total), weights.map(BigInt))).toEqual(shares.map(BigInt));
  },
);

test("nothing is split over weights of zero, and something cannot be", () => {
  expect(allocate(0n, [0n, 0n])).toEqual([0n, 0n]);
  expect(() => allocate(1n, [0n, 0n])).toThrow("no weight");
  expect(() => allocate(1n, [])).toThrow("no weight");
  expect(() => allocate(1n, [2n, -1n])).toThrow("not negative");
});

const someWeights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 })
  .filter((weights) => weights.some((weight) => weight > 0n));

test("an allocation loses no unit and gives each party its exact share but for less than one unit", () => {
  fc.assert(
    fc.property(anyMinor, someWeights, (total, weights) => {
      const shares = allocate(total, weights);
      const sum = weights.reduce((a, b) => a + b, 0n);
      expect(shares.reduce((a, b) => a + b, 0n)).toBe(total);
      shares.forEach((share, i) => {
        const off = share * sum - total * (weights[i] ?? 0n);
        expect(off > -sum && off < sum).toBe(true);
      });
    }),
  );
});

test("the allocation of a negative amount is the mirror of the positive one", () => {
  fc.assert(
    fc.property(anyMinor, someWeights, (total, weights) => {
      expect(allocate(-total, weights)).toEqual(allocate(total, weights).map((share) => -share));
    }),
  );
});
