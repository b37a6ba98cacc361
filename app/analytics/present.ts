/** Figures as the texts that pages show: money with its symbol, a true minus, null where no figure exists. */
import {
  type Band,
  bandOf,
  type Figures,
  hasFewOrders,
  otherCostMinor,
  returnOf,
  roiOf,
  totalCostMinor,
} from "#app/analytics/roi.ts";
import { decimalFromMinor, formatMoney } from "#app/kit/money.ts";
import { type Ratio, ratioText } from "#app/kit/ratio.ts";

export type FigureTexts = Readonly<{
  orders: string;
  newCustomers: string;
  net: string;
  discount: string;
  commission: string;
  fees: string;
  gifts: string;
  shipping: string;
  other: string;
  otherCost: string;
  totalCost: string;
  /** "3.68 : 1"; null without a cost. */
  returnText: string | null;
  /** "267.9 %"; null without a cost. */
  roi: string | null;
  /** Total cost for each new customer; null without a new customer or without a cost. */
  costPerNewCustomer: string | null;
  band: Band;
  isFewOrders: boolean;
}>;

const compact = new Map<string, Intl.NumberFormat>();
const counts = new Intl.NumberFormat("en-US");

/** All texts of one creator's, or a group's, figures in the shop's currency. */
export function presentFigures(figures: Figures, currency: string): FigureTexts {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  return {
    orders: countText(figures.orders),
    newCustomers: countText(figures.newCustomers),
    net: money(figures.netMinor),
    discount: money(figures.discountMinor),
    commission: money(figures.commissionMinor),
    fees: money(figures.feeMinor),
    gifts: money(figures.giftMinor),
    shipping: money(figures.shippingMinor),
    other: money(figures.otherMinor),
    otherCost: money(otherCostMinor(figures)),
    totalCost: money(totalCostMinor(figures)),
    returnText: returnText(returnOf(figures)),
    roi: percentText(roiOf(figures), 1),
    costPerNewCustomer: perNewCustomer(figures, currency),
    band: bandOf(figures),
    isFewOrders: hasFewOrders(figures),
  };
}

/** A return for people: {1900000n, 516500n} is "3.68 : 1"; null where the cost is not positive. */
export function returnText(ratio: Ratio): string | null {
  const text = ratioText(ratio, 2);
  return text === null ? null : `${trueMinus(text)} : 1`;
}

/** A ratio as a percentage for people: {1n, 3n} with one place is "33.3 %"; null where the denominator is not positive. */
export function percentText(ratio: Ratio, places: number): string | null {
  const text = ratioText({ ...ratio, numerator: ratio.numerator * 100n }, places);
  return text === null ? null : `${trueMinus(text)} %`;
}

/** A count for people: 1204 is "1,204". */
export function countText(count: number): string {
  return trueMinus(counts.format(count));
}

/** An amount for an axis, short and rounded: 2000000n of USD is "$20K". Never for a figure that someone is paid. */
export function axisMoney(minor: bigint, currency: string): string {
  let format = compact.get(currency);
  if (!format) {
    const options = { style: "currency", notation: "compact", minimumFractionDigits: 0 } as const;
    format = new Intl.NumberFormat("en-US", { ...options, currency });
    compact.set(currency, format);
  }
  return trueMinus(format.format(decimalFromMinor(minor, currency) as `${number}`));
}

function perNewCustomer(figures: Figures, currency: string): string | null {
  const cost = totalCostMinor(figures);
  if (figures.newCustomers <= 0 || cost <= 0n) return null;
  const each = ratioText({ numerator: cost, denominator: BigInt(figures.newCustomers) }, 0);
  return each === null ? null : formatMoney({ minor: BigInt(each), currency });
}

function trueMinus(text: string): string {
  return text.replace("-", "−");
}
