import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allocate,
  bagOf,
  bagOfPresentment,
  decimalOf,
  minorOf,
  multiplyAndRound,
  partOf,
  taxOf,
} from "../../devstore/money.ts";

test("amounts follow the digits of their currency", () => {
  expect(minorOf("19.5", "USD")).toBe(1950n);
  expect(minorOf("500", "JPY")).toBe(500n);
  expect(minorOf("1.234", "KWD")).toBe(1234n);
  expect(minorOf("-0.01", "USD")).toBe(-1n);
  expect(decimalOf(-5n, "USD")).toBe("-0.05");
  expect(decimalOf(500n, "JPY")).toBe("500");
  for (const text of ["1.234", "1,20", "", "abc", "1e3"])
    expect(() => minorOf(text, "USD")).toThrow("is no amount in USD");
});

test("halves are rounded away from zero", () => {
  expect(multiplyAndRound(5n, 1n, 2n)).toBe(3n);
  expect(multiplyAndRound(-5n, 1n, 2n)).toBe(-3n);
  expect(multiplyAndRound(4n, 1n, 3n)).toBe(1n);
  expect(multiplyAndRound(5n, 1n, 3n)).toBe(2n);
});

test("10.00 over three equal lines is 3.34, 3.33, 3.33", () => {
  expect(allocate(1000n, [1n, 1n, 1n])).toEqual([334n, 333n, 333n]);
});

test("tax is put on top of an amount, or found inside it", () => {
  expect(taxOf(10_000n, 0.0825, false)).toBe(825n);
  expect(taxOf(11_900n, 0.19, true)).toBe(1900n);
});

test("parts of any split add up to the whole and never differ from the exact share by a unit", () => {
  const weights = fc.array(fc.bigInt(0n, 10_000n), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.bigInt(-100_000n, 100_000n), weights, (total, list) => {
      const sum = list.reduce((a, b) => a + b, 0n);
      fc.pre(sum > 0n);
      const parts = allocate(total, list);
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
      for (const [index, part] of parts.entries()) {
        const gap = part * sum - total * (list[index] ?? 0n);
        expect(gap < sum && gap > -sum).toBe(true);
      }
    }),
  );
});

test("pieces of a line add up to the line however they are taken", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 99_999n), fc.integer({ min: 1, max: 9 }), (shop, quantity) => {
      const bag = { shop, presentment: shop * 2n };
      const cut = Math.floor(quantity / 2);
      const [a, b] = [partOf(bag, 0, cut, quantity), partOf(bag, cut, quantity, quantity)];
      expect(a.shop + b.shop).toBe(shop);
      expect(a.presentment + b.presentment).toBe(shop * 2n);
    }),
  );
});

test("presentment money is the shop's times the rate, whatever digits both have", () => {
  const yen = { shop: "USD", presentment: "JPY", rate: "150.5" };
  expect(bagOf(1000n, yen)).toEqual({ shop: 1000n, presentment: 1505n });
  expect(bagOfPresentment(1505n, yen)).toEqual({ shop: 1000n, presentment: 1505n });
});
