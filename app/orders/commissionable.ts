// What commission is computed on, where the buyer paid in another currency than the shop's and got money back at another rate.
import { multiplyAndRound } from "#app/kit/money.ts";
import { commissionableNet, counts, isGivenBack, type Sale } from "#app/orders/sale.ts";

/**
 * The net revenue of an order with its refunds at the rate of the order's day: of each line goes back the share that the buyer got back of
 * what the buyer paid for it, and an amount without a line goes back at the rate of all lines. What the rate did meanwhile is the
 * merchant's, not the creator's. Where the buyer paid in the shop's currency it is the net revenue. Minor units of the shop's currency.
 * Example: 92.00 sold for EUR 80.00, EUR 40.00 given back as 48.00: 92.00 − 46.00. Source: measurement.md 0, multi-currency.
 */
export function commissionableOf(sales: readonly Sale[]): bigint {
  const counted = sales.filter(counts);
  const sold = counted.filter((sale) => !isGivenBack(sale));
  const byLine = Map.groupBy(counted.filter(isGivenBack), lineOf);
  let minor = netsOf(sold).shop;
  for (const [line, back] of byLine)
    minor += atRateOf(
      netsOf(line === NO_LINE ? sold : sold.filter((sale) => lineOf(sale) === line)),
      netsOf(back),
    );
  return minor;
}

/** Key of what was given back without a line: an amount of the whole order. */
const NO_LINE = "";

const lineOf = (sale: Sale): string =>
  sale.lineType === "ADJUSTMENT" ? NO_LINE : (sale.lineGid ?? NO_LINE);

/** Whether a sale names no line; what is given back so is an amount of the whole order. */
export const isWithoutLine = (sale: Sale): boolean => lineOf(sale) === NO_LINE;

/** Net in the shop's and in the buyer's currency, minor units. */
export type Nets = Readonly<{ shop: bigint; presentment: bigint }>;

/** What some sales come to without tax. */
export function netsOf(sales: readonly Sale[]): Nets {
  let shop = 0n;
  let presentment = 0n;
  for (const sale of sales) {
    shop += commissionableNet(sale);
    presentment += presentmentNet(sale);
  }
  return { shop, presentment };
}

/** What the buyer paid for a sale without tax, in the buyer's currency. */
export const presentmentNet = (sale: Sale): bigint =>
  sale.presentmentTotalMinor === null || sale.presentmentTaxMinor === null
    ? sale.totalMinor - sale.taxMinor
    : sale.presentmentTotalMinor - sale.presentmentTaxMinor;

/** What was given back in shop money at the rate at which it was sold; at its own where nothing was sold and so no rate is known. */
export const atRateOf = (sold: Nets, back: Nets): bigint =>
  sold.presentment > 0n
    ? multiplyAndRound(sold.shop, back.presentment, sold.presentment)
    : back.shop;
