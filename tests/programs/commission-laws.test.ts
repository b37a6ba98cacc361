// What holds of a commission whatever the terms and the order.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CommissionLine, commissionOn } from "#app/programs/commission.ts";
import { line, order } from "../support/commission.ts";
import { rule, termsValues } from "../support/terms.ts";

const drawnLine = fc.record({
  productGid: fc.constantFrom("gid://shopify/Product/1", "gid://shopify/Product/2", null),
  vendor: fc.constantFrom("Northwind", "Toolco", null),
  productType: fc.constantFrom("Skincare", "Tools", null),
  productTags: fc.subarray(["Sale", "Northwind"]),
  pieces: fc.nat(5),
  purchase: fc.constantFrom("once" as const, "first" as const, "renewal" as const),
  renewal: fc.constantFrom(null, 1, 2),
  soldMinor: fc.bigInt(0n, 100_000n),
  backShare: fc.nat(120),
});
const drawnRule = fc.record({
  subject: fc.constantFrom("any" as const, "vendor" as const, "type" as const, "tag" as const),
  values: fc.subarray(["Northwind", "Toolco", "Skincare", "Tools"], { minLength: 1 }),
  customers: fc.constantFrom("all" as const, "new" as const, "returning" as const),
  purchase: fc.constantFrom("any" as const, "once" as const, "first" as const, "renewal" as const),
  renewalsMax: fc.constantFrom(null, 1),
  discountBasisPoints: fc.constantFrom(null, null, 1),
  pays: fc.constantFrom("rate" as const, "nothing" as const),
  rateBasisPoints: fc.nat(10_000),
  pieceMinor: fc.constant(null),
});
const drawn = fc.record({
  lines: fc.array(drawnLine, { maxLength: 5 }),
  rules: fc.array(drawnRule, { maxLength: 4 }),
  rate: fc.nat(10_000),
  isNew: fc.constantFrom(true, false, null),
  capMinor: fc.option(fc.bigInt(1n, 20_000n)),
});

test("a commission by rates is never negative, never above what is kept or the cap, and the sum of its parts", () => {
  fc.assert(
    fc.property(drawn, ({ lines, rules, rate, isNew, capMinor }) => {
      const of = order(
        lines.map(({ backShare, ...one }) =>
          line({
            ...one,
            commissionableMinor: one.soldMinor - (one.soldMinor * BigInt(backShare)) / 100n,
          }),
        ),
        isNew,
      );
      const { amountMinor, parts } = commissionOn(
        termsValues({ rateBasisPoints: rate, rules, capMinor }),
        of,
      );
      const keptOf = ({ commissionableMinor: minor }: CommissionLine) => (minor > 0n ? minor : 0n);
      const kept = of.lines.reduce((sum, one) => sum + keptOf(one), 0n);
      expect(amountMinor >= 0n && amountMinor <= kept).toBe(true);
      expect(amountMinor <= (capMinor ?? amountMinor)).toBe(true);
      if (parts.length > 0)
        expect(parts.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(amountMinor);
    }),
  );
});

test("an exception that pays the same rate changes nothing", () => {
  fc.assert(
    fc.property(drawn, ({ lines, rate, isNew }) => {
      const of = order(
        lines.map(({ backShare: _, ...one }) =>
          line({ ...one, commissionableMinor: one.soldMinor }),
        ),
        isNew,
      );
      const rules = [rule({ subject: "vendor", values: ["Toolco"], rateBasisPoints: rate })];
      const plain = termsValues({ rateBasisPoints: rate });
      expect(commissionOn({ ...plain, rules }, of).amountMinor).toBe(
        commissionOn(plain, of).amountMinor,
      );
    }),
  );
});
