import { expect, test } from "vitest";
import { NO_FIGURES } from "#app/analytics/roi.ts";
import {
  balancesOf,
  costTile,
  customersTile,
  netTile,
  ordersTile,
  owedTile,
  returnTile,
} from "#app/analytics/tiles.ts";

const step = (from: string, to: string, netMinor: bigint, costMinor: bigint) => ({
  period: { from, to },
  netMinor,
  costMinor,
  newCustomers: 2,
});
const steps = [
  step("2026-11-02", "2026-11-09", 900_000n, 0n),
  step("2026-11-09", "2026-11-16", 1_000_000n, 516_500n),
];
const facts = {
  figures: {
    ...NO_FIGURES,
    orders: 40,
    newCustomers: 25,
    netMinor: 1_900_000n,
    commissionMinor: 190_000n,
    feeMinor: 326_500n,
  },
  before: {
    ...NO_FIGURES,
    orders: 32,
    newCustomers: 25,
    netMinor: 1_785_000n,
    commissionMinor: 178_500n,
    feeMinor: 321_500n,
  },
  steps,
  currency: "USD",
};

test("net revenue has its share of the shop and its change", () => {
  const tile = netTile(facts, 6_100_000n);
  expect([tile.title, tile.value, tile.note, tile.change?.text, tile.change?.isGood]).toEqual([
    "Net revenue from creators",
    "$19,000.00",
    "31 % of the shop",
    "6 %",
    true,
  ]);
  expect(tile.course).toEqual([900_000, 1_000_000]);
});

test("a shop that sold nothing has no share", () => {
  expect(netTile(facts, 0n).note).toBeNull();
  expect(netTile(facts, null).title).toBe("Net revenue");
});

test("a higher cost is neither good nor bad", () => {
  const tile = costTile(facts);
  expect([tile.value, tile.change?.direction, tile.change?.isGood]).toEqual([
    "$5,165.00",
    "up",
    null,
  ]);
});

test("a return shows its band, its ROI and where it came from; before the first cost its course has a gap", () => {
  const tile = returnTile(facts);
  expect([tile.value, tile.band, tile.note, tile.change?.text]).toEqual([
    "3.68 : 1",
    "moderate",
    "ROI 267.9 %",
    "from 3.57",
  ]);
  // No cost in the first week; $19,000.00 : $5,165.00 from both.
  expect(tile.course).toEqual([null, 3.68]);
});

test("without a cost a return does not exist, and says so", () => {
  const tile = returnTile({ ...facts, figures: { ...NO_FIGURES, orders: 1, netMinor: 100n } });
  expect([tile.value, tile.note, tile.band, tile.change]).toEqual([
    null,
    "No cost recorded yet",
    "no_cost",
    null,
  ]);
});

test("new customers cost $206.60 each, and orders say how many were new", () => {
  expect([customersTile(facts).value, customersTile(facts).note]).toEqual(["25", "$206.60 each"]);
  const orders = ordersTile(facts);
  expect([orders.value, orders.note, orders.change?.text]).toEqual([
    "40",
    "25 new customers",
    "25 %",
  ]);
});

test("without a comparison there is no change", () => {
  const alone = { ...facts, before: null };
  expect([netTile(alone, null).change, returnTile(alone).change]).toEqual([null, null]);
});

const owed = {
  payableMinor: 621_408n,
  payableCreators: 12,
  debtMinor: -1_200n,
  inPayoutMinor: 5_000n,
  pendingMinor: 387_040n,
};

test("what is owed is all that is earned and not paid, with debts taken off", () => {
  const tile = owedTile(owed, [], "USD");
  expect(tile.value).toBe("$10,122.48");
  // Payable with its sign, so that the parts sum to the figure above them.
  expect(tile.parts).toEqual([
    { name: "payable", amount: "$6,202.08" },
    { name: "in payout", amount: "$50.00" },
    { name: "pending", amount: "$3,870.40" },
  ]);
  expect(tile.formula.numbers).toBe(
    "$6,214.08 payable + $50.00 in payout + $3,870.40 pending − $12.00 carried as debt = $10,122.48",
  );
});

test("only a debt left is a payable below zero, and nothing in payout is not said", () => {
  const tile = owedTile(
    { payableMinor: 0n, payableCreators: 0, debtMinor: -425n, inPayoutMinor: 0n, pendingMinor: 0n },
    [],
    "USD",
  );
  expect([tile.value, tile.parts]).toEqual([
    "\u2212$4.25",
    [
      { name: "payable", amount: "\u2212$4.25" },
      { name: "pending", amount: "$0.00" },
    ],
  ]);
});

test("the ledger's balance is reckoned back from now over its movements", () => {
  const balances = balancesOf(
    owed,
    [
      { day: "2026-11-03", amountMinor: 10_000n },
      { day: "2026-11-09", amountMinor: 2_000n },
      { day: "2026-11-12", amountMinor: -500n },
    ],
    steps,
  );
  // 1,012,248 now; 1,500 less before the second week, 11,500 less before the first.
  expect(balances).toEqual([1_000_748n, 1_010_748n, 1_012_248n]);
  expect(owedTile(owed, balances, "USD").change?.words).toBe("1 % more than before");
});
