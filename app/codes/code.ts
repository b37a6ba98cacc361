// Code: a creator's redeem code in an offer, in capitals; it belongs to that creator for ever, so that old orders keep their owner.
import type { Offer } from "#app/programs/offer.ts";

export type CodeState = "minting" | "live" | "refused" | "retired" | "paused";

const LENGTH_MIN = 3;
/** Characters of a code at most. */
export const LENGTH_MAX = 40;

/**
 * The one way to write a code, so that case, width and blanks make no difference: " ａnna10 " is "ANNA10".
 * Capitals do not depend on a locale (a Turkish "i" gives "I"). Shopify compares codes without case as well.
 */
export function normalCode(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "").toUpperCase();
}

/** Why a code in normal form cannot be used, as a sentence, or null. "CL-…" is kept for the codes that anchor offers. */
export function codeProblem(code: string): string | null {
  if (code === "") return "Enter a code.";
  if (code.length < LENGTH_MIN) return `Use at least ${LENGTH_MIN} characters.`;
  if (code.length > LENGTH_MAX) return `Use at most ${LENGTH_MAX} characters.`;
  if (!/^[A-Z0-9_-]+$/.test(code)) return "Use letters A–Z, digits, - and _ only.";
  if (code.startsWith("CL-")) return "Codes that begin with CL- are kept for Creator Ledger.";
  return null;
}

/**
 * Whether the app adds a code to Shopify and takes it out: one that it made, or one that was there before, is managed and was found in a
 * discount. `OURS` says the same to the database. Source: decision 26.
 */
export const isOurs = ({
  origin,
  isManaged,
  discountGid,
}: Readonly<{ origin: string; isManaged: boolean; discountGid: string | null }>): boolean =>
  origin === "minted" || (isManaged && discountGid !== null);

/** Whether another code can take its place: a live one that has no end yet, which the app can take out, in an offer that has codes. */
export const canBeReplaced = (
  code: Parameters<typeof isOurs>[0] & Readonly<{ state: string; endsAt: Date | null }>,
  offerHasCodes: boolean,
): boolean => code.state === "live" && code.endsAt === null && isOurs(code) && offerHasCodes;

/** Who a code is proposed for. */
export type Owner = Readonly<{ name: string; handle: string }>;
type Value = Pick<Offer, "valueKind" | "valueBasisPoints" | "valueMinor">;

/**
 * Codes to propose, best first, without end: Anna Berg with 10 % off gives ANNA10, ANNAB10, ANNA102, ANNA103, …
 * Names in other scripts are written in Latin letters where that is possible, else the handle is used, else "CREATOR".
 * `unit` is the minor units of one of the shop's currency (100n for USD), so that $5.00 off is written 5.
 */
export function* proposeCodes(owner: Owner, value: Value, unit: bigint): Generator<string> {
  const number = valueNumber(value, unit);
  const [first = "", ...others] = owner.name.split(/[\s-]+/u).map(latin);
  const last = others.findLast((word) => word !== "") ?? "";
  const stem = [first, latin(owner.name), latin(owner.handle)].find((word) => word.length >= 2);
  const base = (stem ?? "CREATOR").slice(0, LENGTH_MAX - 12);
  if (base.length + number.length >= LENGTH_MIN) yield `${base}${number}`;
  if (stem === first && last !== "") yield `${base}${last.slice(0, 1)}${number}`;
  for (let n = 2; ; n++) yield `${base}${number}${n}`;
}

/**
 * Codes to name to somebody whose wish is taken, best first, without end: who wished for the first proposal gets the next
 * ones, any other wish gets a number: SUMMER gives SUMMER2, SUMMER3, …
 */
export function* alternativesTo(wanted: string, proposals: Generator<string>): Generator<string> {
  if (proposals.next().value === wanted) yield* proposals;
  for (let n = 2; ; n++) yield `${wanted.slice(0, LENGTH_MAX - 6)}${n}`;
}

const BY_NAME = 24;
const ENDING_MAX = 8;

/**
 * The first proposals, and after them the best one with endings by chance, without end: when many creators share a name, looking up one
 * number after another takes too long. `ending` gives up to 8 letters and digits. A code may come twice.
 */
export function* proposalsThenChance(
  proposals: Generator<string>,
  ending: () => string,
): Generator<string> {
  const best = freeCodes(proposals, new Set(), BY_NAME);
  yield* best;
  const stem = (best[0] ?? "").slice(0, LENGTH_MAX - 1 - ENDING_MAX);
  for (;;) yield normalCode(`${stem}-${ending()}`);
}

/** The first `count` candidates that can be used and are not taken. */
export function freeCodes(
  candidates: Generator<string>,
  taken: ReadonlySet<string>,
  count: number,
): string[] {
  const free: string[] = [];
  while (free.length < count) {
    const { value: code } = candidates.next();
    if (!taken.has(code) && codeProblem(code) === null) free.push(code);
  }
  return free;
}

/** Letters A–Z and digits of a text, in capitals: accents fall off, other scripts give nothing. "Chloé" is "CHLOE". */
export function latin(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[ßẞ]/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[æÆ]/g, "ae")
    .replace(/[łŁ]/g, "l")
    .replace(/[đĐðÐ]/g, "d")
    .replace(/[œŒ]/g, "oe")
    .replace(/[ıİ]/g, "i")
    .replace(/[þÞ]/g, "th")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

/** Whole percents or whole amounts as text; "" where the value is not whole, for a code must not promise more. 10 % is "10". */
export function valueNumber(value: Value, unit: bigint): string {
  if (value.valueKind === "percentage" && value.valueBasisPoints !== null)
    return value.valueBasisPoints % 100 === 0 ? String(value.valueBasisPoints / 100) : "";
  if (value.valueKind === "amount" && value.valueMinor !== null)
    return value.valueMinor % unit === 0n ? String(value.valueMinor / unit) : "";
  return "";
}
