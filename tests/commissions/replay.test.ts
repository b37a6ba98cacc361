import { expect, test } from "vitest";
import { type ReplayOrder, replay, replayInWords } from "#app/commissions/replay.ts";
import type { Terms, TermsValues } from "#app/programs/terms.ts";
import { periodTerms, termsValues } from "../support/terms.ts";

const proposed = termsValues({ rateBasisPoints: 1500 });
const version = (number: number, rateBasisPoints: number, validFrom: string): Terms => ({
  ...proposed,
  id: `t${number}`,
  offerId: "offer",
  version: number,
  rateBasisPoints,
  validFrom: new Date(`${validFrom}T12:00:00Z`),
});
const versions = [version(1, 1000, "2026-01-01"), version(2, 2000, "2026-06-01")];
const order = (creatorId: string, day: string, minor: bigint, soldMinor = minor): ReplayOrder => ({
  creatorId,
  processedAt: new Date(`${day}T15:00:00Z`),
  fulfilledAt: null,
  deliveredAt: null,
  commissionableMinor: minor,
  isNewCustomer: null,
  discountMinor: 0n,
  lines: [],
  placedOn: null,
  soldMinor,
});
const orders = [
  order("anna", "2026-05-01", 10_005n), // 10 %: 1000.5, rounded 1001; 15 %: 1500.75, rounded 1501
  order("anna", "2026-05-02", 5n), // 10 %: 0.5, rounded 1; 15 %: 0.75, rounded 1
  order("ben", "2026-07-01", 2_000n), // 20 %: 400; 15 %: 300
  order("cleo", "2026-07-01", 0n), // not paid yet: nothing either way
];
/** No tiers, so no zone and nothing of before counts. */
const plain = { zone: "UTC", earlier: [] };
const words = { currency: "USD", days: 90 };

test("each order is compared by the terms of its day, rounded one by one", () => {
  const effect = replay(orders, { versions, proposed, ...plain });
  expect(effect).toEqual({
    orders: 4,
    nowMinor: 1402n,
    thenMinor: 1802n,
    changed: [
      { creatorId: "anna", nowMinor: 1002n, thenMinor: 1502n },
      { creatorId: "ben", nowMinor: 400n, thenMinor: 300n },
    ],
  });
  expect(replayInWords(effect, words)).toBe(
    "On the 4 orders of the last 90 days these terms cost $4.00 more: $18.02 instead of $14.02. 1 creator would get more, 1 less.",
  );
});

test("a flat sum that loses the refunded share is replayed with what was kept", () => {
  const shared: TermsValues = {
    ...proposed,
    kind: "flat",
    rateBasisPoints: null,
    flatMinor: 500n,
    flatOnRefund: "share",
  };
  const effect = replay([order("anna", "2026-05-01", 6_000n, 8_000n)], {
    versions,
    ...plain,
    proposed: shared,
  });
  expect(effect).toMatchObject({ nowMinor: 600n, thenMinor: 375n });
  expect(replayInWords(effect, words)).toBe(
    "On the 1 order of the last 90 days these terms cost $2.25 less: $3.75 instead of $6.00. 1 creator would get less.",
  );
});

test("what changes nothing, and what has nothing to compare with, is said", () => {
  const asked = { versions, proposed: versions[0] ?? proposed, ...plain };
  const same = replay(orders.slice(0, 1), asked);
  expect(replayInWords(same, words)).toBe(
    "On the 1 order of the last 90 days these terms cost the same: $10.01.",
  );
  expect(replayInWords(replay([], { versions, proposed, ...plain }), words)).toBe(
    "No order of the last 90 days was credited under this offer: there is nothing to compare with.",
  );
});

test("tiers are replayed over the whole period: what was counted in it before the first order stays as it was paid", () => {
  const period = periodTerms({
    tiers: { measure: "net", mode: "marginal", steps: [{ from: 10_000n, rateBasisPoints: 2000 }] },
  });
  const tiered = { ...proposed, period };
  const [first] = versions;
  if (!first) throw new Error("no version");
  // 90.00 were counted in May before; 30.00 more make 120.00, of which 20.00 lie beyond 100.00 and pay 5 % more: 1.00.
  const before = {
    terms: { ...first, period },
    netMinor: 9_000n,
    baseMinor: 9_000n,
    amountMinor: 900n,
  };
  const effect = replay([order("anna", "2026-05-20", 3_000n)], {
    versions,
    proposed: tiered,
    zone: "UTC",
    earlier: [{ ...before, creatorId: "anna", period: "2026-05" }],
  });
  expect(effect).toMatchObject({ nowMinor: 300n, thenMinor: 550n }); // 10 % of 30.00; 15 % of it and the 1.00
});
