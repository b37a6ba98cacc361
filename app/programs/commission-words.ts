// How a commission came about, in the sentences that merchants read.
import { formatDay } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import {
  type Commission,
  type CommissionOrder,
  type CommissionPart,
  contributionOf,
} from "#app/programs/commission.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";
import { describeRule } from "#app/programs/rule.ts";
import { describeCommission, type TermsValues } from "#app/programs/terms.ts";

/**
 * Each part of a commission with what it was paid on, then the limit that was met: "20 % on Skincare: $17.00 of $85.00",
 * "12 % of net sales: $1.80 of $15.00", "No order earns more than $10.00." `order` is what it was computed on.
 */
export function commissionInWords(
  commission: Commission,
  terms: TermsValues,
  { currency, order }: Readonly<{ currency: string; order: CommissionOrder }>,
): string[] {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const netMinor = order.commissionableMinor;
  const contribution = contributionOf(order);
  const parts = commission.parts.map((part) => partInWords(part, terms, currency));
  if (commission.limit === "cap")
    return [...parts, `No order earns more than ${money(terms.capMinor ?? 0n)}.`];
  if (commission.limit === "contribution")
    return [...parts, shareInWords(terms, contribution, money)];
  if (commission.limit === "ended")
    return [`These terms ended on ${formatDay(terms.lastOn ?? "")}; the order was placed later.`];
  if (commission.limit === "minimum")
    return [
      `Orders below ${money(terms.minimumMinor ?? 0n)} net earn nothing; this one has ${money(netMinor)}.`,
    ];
  return parts;
}

function shareInWords(
  { contributionBasisPoints }: TermsValues,
  { minor, unknown }: ReturnType<typeof contributionOf>,
  money: (minor: bigint) => string,
): string {
  const share = `No order earns more than ${percentFromBasisPoints(contributionBasisPoints ?? 0)} % of its contribution, ${money(minor)}: net revenue less the cost of its products.`;
  if (unknown === 0) return share;
  return `${share} ${unknown === 1 ? "1 product has" : `${unknown} products have`} no cost in Shopify and count${unknown === 1 ? "s" : ""} without one.`;
}

function partInWords(part: CommissionPart, terms: TermsValues, currency: string): string {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const rule = part.rule === null ? undefined : terms.rules[part.rule];
  const words = rule ? capital(describeRule(rule, currency)) : describeCommission(terms, currency);
  const pays = rule?.pays ?? (terms.kind === "piece" ? "piece" : "rate");
  if (pays === "nothing") return `${words}: ${money(part.baseMinor)} does not count`;
  if (pays === "rate") return `${words}: ${money(part.amountMinor)} of ${money(part.baseMinor)}`;
  const pieces = part.pieces === 1 ? "1 piece" : `${part.pieces} pieces`;
  return `${words}: ${money(part.amountMinor)} for ${pieces}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
