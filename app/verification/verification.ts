// Verification: the books of a shop computed again from the facts they follow from, and compared with what stands in them.
import { decimalFromMinor } from "#app/kit/money.ts";

/** What is compared. Each has the rule that it proves in docs/reliability.md. */
export type Check =
  | "figures"
  | "credit"
  | "commission"
  | "renewal"
  | "balance"
  | "approval"
  | "payout"
  | "currency"
  | "tenancy"
  | "redaction";

/** One place where the books and the facts disagree. */
export type Difference = Readonly<{
  check: Check;
  /** What it is about: "order #1001", "creator 0190…". */
  key: string;
  /** The column or sum that differs; an amount ends with Minor. */
  field: string;
  /** As text; null is nothing. An amount is in minor units of the shop's currency. */
  expected: string | null;
  found: string | null;
}>;

/** What a verification went through, and what it found. */
export type Outcome = Readonly<{ orders: number; entries: number; differences: number }>;

/**
 * A difference in one line: `figures: order #1001, netMinor: expected 80.00 USD, found 90.00 USD`. What is not there is said as "nothing".
 */
export function describeDifference(difference: Difference, currency: string): string {
  const { check, key, field, expected, found } = difference;
  const shown = (value: string | null) => {
    if (value === null) return "nothing";
    return isAmount(field, value)
      ? `${decimalFromMinor(BigInt(value), currency)} ${currency}`
      : value;
  };
  return `${check}: ${key}, ${field}: expected ${shown(expected)}, found ${shown(found)}`;
}

const isAmount = (field: string, value: string): boolean =>
  field.endsWith("Minor") && /^-?\d+$/.test(value);

/** The outcome in one line: "0 differences in 9,000 orders, 9,412 entries". */
export const describeOutcome = (outcome: Outcome): string =>
  `${count(outcome.differences, "difference")} in ${countWords(outcome)}`;

/** What was gone through: "9,000 orders, 9,412 entries". */
export const countWords = ({ orders, entries }: Pick<Outcome, "orders" | "entries">): string =>
  `${count(orders, "order")}, ${count(entries, "entry", "entries")}`;

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`;
