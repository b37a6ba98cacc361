import fc from "fast-check";
import { expect, test } from "vitest";
import type { Target } from "#app/commissions/earn.ts";
import { balance, difference, orderSourceKey, type Posted } from "#app/commissions/ledger.ts";

const payableAt = new Date("2026-06-03T12:00:00Z");
const target = (creatorId: string, amountMinor: bigint): Target => ({
  creatorId,
  termsId: "terms",
  baseMinor: amountMinor * 8n,
  amountMinor,
  payableAt,
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
      posted.set(creatorId, { creatorId, sumMinor, count: n + 1, termsId, payableAt });
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
    { creatorId: "anna", count: 2, sumMinor: 1341n, termsId: "old", payableAt: early },
  ];
  expect(difference([target("ben", 900n)], posted)).toEqual([
    { ...target("ben", 900n), kind: "earned", n: 0 },
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

test("a balance is split by state, and the payout's own entry is not counted twice", () => {
  expect(
    balance([
      { kind: "earned", state: "pending", amountMinor: 100n },
      { kind: "earned", state: "payable", amountMinor: 50n },
      { kind: "reversal", state: "payable", amountMinor: -80n },
      { kind: "earned", state: "in-payout", amountMinor: 7n },
      { kind: "earned", state: "paid", amountMinor: 916n },
      { kind: "payout", state: "paid", amountMinor: -916n },
    ]),
  ).toEqual({ pendingMinor: 100n, payableMinor: -30n, inPayoutMinor: 7n, paidMinor: 916n });
});
