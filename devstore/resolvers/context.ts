// What every resolver is given, and the few shapes that many share.
import { decimalOf } from "../money.ts";
import type { Bag, Shop } from "../state.ts";

export type Context = { shop: Shop; scopes: readonly string[]; now: number };

export function money(minor: bigint, currency: string) {
  return { amount: decimalOf(minor, currency), currencyCode: currency };
}

export function moneyBag(
  bag: Bag,
  { currency, presentmentCurrency }: { currency: string; presentmentCurrency: string },
) {
  return {
    shopMoney: money(bag.shop, currency),
    presentmentMoney: money(bag.presentment, presentmentCurrency),
  };
}

export function count(n: number) {
  return { count: n, precision: "EXACT" };
}
