import { expect, test } from "vitest";
import { type PastOrder, pastInWords, sumOfPast } from "#app/history/past-credit.ts";
import type { Terms } from "#app/programs/terms.ts";
import { termsValues } from "../support/terms.ts";

const at = (day: string) => new Date(`${day}T15:00:00Z`);
const terms = (version: number, rateBasisPoints: number, validFrom: string): Terms => ({
  ...termsValues({ rateBasisPoints }),
  id: `t${version}`,
  offerId: "offer",
  version,
  validFrom: at(validFrom),
});
const TERMS = [terms(1, 1_000, "2026-10-01"), terms(2, 2_000, "2026-11-01")];
const order = (day: string, netMinor: bigint, creditedTo: string | null = null): PastOrder => ({
  id: day,
  processedAt: at(day),
  fulfilledAt: null,
  deliveredAt: null,
  netMinor,
  soldMinor: netMinor,
  isNewCustomer: null,
  discountMinor: 0n,
  lines: [],
  placedOn: null,
  commissionableMinor: netMinor,
  creditedTo,
});

test("each order earns by the terms of its day, the first version before all", () => {
  const orders = [order("2026-09-01", 10_005n), order("2026-11-02", 5_000n)];
  const sum = sumOfPast(orders, { creatorId: "anna", terms: TERMS });
  // 10 % of 100.05 is 10.005, rounded 10.01; 20 % of 50.00 is 10.00.
  expect(sum).toMatchObject({
    orders: 2,
    netMinor: 15_005n,
    commissionMinor: 2_001n,
    firstAt: at("2026-09-01"),
  });
});

test("orders of other creators are counted apart, her own not at all", () => {
  const orders = [
    order("2026-09-01", 100n, "ben"),
    order("2026-09-02", 100n, "ben"),
    order("2026-09-03", 100n, "anna"),
    order("2026-09-04", 100n),
  ];
  const sum = sumOfPast(orders, { creatorId: "anna", terms: TERMS });
  expect(sum).toMatchObject({ orders: 1, others: [{ creatorId: "ben", orders: 2 }] });
});

test("an unpaid order has net revenue and brings no commission yet", () => {
  const unpaid = { ...order("2026-09-01", 5_000n), commissionableMinor: 0n };
  expect(sumOfPast([unpaid], { creatorId: "anna", terms: TERMS })).toMatchObject({
    netMinor: 5_000n,
    commissionMinor: 0n,
  });
});

test("the offer is a sentence with its figures", () => {
  const sum = {
    orders: 14,
    netMinor: 120_400n,
    commissionMinor: 12_040n,
    firstAt: at("2026-10-01"),
    others: [],
  };
  expect(pastInWords(sum, "USD", "1 Oct 2026")).toBe(
    "14 orders, $1,204.00 net, $120.40 commission since 1 Oct 2026",
  );
  expect(pastInWords({ ...sum, orders: 1 }, "USD", "1 Oct 2026")).toMatch(/^1 order,/);
});
