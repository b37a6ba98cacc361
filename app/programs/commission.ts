// Commission: what terms pay on an order, and on which of its lines.
import { type LocalDate, localDateOf } from "#app/kit/calendar.ts";
import { allocate, applyBasisPoints, multiplyAndRound } from "#app/kit/money.ts";
import { type RuledLine, type RuledOrder, ruleOf } from "#app/programs/rule.ts";
import type { TermsValues } from "#app/programs/terms.ts";

/** A line as the terms see it; minor units of the shop's currency. */
export type CommissionLine = RuledLine &
  Readonly<{
    /** Pieces that the buyer kept. */
    pieces: number;
    commissionableMinor: bigint;
    /** Before anything was given back. */
    soldMinor: bigint;
    /** What a piece costs the shop; null where it is not known. */
    unitCostMinor: bigint | null;
  }>;

/** What a commission is computed on. */
export type CommissionOrder = RuledOrder &
  Readonly<{
    /** Commissionable net of the order; `soldMinor` is the same before refunds. */
    commissionableMinor: bigint;
    /** All lines of the order, where the terms look at them (`looksAtLines`); their sums are the order's. */
    lines: readonly CommissionLine[];
    /** The day of the shop on which it was placed, where the terms have a last day; null is a day on which they count. */
    placedOn: LocalDate | null;
  }>;

/** A part of an order that is paid alike: by the rule at this place of the terms' list, or by the commission itself. */
export type CommissionPart = Readonly<{
  rule: number | null;
  baseMinor: bigint;
  pieces: number;
  amountMinor: bigint;
}>;

/**
 * Why an order pays nothing, or less than its parts would: placed after the last day, too small, more than the most that an order pays, or
 * more than the share of its contribution.
 */
export type CommissionLimit = "ended" | "minimum" | "cap" | "contribution";

/** Whether a limit leaves an order without commission, so that it counts for no period either. */
export const paysNothing = (limit: CommissionLimit | null): boolean =>
  limit === "ended" || limit === "minimum";

export type Commission = Readonly<{
  /** The commissionable net of the parts that pay; minor units. */
  baseMinor: bigint;
  amountMinor: bigint;
  /** Their amounts sum to the amount, largest remainder. */
  parts: readonly CommissionPart[];
  limit: CommissionLimit | null;
}>;

/** Whether terms need the lines of an order; others are paid on its net alone. */
export const looksAtLines = ({
  kind,
  rules,
  contributionBasisPoints,
}: Pick<TermsValues, "kind" | "rules" | "contributionBasisPoints">): boolean =>
  kind === "piece" || rules.length > 0 || contributionBasisPoints !== null;

/**
 * The day of the shop on which an order was placed, for terms that have a last day; null where none of them has, since telling the day costs
 * more than the rest of an order.
 */
export const placedOnFor = (
  terms: readonly Pick<TermsValues, "lastOn">[],
  placedAt: Date,
  zone: string,
): LocalDate | null =>
  terms.some(({ lastOn }) => lastOn !== null) ? localDateOf(placedAt, zone) : null;

/** An order of one piece, for examples and for what a piece pays. */
export const orderOfOne = (
  netMinor: bigint,
  {
    isNewCustomer,
    discountMinor,
    ...product
  }: RuledLine & Omit<RuledOrder, "soldMinor"> & Pick<CommissionLine, "unitCostMinor">,
): CommissionOrder => {
  const amounts = { commissionableMinor: netMinor, soldMinor: netMinor };
  const lines = [{ ...product, ...amounts, pieces: 1 }];
  return { ...amounts, isNewCustomer, discountMinor, lines, placedOn: null };
};

const NOTHING: Commission = { baseMinor: 0n, amountMinor: 0n, parts: [], limit: null };

/** Money in parts of a ten-thousandth, so that rates of several parts are rounded once. */
const PARTS = 10_000n;

/**
 * What terms pay on an order as it stands now. The first rule that fits decides a line, and the commission of the terms what no rule
 * does; a flat sum is paid once where anything of that is kept. The sum is rounded once, is never below zero, is nothing below the
 * terms' minimum of commissionable net and after their last day, and never more than their cap and their share of the contribution.
 * At 12 %, with 20 % on skincare, of 85.00 skincare and 15.00 else: 17.00 + 1.80 = 18.80. Source: docs/terms.md.
 */
export function commissionOn(terms: TermsValues, order: CommissionOrder): Commission {
  if (order.commissionableMinor <= 0n) return NOTHING;
  const { minimumMinor, lastOn } = terms;
  if (lastOn !== null && order.placedOn !== null && order.placedOn > lastOn)
    return { ...NOTHING, limit: "ended" };
  if (minimumMinor !== null && order.commissionableMinor < minimumMinor)
    return { ...NOTHING, limit: "minimum" };
  const groups = groupsOf(terms, order);
  const exact = groups.map((group) => paysExactly(terms, group));
  const total = exact.reduce((sum, parts) => sum + parts, 0n);
  const rounded = total > 0n ? multiplyAndRound(total, 1n, PARTS) : 0n;
  const most = mostOf(terms, order);
  const isLimited = most !== null && rounded > most.minor;
  const amountMinor = isLimited ? most.minor : rounded;
  const paid = exact.map((parts) => (total > 0n && parts > 0n ? parts : 0n));
  const amounts = total > 0n ? allocate(amountMinor, paid) : [];
  const earning = groups.filter((_, at) => paid[at] !== 0n);
  return {
    baseMinor: earning.reduce((sum, { baseMinor }) => sum + baseMinor, 0n),
    amountMinor,
    parts: groups.map(({ rule, baseMinor, pieces }, at) => ({
      rule,
      baseMinor,
      pieces,
      amountMinor: amounts[at] ?? 0n,
    })),
    limit: isLimited ? most.limit : null,
  };
}

/** The most that terms let an order pay, and by which limit; null where they have none. */
function mostOf(
  { capMinor, contributionBasisPoints }: TermsValues,
  order: CommissionOrder,
): Readonly<{ minor: bigint; limit: CommissionLimit }> | null {
  const cap = capMinor === null ? null : ({ minor: capMinor, limit: "cap" } as const);
  if (contributionBasisPoints === null) return cap;
  const share = applyBasisPoints(contributionOf(order).minor, contributionBasisPoints);
  const most = { minor: share > 0n ? share : 0n, limit: "contribution" } as const;
  return cap !== null && cap.minor < most.minor ? cap : most;
}

/**
 * What an order leaves the shop before commission: commissionable net less the cost of the pieces that were kept. Pieces without a known
 * cost cost nothing here; `unknown` counts their lines. 100.00 net of two serums at 9.50 and a brush at 6.00 leaves 75.00. Source:
 * measurement.md 7 (contribution before partner cost), without payment fees and shipping, which no order tells by product.
 */
export function contributionOf({
  commissionableMinor,
  lines,
}: Pick<CommissionOrder, "commissionableMinor" | "lines">): Readonly<{
  minor: bigint;
  unknown: number;
}> {
  const kept = lines.filter(({ pieces }) => pieces > 0);
  const cost = kept.reduce(
    (sum, { unitCostMinor, pieces }) => sum + (unitCostMinor ?? 0n) * BigInt(pieces),
    0n,
  );
  const unknown = kept.filter(({ unitCostMinor }) => unitCostMinor === null).length;
  return { minor: commissionableMinor - cost, unknown };
}

type Group = Readonly<{
  rule: number | null;
  baseMinor: bigint;
  soldMinor: bigint;
  pieces: number;
}>;

/** The order in parts that are paid alike, in the order of the rules and at the end what no rule decides. */
function groupsOf(terms: TermsValues, order: CommissionOrder): Group[] {
  const { commissionableMinor, soldMinor } = order;
  if (terms.kind !== "piece" && terms.rules.length === 0)
    return [{ rule: null, baseMinor: commissionableMinor, soldMinor, pieces: 0 }];
  const byRule = Map.groupBy(order.lines, (line) => {
    const rule = ruleOf(terms.rules, line, order);
    return rule === null ? null : terms.rules.indexOf(rule);
  });
  return [...terms.rules.keys(), null].flatMap((rule) => {
    const lines = byRule.get(rule);
    if (!lines) return [];
    const sum = (amount: "commissionableMinor" | "soldMinor") =>
      lines.reduce((total, line) => total + line[amount], 0n);
    const pieces = lines.reduce((total, line) => total + line.pieces, 0);
    return [{ rule, baseMinor: sum("commissionableMinor"), soldMinor: sum("soldMinor"), pieces }];
  });
}

/** What a part pays, in ten-thousandths of a minor unit. */
function paysExactly(terms: TermsValues, group: Group): bigint {
  const rule = group.rule === null ? null : terms.rules[group.rule];
  if (!rule) return commissionExactly(terms, group);
  if (rule.pays === "nothing") return 0n;
  return rule.pays === "rate"
    ? group.baseMinor * BigInt(rule.rateBasisPoints ?? 0)
    : (rule.pieceMinor ?? 0n) * BigInt(group.pieces) * PARTS;
}

function commissionExactly(terms: TermsValues, { baseMinor, soldMinor, pieces }: Group): bigint {
  if (terms.kind === "rate") return baseMinor * BigInt(terms.rateBasisPoints ?? 0);
  const flatMinor = terms.flatMinor ?? 0n;
  if (terms.kind === "piece") return flatMinor * BigInt(pieces) * PARTS;
  if (baseMinor <= 0n) return 0n;
  const isShared = terms.flatOnRefund === "share" && baseMinor < soldMinor;
  return (isShared ? multiplyAndRound(flatMinor, baseMinor, soldMinor) : flatMinor) * PARTS;
}
