// Money as integer minor units. The dev store has its own arithmetic: it is another machine than the app it is there to check.
import { type Bag, InputError } from "./state.ts";

const exponents = new Map<string, number>();

/** Digits after the point in Shopify's amounts of a currency: USD 2, JPY 0, KWD 3. */
export function exponentOf(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}

/**
 * Minor units of a decimal text or number ("19.5" in USD is 1950n).
 * @throws InputError for what is no decimal, or has more digits than the currency.
 */
export function minorOf(amount: string | number, currency: string): bigint {
  const exponent = exponentOf(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(amount).trim());
  const fraction = (match?.[3] ?? "").replace(/0+$/, "");
  if (!match || fraction.length > exponent)
    throw new InputError(`"${amount}" is no amount in ${currency}.`);
  const digits = BigInt((match[2] ?? "0") + fraction.padEnd(exponent, "0"));
  return match[1] ? -digits : digits;
}

/** The amount as a decimal with all digits of its currency: "19.50", "500" for JPY. */
export function decimalOf(minor: bigint, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const sign = minor < 0n ? "-" : "";
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** value × numerator ÷ denominator, rounded half away from zero; the denominator is positive. */
export function multiplyAndRound(value: bigint, numerator: bigint, denominator: bigint): bigint {
  const product = value * numerator;
  const size = product < 0n ? -product : product;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return product < 0n ? -rounded : rounded;
}

/** Splits a total by weights so that the parts add up: largest remainder, ties to the earlier part. */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  const size = total < 0n ? -total : total;
  const parts = weights.map((weight) => (size * weight) / sum);
  let rest = size - parts.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % sum }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    );
  for (const { index } of order) {
    if (rest === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    rest -= 1n;
  }
  return total < 0n ? parts.map((part) => -part) : parts;
}

/** A decimal factor ("0.0825", "1.1") as an exact fraction. @throws InputError when it is none or negative. */
export function fractionOf(decimal: string | number): { numerator: bigint; denominator: bigint } {
  const text = typeof decimal === "number" ? decimal.toFixed(10) : decimal.trim();
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new InputError(`"${decimal}" is no decimal factor.`);
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  return {
    numerator: BigInt((match[1] ?? "0") + fraction),
    denominator: 10n ** BigInt(fraction.length),
  };
}

/** A share of an amount, 0.15 for 15 %, rounded half away from zero. */
export function shareOf(amount: bigint, share: string | number): bigint {
  const { numerator, denominator } = fractionOf(share);
  return multiplyAndRound(amount, numerator, denominator);
}

/** Tax on an amount: on top of it, or contained in it. */
export function taxOf(amount: bigint, rate: number, included: boolean): bigint {
  const { numerator, denominator } = fractionOf(rate);
  return multiplyAndRound(amount, numerator, included ? denominator + numerator : denominator);
}

/** A share as per cent without the noise of floats: 0.07 is 7. */
export function percentOf(share: number): number {
  return Math.round(share * 1e8) / 1e6;
}

export type Exchange = { shop: string; presentment: string; rate: string };

/** An amount of the shop's currency with its value in the buyer's: shop × rate, rounded. */
export function bagOf(shop: bigint, exchange: Exchange): Bag {
  if (exchange.shop === exchange.presentment) return { shop, presentment: shop };
  const { numerator, denominator } = fractionOf(exchange.rate);
  const up = 10n ** BigInt(exponentOf(exchange.presentment));
  const down = 10n ** BigInt(exponentOf(exchange.shop));
  return { shop, presentment: multiplyAndRound(shop, numerator * up, denominator * down) };
}

/** An amount of the buyer's currency with its value in the shop's: presentment ÷ rate, rounded. */
export function bagOfPresentment(presentment: bigint, exchange: Exchange): Bag {
  if (exchange.shop === exchange.presentment) return { shop: presentment, presentment };
  const { numerator, denominator } = fractionOf(exchange.rate);
  const up = 10n ** BigInt(exponentOf(exchange.shop));
  const down = 10n ** BigInt(exponentOf(exchange.presentment));
  return { shop: multiplyAndRound(presentment, denominator * up, numerator * down), presentment };
}

export const ZERO: Bag = Object.freeze({ shop: 0n, presentment: 0n });

export function add(...bags: readonly Bag[]): Bag {
  let shop = 0n;
  let presentment = 0n;
  for (const bag of bags) {
    shop += bag.shop;
    presentment += bag.presentment;
  }
  return { shop, presentment };
}

export function negate(bag: Bag): Bag {
  return { shop: -bag.shop, presentment: -bag.presentment };
}

export function subtract(a: Bag, b: Bag): Bag {
  return add(a, negate(b));
}

/** The part of an amount that belongs to pieces `from` (inclusive) to `to` (exclusive) of `quantity`; all parts add up. */
export function partOf(bag: Bag, from: number, to: number, quantity: number): Bag {
  const upTo = (amount: bigint, n: number) => multiplyAndRound(amount, BigInt(n), BigInt(quantity));
  return {
    shop: upTo(bag.shop, to) - upTo(bag.shop, from),
    presentment: upTo(bag.presentment, to) - upTo(bag.presentment, from),
  };
}
