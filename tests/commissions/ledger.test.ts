import fc from "fast-check";
import { expect, test } from "vitest";
import type { Target } from "#app/commissions/earn.ts";
import {
  difference,
  endedHolds,
  handAmount,
  orderSourceKey,
  orderState,
  type Posted,
} from "#app/commissions/ledger.ts";

const payableAt = new Date("2026-06-03T12:00:00Z");
const target = (creatorId: string, amountMinor: bigint): Target => ({
  creatorId,
  termsId: "terms",
  baseMinor: amountMinor * 8n,
  amountMinor,
  payableAt,
  holdEndsAt: payableAt,
  counts: null,
});

/** Posts targets one after the other, as the versions of one order arrive, and gives the amounts of all entries. */
function post(versions: readonly (readonly Target[])[]) {
  const posted = new Map<string, Posted>();
  const entries: { creatorId: string; kind: string; amountMinor: bigint }[] = [];
  for (const targets of versions) {
    for (const { creatorId, kind, amountMinor, termsId, n } of difference(targets, [
      ...posted.values(),
    ])) {
      entries.push({ creatorId, kind, amountMinor });
      const sumMinor = (posted.get(creatorId)?.sumMinor ?? 0n) + amountMinor;
      posted.set(creatorId, {
        creatorId,
        sumMinor,
        count: n + 1,
        termsId,
        payableAt,
        isPaidOut: false,
      });
    }
  }
  return { entries, sums: new Map([...posted].map(([id, { sumMinor }]) => [id, sumMinor])) };
}

test("C05: each version of the order posts only what changed", () => {
  const { entries } = post([1116n, 1341n, 916n, 225n].map((amount) => [target("anna", amount)]));
  expect(entries.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ["earned", 1116n],
    ["adjustment", 225n],
    ["reversal", -425n],
    ["reversal", -691n],
  ]);
});

test("what is posted already is not posted again", () => {
  expect(post([[target("anna", 1116n)], [target("anna", 1116n)]]).entries).toHaveLength(1);
});

test("an order that moves to another creator leaves the first with nothing, under her own hold", () => {
  const early = new Date("2026-05-01T00:00:00Z");
  const posted = [
    {
      creatorId: "anna",
      count: 2,
      sumMinor: 1341n,
      termsId: "old",
      payableAt: early,
      isPaidOut: false,
    },
  ];
  expect(difference([target("ben", 900n)], posted)).toEqual([
    {
      creatorId: "ben",
      kind: "earned",
      amountMinor: 900n,
      baseMinor: 7200n,
      termsId: "terms",
      payableAt,
      n: 0,
    },
    {
      creatorId: "anna",
      kind: "reversal",
      amountMinor: -1341n,
      baseMinor: 0n,
      termsId: "old",
      payableAt: early,
      n: 2,
    },
  ]);
});

test("an order that comes back to a creator is an adjustment, not earned twice", () => {
  const { entries } = post([[target("anna", 100n)], [], [target("anna", 80n)]]);
  expect(entries.map(({ kind }) => kind)).toEqual(["earned", "reversal", "adjustment"]);
});

test("what is taken back of a commission that was paid out is a clawback", () => {
  const paid = { creatorId: "anna", count: 1, sumMinor: 1116n, termsId: "terms", payableAt };
  const [entry] = difference([target("anna", 916n)], [{ ...paid, isPaidOut: true }]);
  expect(entry).toMatchObject({ kind: "clawback", amountMinor: -200n });
  const [more] = difference([target("anna", 1200n)], [{ ...paid, isPaidOut: true }]);
  expect(more).toMatchObject({ kind: "adjustment", amountMinor: 84n });
});

test("of holds from the parcel those have ended whose day has come, and those with nothing left to hold", () => {
  const now = new Date("2026-06-10T00:00:00Z");
  const held = (creatorId: string, amountMinor: bigint, holdEndsAt: Date | null): Target => ({
    ...target(creatorId, amountMinor),
    payableAt: null,
    holdEndsAt,
  });
  const targets = [
    held("over", 100n, now),
    held("refunded", 0n, null),
    held("sent", 100n, new Date("2026-06-10T00:00:00.001Z")),
    held("not sent", 100n, null),
    target("from the order", 100n), // its entries say their day themselves
  ];
  const sums = { count: 1, sumMinor: 100n, termsId: "terms", isPaidOut: false };
  const posted = [
    { ...sums, creatorId: "moved away", payableAt: null },
    { ...sums, creatorId: "moved away, from the order", payableAt },
    { ...sums, creatorId: "not sent", payableAt: null },
  ];
  expect(endedHolds(targets, posted, now)).toEqual(["over", "refunded", "moved away"]);
});

test("by hand a bonus and a credit give, a debit takes", () => {
  expect(handAmount("bonus", 500n)).toBe(500n);
  expect(handAmount("credit", 500n)).toBe(500n);
  expect(handAmount("debit", 500n)).toBe(-500n);
});

test("keys of an order's entries differ by creator and number", () => {
  expect(orderSourceKey("gid://shopify/Order/1", "anna", 2)).toBe(
    "order:gid://shopify/Order/1:anna:2",
  );
});

const anyVersion = fc
  .uniqueArray(fc.tuple(fc.constantFrom("anna", "ben"), fc.bigInt(0n, 5_000n)), {
    selector: ([creatorId]) => creatorId,
  })
  .map((list) => list.map(([creatorId, amount]) => target(creatorId, amount)));

test("whatever came before, the ledger ends at the last version's targets", () => {
  fc.assert(
    fc.property(fc.array(anyVersion), anyVersion, (before, last) => {
      const { sums } = post([...before, last]);
      for (const creatorId of ["anna", "ben"])
        expect(sums.get(creatorId) ?? 0n).toBe(
          last.find((one) => one.creatorId === creatorId)?.amountMinor ?? 0n,
        );
    }),
  );
});

test("a fully refunded order sums to nothing", () => {
  fc.assert(
    fc.property(fc.array(anyVersion), (before) => {
      const { entries } = post([...before, []]);
      expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
    }),
  );
});

test.each([
  [{ sumMinor: 0n, isPending: true, isPayable: false, isInPayout: false }, "Reversed"],
  [{ sumMinor: 9n, isPending: true, isPayable: true, isInPayout: true }, "Pending"],
  [{ sumMinor: -9n, isPending: false, isPayable: true, isInPayout: true }, "Payable"],
  [{ sumMinor: 9n, isPending: false, isPayable: false, isInPayout: true }, "In payout"],
  [{ sumMinor: 9n, isPending: false, isPayable: false, isInPayout: false }, "Paid"],
])("an order's commission is as far as the least far of its entries: %s", (sum, word) => {
  expect(orderState(sum).text).toBe(word);
});
