import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresOf } from "#app/orders/figures.ts";
import { figuresByLine, movementsOf } from "#app/orders/lines.ts";
import type { Sale } from "#app/orders/sale.ts";
import { sale } from "./sales.ts";

const day = (n: number) => new Date(`2026-05-${String(n).padStart(2, "0")}T12:00:00Z`);
const serum = sale({ lineGid: "serum", quantity: 2, totalMinor: 8_000n, discountMinor: 1_000n });
const brush = sale({ lineGid: "brush", totalMinor: 2_000n });
const backOn = (n: number, given: Partial<Sale>) =>
  sale({ happenedAt: day(n), reason: "REFUND", actionType: "RETURN", quantity: -1, ...given });
const amountOn = (n: number, totalMinor: bigint) =>
  backOn(n, { lineType: "ADJUSTMENT", quantity: null, totalMinor });
const byLine = (sales: readonly Sale[]) =>
  figuresByLine(sales).map(({ lineGid, refundMinor, netMinor }) => [
    lineGid,
    refundMinor,
    netMinor,
  ]);

test("a line has its pieces, discount, what came back and what is left", () => {
  const back = backOn(6, { lineGid: "serum", totalMinor: -4_000n, discountMinor: -500n });
  expect(figuresByLine([serum, brush, back])).toEqual([
    {
      lineGid: "serum",
      quantity: 2,
      quantityBack: 1,
      grossMinor: 9_000n,
      discountMinor: 1_000n,
      refundMinor: 4_000n,
      netMinor: 4_000n,
      taxMinor: 0n,
      presentmentNetMinor: 4_000n,
    },
    {
      lineGid: "brush",
      quantity: 1,
      quantityBack: 0,
      grossMinor: 2_000n,
      discountMinor: 0n,
      refundMinor: 0n,
      netMinor: 2_000n,
      taxMinor: 0n,
      presentmentNetMinor: 2_000n,
    },
  ]);
});

test("pieces that an edit adds or takes out change what was sold, not what came back", () => {
  const more = {
    ...serum,
    reason: "ORDER_EDIT",
    quantity: 1,
    totalMinor: 4_500n,
    discountMinor: 0n,
  };
  const gone = { ...brush, reason: "ORDER_EDIT", actionType: "RETURN", quantity: -1 };
  expect(figuresByLine([serum, brush, more, { ...gone, totalMinor: -2_000n }])).toMatchObject([
    { lineGid: "serum", quantity: 3, quantityBack: 0, netMinor: 12_500n },
    { lineGid: "brush", quantity: 0, quantityBack: 0, netMinor: 0n },
  ]);
});

test("an amount without a line goes over the lines by their value", () => {
  // 10.00 over 80.00 and 20.00: 8.00 and 2.00.
  expect(byLine([serum, brush, amountOn(6, -1_000n)])).toEqual([
    ["serum", 800n, 7_200n],
    ["brush", 200n, 1_800n],
  ]);
});

test("no cent is lost: the largest remainders take what is left over", () => {
  // 1.00 over three lines of 10.00: 34, 33 and 33 cents, the earlier of equals first.
  const three = ["a", "b", "c"].map((lineGid) => sale({ lineGid, totalMinor: 1_000n }));
  expect(byLine([...three, amountOn(6, -100n)]).map(([, refund]) => refund)).toEqual([
    34n,
    33n,
    33n,
  ]);
});

test("an amount goes over what the lines had left at that moment", () => {
  // The serum is back already, so 5.00 is the brush's alone.
  const back = backOn(5, { lineGid: "serum", quantity: -2, totalMinor: -8_000n });
  expect(byLine([serum, brush, back, amountOn(6, -500n)])).toEqual([
    ["serum", 8_000n, 0n],
    ["brush", 500n, 1_500n],
  ]);
  // In one refund, too, the pieces come first.
  expect(byLine([serum, brush, { ...back, happenedAt: day(6) }, amountOn(6, -500n)])).toEqual([
    ["serum", 8_000n, 0n],
    ["brush", 500n, 1_500n],
  ]);
});

test("where nothing is left an amount goes by what was sold", () => {
  const all = [
    backOn(5, { lineGid: "serum", quantity: -2, totalMinor: -8_000n }),
    backOn(5, { lineGid: "brush", totalMinor: -2_000n }),
  ];
  expect(byLine([serum, brush, ...all, amountOn(6, -100n)])).toEqual([
    ["serum", 8_080n, -80n],
    ["brush", 2_020n, -20n],
  ]);
  expect(byLine([amountOn(6, -100n)])).toEqual([[null, 100n, -100n]]);
});

test("an amount is split in the buyer's currency as well", () => {
  const foreign = (given: Partial<Sale>) => sale({ presentmentTaxMinor: 0n, ...given });
  const sales = [
    foreign({ lineGid: "serum", totalMinor: 9_200n, presentmentTotalMinor: 8_000n }),
    foreign({ lineGid: "brush", totalMinor: 2_300n, presentmentTotalMinor: 2_000n }),
    { ...amountOn(6, -1_300n), presentmentTotalMinor: -1_000n, presentmentTaxMinor: 0n },
  ];
  // 13.00 by 92 : 23 is 10.40 and 2.60; EUR 10.00 is 8.00 and 2.00.
  expect(figuresByLine(sales)).toMatchObject([
    { refundMinor: 1_040n, presentmentNetMinor: 7_200n },
    { refundMinor: 260n, presentmentNetMinor: 1_800n },
  ]);
});

const anySale = fc
  .record({
    gid: fc.uuid(),
    happenedAt: fc.integer({ min: 1, max: 9 }).map(day),
    lineType: fc.constantFrom("PRODUCT", "PRODUCT", "ADJUSTMENT", "SHIPPING"),
    actionType: fc.constantFrom("ORDER", "RETURN"),
    reason: fc.constantFrom("ORDER", "ORDER_EDIT", "REFUND", "RETURN"),
    lineGid: fc.constantFrom(null, "a", "b", "c"),
    totalMinor: fc.bigInt(-10_000n, 10_000n),
    discountMinor: fc.bigInt(-500n, 500n),
  })
  .map((given) => sale(given.lineType === "ADJUSTMENT" ? { ...given, discountMinor: 0n } : given));
const paid = { isTest: false, cancelledAt: null, financialStatus: "PAID", isPaid: true };

test("the lines of an order sum to the order's figures, whatever its sales", () => {
  fc.assert(
    fc.property(fc.array(anySale), (sales) => {
      const lines = figuresByLine(sales);
      const { grossMinor, discountMinor, refundMinor, netMinor } = figuresOf(paid, sales);
      const sum = (of: "grossMinor" | "discountMinor" | "refundMinor" | "netMinor") =>
        lines.reduce((total, line) => total + line[of], 0n);
      expect([
        sum("grossMinor"),
        sum("discountMinor"),
        sum("refundMinor"),
        sum("netMinor"),
      ]).toEqual([grossMinor, discountMinor, refundMinor, netMinor]);
    }),
  );
});

test("what was said of a day never changes by what happens later", () => {
  fc.assert(
    fc.property(fc.array(anySale), (sales) => {
      const known = sales.filter(({ happenedAt }) => happenedAt <= day(5));
      const later = movementsOf(sales).filter(({ happenedAt }) => happenedAt <= day(5));
      expect(later).toEqual(movementsOf(known));
    }),
  );
});

test("lines come out the same in whatever order the sales are read", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anySale, { selector: ({ gid }) => gid }), (sales) => {
      expect(figuresByLine(sales.toReversed())).toEqual(figuresByLine(sales));
    }),
  );
});
