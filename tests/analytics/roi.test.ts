import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  bandOf,
  type Figures,
  hasFewOrders,
  NO_FIGURES,
  otherCostMinor,
  returnOf,
  roiOf,
  totalCostMinor,
  totalOf,
  withoutPart,
} from "#app/analytics/roi.ts";
import { ratioText } from "#app/kit/ratio.ts";

const tally = z.object({ net: z.int(), cost: z.int() });
const checks = z
  .object({
    checks: z.object({
      M01: z.object({
        input: z.array(z.object({ net_revenue: z.int(), cost: z.int() })),
        expected: z.array(
          z.object({ roi: z.number().nullable(), ratio: z.number().nullable(), band: z.string() }),
        ),
      }),
      M06: z.object({ input: z.array(tally.extend({ creator: z.string() })) }),
      C01: z.object({
        expected: z.object({
          net_revenue: z.int(),
          partner_cost: z.int(),
          commission: z.int(),
          ratio: z.number(),
          roi: z.number(),
        }),
      }),
    }),
  })
  .parse(JSON.parse(readFileSync("tests/fixtures/measurement-roi.json", "utf8"))).checks;

const figures = (some: Partial<Figures>): Figures => ({ ...NO_FIGURES, ...some });
const deal = (net: number, cost: number) =>
  figures({ netMinor: BigInt(net), feeMinor: BigInt(cost) });
const number = (text: string | null) => (text === null ? null : Number(text));

test.each(
  checks.M01.input.map(({ net_revenue, cost }, at) => ({
    net: net_revenue,
    cost,
    expected: checks.M01.expected[at],
  })),
)("M01: $net for $cost is $expected.band, $expected.ratio : 1, ROI $expected.roi", (check) => {
  const figuresOfDeal = deal(check.net, check.cost);
  expect(bandOf(figuresOfDeal)).toBe(check.expected?.band);
  expect(number(ratioText(returnOf(figuresOfDeal), 6))).toBe(check.expected?.ratio);
  expect(number(ratioText(roiOf(figuresOfDeal), 6))).toBe(check.expected?.roi);
});

test("M02: an ROI of 1.0 that grows by 150 % is 2.5, which is a return of 3.5 : 1", () => {
  const before = deal(20_000, 10_000);
  expect(ratioText(roiOf(before), 4)).toBe("1.0000");
  const after = deal(35_000, 10_000);
  expect(ratioText(roiOf(after), 4)).toBe("2.5000");
  expect(ratioText(returnOf(after), 4)).toBe("3.5000");
});

test("C01: $19,000.00 for $5,165.00 is 3.68 : 1, moderate, ROI 267.9 %", () => {
  const { expected } = checks.C01;
  const worked = figures({
    netMinor: BigInt(expected.net_revenue),
    commissionMinor: BigInt(expected.commission),
    feeMinor: 275_000n, // fee 2,000, bonus 500, usage rights 250
    giftMinor: 9_000n,
    shippingMinor: 2_500n,
    otherMinor: 40_000n, // agency 300, overhead 100
    discountMinor: 360_000n, // inside the net already
  });
  expect(totalCostMinor(worked)).toBe(BigInt(expected.partner_cost));
  expect(otherCostMinor(worked)).toBe(326_500n);
  expect(ratioText(returnOf(worked), 2)).toBe("3.68");
  expect(ratioText(returnOf(worked), 9)).toBe(expected.ratio.toString());
  expect(ratioText({ ...roiOf(worked), numerator: roiOf(worked).numerator * 100n }, 1)).toBe(
    "267.9",
  );
  expect(bandOf(worked)).toBe("moderate");
});

test("M06: a group's return is the ratio of sums, with those who cost nothing in it", () => {
  const all = totalOf(checks.M06.input.map(({ net, cost }) => deal(net, cost)));
  expect([all.netMinor, totalCostMinor(all)]).toEqual([1_560_000n, 550_000n]);
  expect(ratioText(returnOf(all), 4)).toBe("2.8364");
  expect(bandOf(all)).toBe("poor");
});

test.each([
  { net: 500n, cost: 100n, band: "strong" },
  { net: 499n, cost: 100n, band: "moderate" },
  { net: 300n, cost: 100n, band: "moderate" },
  { net: 299n, cost: 100n, band: "poor" },
])("$net for $cost is $band: the edges belong to the better band", ({ net, cost, band }) => {
  expect(bandOf(figures({ orders: 20, netMinor: net, feeMinor: cost }))).toBe(band);
});

test("a fully refunded order without a cost is no_cost, for something was sold; nothing at all is no_data", () => {
  expect(bandOf(figures({ orders: 1 }))).toBe("no_cost");
  expect(bandOf(NO_FIGURES)).toBe("no_data");
});

test("ten orders are enough, nine are few", () => {
  expect(hasFewOrders(figures({ orders: 9 }))).toBe(true);
  expect(hasFewOrders(figures({ orders: 10 }))).toBe(false);
});

test("ROI is always the return less one, and taking a part away and adding it again changes nothing", () => {
  const amount = fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n });
  const any = fc.record({
    orders: fc.nat(),
    newCustomers: fc.nat(),
    netMinor: amount,
    discountMinor: amount,
    commissionMinor: amount,
    feeMinor: amount,
    giftMinor: amount,
    shippingMinor: amount,
    otherMinor: amount,
  });
  fc.assert(
    fc.property(any, any, (a, b) => {
      const ratio = returnOf(a);
      expect(roiOf(a)).toEqual({
        numerator: ratio.numerator - ratio.denominator,
        denominator: ratio.denominator,
      });
      expect(totalOf([withoutPart(a, b), b])).toEqual(a);
    }),
  );
});
