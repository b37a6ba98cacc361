/** The figures at the head of a report page, each with its change, its course and its formula. */
import { type ChangeText, changeOf, changeText, ratioChangeText } from "#app/analytics/change.ts";
import { type Formula, formulaOf, NO_COST } from "#app/analytics/formula.ts";
import { percentText, presentFigures } from "#app/analytics/present.ts";
import { type Band, type Figures, returnOf, totalCostMinor } from "#app/analytics/roi.ts";
import type { Step } from "#app/analytics/series.ts";
import type { LocalDate } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import { ratioText } from "#app/kit/ratio.ts";

export type TileView = Readonly<{
  id: "net" | "cost" | "return" | "customers" | "orders" | "owed";
  title: string;
  /** Null where the figure does not exist; the formula says why. */
  value: string | null;
  formula: Formula;
  change: ChangeText | null;
  /** A few words beside the change. */
  note: string | null;
  /** What the figure is made of, where that is said on the tile itself; the amounts sum to it. */
  parts: readonly Readonly<{ name: string; amount: string }>[];
  band: Band | null;
  isFewOrders: boolean;
  /** The figure's course over the period, for its drawing alone. */
  course: readonly (number | null)[];
}>;

/** What the ledger owes all creators, in minor units of the shop's currency. */
export type Owed = Readonly<{
  /** Approved and in no payout, of creators with more than 0. */
  payableMinor: bigint;
  payableCreators: number;
  /** Approved and in no payout, of creators with less than 0: carried until they earn again. */
  debtMinor: bigint;
  inPayoutMinor: bigint;
  pendingMinor: bigint;
}>;

type Facts = Readonly<{
  figures: Figures;
  /** The same of the period before; null when no comparison is wanted. */
  before: Figures | null;
  steps: readonly Step[];
  currency: string;
}>;

/** Net revenue; with the shop's own net revenue, also the share of it. */
export function netTile(facts: Facts, shopNetMinor: bigint | null): TileView {
  const texts = presentFigures(facts.figures, facts.currency);
  const share =
    shopNetMinor === null
      ? null
      : percentText({ numerator: facts.figures.netMinor, denominator: shopNetMinor }, 0);
  return {
    ...plain,
    id: "net",
    title: shopNetMinor === null ? "Net revenue" : "Net revenue from creators",
    value: texts.net,
    formula: formulaOf("net", texts),
    change: moved(facts, (figures) => figures.netMinor, "up"),
    note: share === null ? null : `${share} of the shop`,
    course: facts.steps.map((step) => Number(step.netMinor)),
  };
}

/** Commission and all other cost. Neither direction is good or bad by itself. */
export function costTile(facts: Facts): TileView {
  const texts = presentFigures(facts.figures, facts.currency);
  return {
    ...plain,
    id: "cost",
    title: "Total creator cost",
    value: texts.totalCost,
    formula: formulaOf("totalCost", texts),
    change: moved(facts, totalCostMinor, null),
    note: "commission, fees, gifts",
    course: facts.steps.map((step) => Number(step.costMinor)),
  };
}

/** Net revenue : total cost, with its band and, never alone, the ROI. */
export function returnTile(facts: Facts): TileView {
  const texts = presentFigures(facts.figures, facts.currency);
  return {
    ...plain,
    id: "return",
    title: "Return (revenue : cost)",
    value: texts.returnText,
    formula: formulaOf("return", texts),
    change:
      facts.before === null
        ? null
        : ratioChangeText(returnOf(facts.figures), returnOf(facts.before)),
    note: texts.roi === null ? NO_COST : `ROI ${texts.roi}`,
    band: texts.band,
    isFewOrders: texts.isFewOrders,
    course: returnSoFar(facts.steps),
  };
}

/** New customers, with what each cost. */
export function customersTile(facts: Facts): TileView {
  const texts = presentFigures(facts.figures, facts.currency);
  const each = texts.costPerNewCustomer;
  return {
    ...plain,
    id: "customers",
    title: "New customers",
    value: texts.newCustomers,
    formula: formulaOf(each === null ? "newCustomers" : "costPerNewCustomer", texts),
    change: moved(facts, (figures) => BigInt(figures.newCustomers), "up"),
    note: each === null ? null : `${each} each`,
    course: facts.steps.map((step) => step.newCustomers),
  };
}

/** Credited orders, with how many of them were a customer's first. */
export function ordersTile(facts: Facts): TileView {
  const texts = presentFigures(facts.figures, facts.currency);
  return {
    ...plain,
    id: "orders",
    title: "Orders",
    value: texts.orders,
    formula: formulaOf("orders", texts),
    change: moved(facts, (figures) => BigInt(figures.orders), "up"),
    note: `${texts.newCustomers} new ${facts.figures.newCustomers === 1 ? "customer" : "customers"}`,
  };
}

/** All that is earned and not yet paid: the ledger's balance now. `balances` is its course, from the start of the period until now. */
export function owedTile(owed: Owed, balances: readonly bigint[], currency: string): TileView {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const total = totalOwed(owed);
  const debt = owed.debtMinor === 0n ? "" : ` − ${money(-owed.debtMinor)} carried as debt`;
  const sum = `${money(owed.payableMinor)} payable + ${money(owed.inPayoutMinor)} in payout + ${money(owed.pendingMinor)} pending`;
  const parts = [
    { name: "payable", minor: owed.payableMinor + owed.debtMinor, isAlways: true },
    { name: "in payout", minor: owed.inPayoutMinor, isAlways: false },
    { name: "pending", minor: owed.pendingMinor, isAlways: true },
  ];
  return {
    ...plain,
    id: "owed",
    title: "Owed to creators",
    value: money(total),
    formula: {
      title: "Owed to creators",
      words:
        "Everything in the ledger that is earned and not yet paid, whenever it was earned. Pending is still on hold; payable less than zero is taken off the next payouts.",
      numbers: `${sum}${debt} = ${money(total)}`,
    },
    change: balances[0] === undefined ? null : changeText(changeOf(total, balances[0]), null),
    parts: parts
      .filter(({ minor, isAlways }) => isAlways || minor !== 0n)
      .map(({ name, minor }) => ({ name, amount: money(minor) })),
    course: balances.map(Number),
  };
}

/**
 * The ledger's balance at the start of each step and now, from today's balance backwards over its movements.
 * Movements are those since the first step began.
 */
export function balancesOf(
  owed: Owed,
  movements: readonly Readonly<{ day: LocalDate; amountMinor: bigint }>[],
  steps: readonly Step[],
): bigint[] {
  const now = totalOwed(owed);
  const starts = steps.map((step) =>
    movements.reduce(
      (balance, { day, amountMinor }) =>
        day >= step.period.from ? balance - amountMinor : balance,
      now,
    ),
  );
  return [...starts, now];
}

function totalOwed(owed: Owed): bigint {
  return owed.payableMinor + owed.debtMinor + owed.inPayoutMinor + owed.pendingMinor;
}

/** The return from the start of the period up to each step: one step alone swings too much to be read. */
function returnSoFar(steps: readonly Step[]): (number | null)[] {
  let numerator = 0n;
  let denominator = 0n;
  return steps.map((step) => {
    numerator += step.netMinor;
    denominator += step.costMinor;
    const text = ratioText({ numerator, denominator }, 2);
    return text === null ? null : Number(text);
  });
}

const plain = { note: null, parts: [], band: null, isFewOrders: false, course: [] } as const;

function moved(
  { figures, before }: Facts,
  of: (figures: Figures) => bigint,
  goodWhen: "up" | null,
): ChangeText | null {
  return before === null ? null : changeText(changeOf(of(figures), of(before)), goodWhen);
}
