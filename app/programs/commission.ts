// Commission: what terms pay on an order, and on which of its lines.
import { allocate, multiplyAndRound } from "#app/kit/money.ts";
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
  }>;

/** What a commission is computed on. */
export type CommissionOrder = RuledOrder &
  Readonly<{
    /** Commissionable net of the order; `soldMinor` is the same before refunds. */
    commissionableMinor: bigint;
    /** All lines of the order, where the terms look at them (`looksAtLines`); their sums are the order's. */
    lines: readonly CommissionLine[];
  }>;

/** A part of an order that is paid alike: by the rule at this place of the terms' list, or by the commission itself. */
export type CommissionPart = Readonly<{
  rule: number | null;
  baseMinor: bigint;
  pieces: number;
  amountMinor: bigint;
}>;

/** Why an order pays nothing, or less than its parts would: too small, or more than the most that an order pays. */
export type CommissionLimit = "minimum" | "cap";

export type Commission = Readonly<{
  /** The commissionable net of the parts that pay; minor units. */
  baseMinor: bigint;
  amountMinor: bigint;
  /** Their amounts sum to the amount, largest remainder. */
  parts: readonly CommissionPart[];
  limit: CommissionLimit | null;
}>;

/** Whether terms need the lines of an order; others are paid on its net alone. */
export const looksAtLines = ({ kind, rules }: Pick<TermsValues, "kind" | "rules">): boolean =>
  kind === "piece" || rules.length > 0;

/** An order of one piece, for examples and for what a piece pays. */
export const orderOfOne = (
  netMinor: bigint,
  { isNewCustomer, discountMinor, ...product }: RuledLine & Omit<RuledOrder, "soldMinor">,
): CommissionOrder => {
  const amounts = { commissionableMinor: netMinor, soldMinor: netMinor };
  const lines = [{ ...product, ...amounts, pieces: 1 }];
  return { ...amounts, isNewCustomer, discountMinor, lines };
};

const NOTHING: Commission = { baseMinor: 0n, amountMinor: 0n, parts: [], limit: null };

/** Money in parts of a ten-thousandth, so that rates of several parts are rounded once. */
const PARTS = 10_000n;

/**
 * What terms pay on an order as it stands now. The first rule that fits decides a line, and the commission of the terms what no rule
 * does; a flat sum is paid once where anything of that is kept. The sum is rounded once, is never below zero, is nothing below the
 * terms' minimum of commissionable net, and never more than their cap.
 * At 12 %, with 20 % on skincare, of 85.00 skincare and 15.00 else: 17.00 + 1.80 = 18.80. Source: docs/terms.md.
 */
export function commissionOn(terms: TermsValues, order: CommissionOrder): Commission {
  if (order.commissionableMinor <= 0n) return NOTHING;
  const { minimumMinor, capMinor } = terms;
  if (minimumMinor !== null && order.commissionableMinor < minimumMinor)
    return { ...NOTHING, limit: "minimum" };
  const groups = groupsOf(terms, order);
  const exact = groups.map((group) => paysExactly(terms, group));
  const total = exact.reduce((sum, parts) => sum + parts, 0n);
  const rounded = total > 0n ? multiplyAndRound(total, 1n, PARTS) : 0n;
  const isCapped = capMinor !== null && rounded > capMinor;
  const amountMinor = isCapped ? capMinor : rounded;
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
    limit: isCapped ? "cap" : null,
  };
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
  if (!looksAtLines(terms))
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
