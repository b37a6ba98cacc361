import { invariant } from "#app/kit/invariant.ts";

/** An exact amount in the smallest unit of its currency: 1250 of USD is $12.50. */
export type Money = Readonly<{ minor: bigint; currency: string }>;

// Making a formatter costs more than using it; there are about 300 currencies and a few locales.
const exponents = new Map<string, number>();
const formatters = new Map<string, Intl.NumberFormat>();

/**
 * How many decimals a currency has: USD 2, JPY 0, KWD 3.
 * Source: Intl, which follows ISO 4217. Throws a RangeError for text that is no currency code.
 */
export function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const options = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  const exponent = options.maximumFractionDigits ?? 2;
  exponents.set(currency, exponent);
  return exponent;
}

/**
 * Minor units of a decimal that Shopify wrote: ("19.999", "USD") is 2000, ("-5.0", "JPY") is -5.
 * Decimals the currency does not have are rounded half away from zero. Throws on anything but an optional sign, digits, a dot, digits.
 */
export function minorFromDecimal(text: string, currency: string): bigint {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  invariant(match, `"${text.slice(0, 40)}" is no decimal amount`);
  const [, sign = "", whole = "", fraction = ""] = match;
  const digits = BigInt(whole + fraction);
  const minor = multiplyAndRound(
    digits,
    10n ** BigInt(exponentOf(currency)),
    10n ** BigInt(fraction.length),
  );
  return sign === "-" ? -minor : minor;
}

/**
 * Minor units of what a person typed, or null: ("12.5", "USD") is 1250, ("12.345", "USD") is null.
 * Strict: a dot, no more decimals than the currency has, no group separators, no sign but a leading "-",
 * at most 12 digits before the dot so that the amount fits the database.
 */
export function parseAmount(text: string, currency: string): bigint | null {
  const match = /^-?\d{1,12}(?:\.(\d{1,4}))?$/.exec(text.trim());
  if (!match || (match[1] ?? "").length > exponentOf(currency)) return null;
  return minorFromDecimal(match[0], currency);
}

/** The plain decimal of an amount, with all the decimals of its currency: (1900000n, "USD") is "19000.00", (-5n, "KWD") is "-0.005". */
export function decimalFromMinor(minor: bigint, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(minor < 0n ? -minor : minor).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? "" : `.${digits.slice(-exponent)}`;
  return `${minor < 0n ? "-" : ""}${whole}${fraction}`;
}

/** An amount for people, with its symbol and a true minus: {-1250n, USD} is "−$12.50". */
export function formatMoney(money: Money, locale = "en-US"): string {
  const key = `${locale} ${money.currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { style: "currency", currency: money.currency });
    formatters.set(key, formatter);
  }
  // Given as text the figure is formatted exactly, beyond what a float holds.
  const exact = decimalFromMinor(money.minor, money.currency) as `${number}`;
  return formatter
    .formatToParts(exact)
    .map((part) => (part.type === "minusSign" ? "\u2212" : part.value))
    .join("");
}

/** The sum of two amounts of one currency. Throws on two currencies: they never add up. */
export function addMoney(a: Money, b: Money): Money {
  invariant(a.currency === b.currency, `cannot add ${a.currency} and ${b.currency}`);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/**
 * minor × numerator ÷ denominator, rounded half away from zero: the one rounding of the app.
 * (5n, 1n, 2n) is 3, (-5n, 1n, 2n) is -3. Throws unless the denominator is positive.
 */
export function multiplyAndRound(minor: bigint, numerator: bigint, denominator: bigint): bigint {
  invariant(denominator > 0n, "a denominator must be positive");
  const product = minor * numerator;
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return product < 0n ? -rounded : rounded;
}

/** A rate in basis points of an amount: (8925n, 1250) is 1116, for 12.5 % of $89.25. Throws unless the rate is an integer. */
export function applyBasisPoints(minor: bigint, basisPoints: number): bigint {
  invariant(Number.isSafeInteger(basisPoints), "basis points are integers");
  return multiplyAndRound(minor, BigInt(basisPoints), 10_000n);
}

/**
 * Splits an amount by weights so that no unit is lost: (100n, [1n, 1n, 1n]) is [34n, 33n, 33n].
 * The largest remainders take the units left over, the earlier of two equals first; a negative total is the mirror of the positive one.
 * Weights are not negative; throws when they sum to 0 while there is something to split. Source: largest remainder (Hamilton).
 */
export function allocate(totalMinor: bigint, weights: readonly bigint[]): bigint[] {
  invariant(
    weights.every((weight) => weight >= 0n),
    "weights are not negative",
  );
  if (totalMinor === 0n) return weights.map(() => 0n);
  if (totalMinor < 0n) return allocate(-totalMinor, weights).map((share) => -share);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  invariant(sum > 0n, "an amount cannot be split over no weight");
  const shares = weights.map((weight) => (totalMinor * weight) / sum);
  const left = totalMinor - shares.reduce((total, share) => total + share, 0n);
  const byRemainder = weights
    .map((weight, at) => ({ at, remainder: (totalMinor * weight) % sum }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.at - b.at);
  for (const { at } of byRemainder.slice(0, Number(left))) shares[at] = (shares[at] ?? 0n) + 1n;
  return shares;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
