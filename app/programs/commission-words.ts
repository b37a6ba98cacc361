// How a commission came about, in the sentences that merchants read.
import { formatMoney } from "#app/kit/money.ts";
import type { Commission, CommissionPart } from "#app/programs/commission.ts";
import { describeRule } from "#app/programs/rule.ts";
import { describeCommission, type TermsValues } from "#app/programs/terms.ts";

/**
 * Each part of a commission with what it was paid on, then the limit that was met: "20 % on Skincare: $17.00 of $85.00",
 * "12 % of net sales: $1.80 of $15.00", "No order earns more than $10.00."
 */
export function commissionInWords(
  commission: Commission,
  terms: TermsValues,
  { currency, netMinor }: Readonly<{ currency: string; netMinor: bigint }>,
): string[] {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const parts = commission.parts.map((part) => partInWords(part, terms, currency));
  if (commission.limit === "cap")
    return [...parts, `No order earns more than ${money(terms.capMinor ?? 0n)}.`];
  if (commission.limit === "minimum")
    return [
      `Orders below ${money(terms.minimumMinor ?? 0n)} net earn nothing; this one has ${money(netMinor)}.`,
    ];
  return parts;
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
