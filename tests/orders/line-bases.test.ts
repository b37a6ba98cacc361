import fc from "fast-check";
import { expect, test } from "vitest";
import { commissionableOf } from "#app/orders/commissionable.ts";
import { lineBases } from "#app/orders/line-bases.ts";
import type { Sale } from "#app/orders/sale.ts";

let sales = 0;

/** A product of 80.00 on the first line, unless said otherwise. */
const sale = (given: Partial<Sale> = {}): Sale => ({
  gid: `gid://shopify/Sale/${++sales}`,
  happenedAt: new Date("2026-05-04T12:00:00Z"),
  reason: "ORDER",
  actionType: "ORDER",
  lineType: "PRODUCT",
  lineGid: "serum",
  quantity: 1,
  totalMinor: 8_000n,
  taxMinor: 0n,
  discountMinor: 0n,
  presentmentTotalMinor: null,
  presentmentTaxMinor: null,
  ...given,
});
const back = (given: Partial<Sale> = {}): Sale =>
  sale({
    happenedAt: new Date("2026-05-09T12:00:00Z"),
    reason: "REFUND",
    actionType: "RETURN",
    quantity: -1,
    totalMinor: -8_000n,
    ...given,
  });
const brush = { lineGid: "brush", totalMinor: 2_000n };
const amount = (minor: bigint): Sale =>
  back({ lineType: "ADJUSTMENT", lineGid: null, quantity: null, totalMinor: -minor });

const basesOf = (given: readonly Sale[]) =>
  Object.fromEntries(
    lineBases(given).map(({ lineGid, pieces, commissionableMinor, soldMinor }) => [
      lineGid ?? "",
      [pieces, commissionableMinor, soldMinor],
    ]),
  );

test("each line has its own sales, without tax, and what came back", () => {
  const given = [
    sale({ quantity: 2, totalMinor: 8_640n, taxMinor: 640n }),
    sale(brush),
    back({ totalMinor: -4_320n, taxMinor: -320n }),
    sale({ lineType: "SHIPPING", lineGid: null, totalMinor: 795n }),
  ];
  expect(basesOf(given)).toEqual({ serum: [1, 4_000n, 8_000n], brush: [1, 2_000n, 2_000n] });
});

test("an amount without a line goes over the lines by their value: of 10.00 on 80.00 and 20.00, 8.00 and 2.00", () => {
  expect(basesOf([sale(), sale(brush), amount(1_000n)])).toEqual({
    serum: [1, 7_200n, 8_000n],
    brush: [1, 1_800n, 2_000n],
  });
});

test("such an amount goes over what was left of the lines: the serum had come back", () => {
  const later = { ...amount(1_000n), happenedAt: new Date("2026-05-20T12:00:00Z") };
  expect(basesOf([sale(), sale(brush), back(), later])).toEqual({
    serum: [0, 0n, 8_000n],
    brush: [1, 1_000n, 2_000n],
  });
});

test("a refund in another currency takes the share that the buyer got back: 40 of 80 euros of 92.00 is 46.00", () => {
  const euros = { presentmentTaxMinor: 0n };
  const given = [
    sale({ ...euros, totalMinor: 9_200n, presentmentTotalMinor: 8_000n }),
    sale({ ...euros, lineGid: "brush", totalMinor: 2_300n, presentmentTotalMinor: 2_000n }),
    back({ ...euros, totalMinor: -4_800n, presentmentTotalMinor: -4_000n }),
  ];
  expect(basesOf(given)).toEqual({ serum: [0, 4_600n, 9_200n], brush: [1, 2_300n, 2_300n] });
});

test("an amount of an order without lines is told, on no line", () => {
  expect(basesOf([amount(500n)])).toEqual({ "": [0, -500n, 0n] });
});

const drawnSale = fc.record({
  lineGid: fc.constantFrom("serum", "brush", "mask", null),
  kind: fc.constantFrom("sold", "sold", "returned", "amount"),
  minor: fc.bigInt(0n, 50_000n),
  rate: fc.constantFrom(null, 80n, 95n, 120n),
  hours: fc.nat(500),
});

test("the lines sum to what is commissionable of the order, to the cent, whatever happened to it", () => {
  fc.assert(
    fc.property(fc.array(drawnSale, { maxLength: 12 }), (drawn) => {
      const isForeign = drawn.some(({ rate }) => rate !== null);
      const given = drawn.map(({ lineGid, kind, minor, rate, hours }) => {
        const signed = kind === "sold" ? minor : -minor;
        const presentment = isForeign
          ? { presentmentTotalMinor: (signed * (rate ?? 100n)) / 100n, presentmentTaxMinor: 0n }
          : {};
        const happenedAt = new Date(Date.UTC(2026, 4, 4) + hours * 3_600_000);
        const one = { lineGid, totalMinor: signed, happenedAt, ...presentment };
        if (kind === "sold") return sale(one);
        return kind === "returned" ? back(one) : { ...amount(minor), ...one, lineGid: null };
      });
      const sum = lineBases(given).reduce(
        (total, { commissionableMinor }) => total + commissionableMinor,
        0n,
      );
      expect(sum).toBe(commissionableOf(given));
    }),
    { numRuns: 1_000 },
  );
});
