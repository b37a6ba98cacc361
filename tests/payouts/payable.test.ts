import fc from "fast-check";
import { expect, test } from "vitest";
import { type ApprovedEntry, decidePayable, totalDue } from "#app/payouts/payable.ts";

const entry = (id: string, creatorId: string, amountMinor: bigint, currency = "USD") =>
  ({ id, creatorId, amountMinor, currency }) satisfies ApprovedEntry;

test("a creator is paid her entries and refunds in one sum", () => {
  // C05 by hand: 1116 + 225 − 425 = 916.
  const entries = [
    entry("e1", "anna", 1116n),
    entry("e2", "anna", 225n),
    entry("e3", "anna", -425n),
  ];
  expect(decidePayable(entries, "USD")).toEqual({
    included: [{ creatorId: "anna", amountMinor: 916n, entryIds: ["e1", "e2", "e3"] }],
    leftOut: [],
  });
});

test("a creator at or below zero is left out whole, and the next one is paid", () => {
  // C05 after its payout: −691 + 500 = −191 pays nothing.
  const entries = [
    entry("e1", "anna", -691n),
    entry("e2", "bo", 700n),
    entry("e3", "anna", 500n),
    entry("e4", "cem", 10n),
    entry("e5", "cem", -10n),
  ];
  expect(decidePayable(entries, "USD")).toEqual({
    included: [{ creatorId: "bo", amountMinor: 700n, entryIds: ["e2"] }],
    leftOut: [
      { kind: "not-positive", creatorId: "anna", amountMinor: -191n, currency: "USD" },
      { kind: "not-positive", creatorId: "cem", amountMinor: 0n, currency: "USD" },
    ],
  });
});

test("another currency is never added", () => {
  const entries = [entry("e1", "anna", 100n), entry("e2", "anna", 900n, "EUR")];
  expect(decidePayable(entries, "USD")).toEqual({
    included: [{ creatorId: "anna", amountMinor: 100n, entryIds: ["e1"] }],
    leftOut: [{ kind: "other-currency", creatorId: "anna", amountMinor: 900n, currency: "EUR" }],
  });
});

test("a line of nothing is never paid", () => {
  expect(() => totalDue([{ creatorId: "anna", amountMinor: 0n, entryIds: [] }])).toThrow();
});

test("what is included and what is left out is all there was, once, in any order of reading", () => {
  const entries = fc
    .array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.bigInt({ min: -999n, max: 999n })))
    .map((rows) => rows.map(([creator, minor], i) => entry(`e${i}`, creator, minor)));
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.nat()), (rows, random) => {
      const { included, leftOut } = decidePayable(rows, "USD");
      const sum = rows.reduce((total, { amountMinor }) => total + amountMinor, 0n);
      const left = leftOut.reduce((total, { amountMinor }) => total + amountMinor, 0n);
      expect(totalDue(included) + left).toBe(sum);
      expect(leftOut.every(({ amountMinor }) => amountMinor <= 0n)).toBe(true);
      const shuffled = rows
        .map((row) => ({ row, at: random.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row);
      const again = decidePayable(shuffled, "USD");
      const amounts = (payable: typeof again) =>
        payable.included.map(({ creatorId, amountMinor }) => [creatorId, amountMinor]);
      expect(amounts(again)).toEqual(amounts({ included, leftOut }));
    }),
  );
});
