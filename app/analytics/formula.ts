/** The answer to "how was this figure made": its formula in words, the numbers put in, and what it rests on. */
import type { FigureTexts } from "#app/analytics/present.ts";

export type FigureName =
  | "orders"
  | "newCustomers"
  | "net"
  | "commission"
  | "otherCost"
  | "totalCost"
  | "return"
  | "roi"
  | "costPerNewCustomer";

/** What every figure of a page rests on, once for the page. */
export type Basis = Readonly<{
  /** "26 Oct 2026 to 24 Nov 2026" */
  window: string;
  /** "New York" */
  zone: string;
  /** "Code before link, within 30 days" */
  model: string;
  /** The shop's clock when it was computed: "10:42". */
  asOf: string;
}>;

export type Formula = Readonly<{ title: string; words: string; numbers: string }>;

/** The name of each figure, as column, tile and popover use it. */
export const FIGURE_TITLES: Readonly<Record<FigureName, string>> = {
  orders: "Orders",
  newCustomers: "New customers",
  net: "Net revenue",
  commission: "Commission",
  otherCost: "Other cost",
  totalCost: "Total cost",
  return: "Return",
  roi: "ROI",
  costPerNewCustomer: "Cost per new customer",
};

/** What stands in for a return, ROI or cost per customer that does not exist. */
export const NO_COST = "No cost recorded yet";

/** The formula of a figure with its own numbers put in: {numbers: "$19,000.00 ÷ $5,165.00 = 3.68 : 1"}. */
export function formulaOf(name: FigureName, texts: FigureTexts): Formula {
  return { title: FIGURE_TITLES[name], words: wordsOf(name), numbers: numbersOf(name, texts) };
}

/** The model in words, from the shortest and longest link window among the shop's offers, in days; null without an offer. */
export function modelText(windowDays: Readonly<{ min: number; max: number }> | null): string {
  if (windowDays === null) return "Code before link";
  const { min, max } = windowDays;
  if (min === max) return `Code before link, within ${min} ${min === 1 ? "day" : "days"}`;
  return `Code before link, within ${min} to ${max} days by offer`;
}

/** What the figures of a page rest on, in one line: the page's footer. */
export function basisText(basis: Basis): string {
  const model = basis.model.charAt(0).toLowerCase() + basis.model.slice(1);
  return `Order dates in ${basis.zone} time · net of discounts, refunds, tax and shipping · ${model} · as of ${basis.asOf}`;
}

function wordsOf(name: FigureName): string {
  switch (name) {
    case "orders":
      return "Orders placed in the period and credited to a creator. Test, cancelled and voided orders are left out.";
    case "newCustomers":
      return "Of these orders, those that were the customer’s first in the shop.";
    case "net":
      return "Product lines after discounts and refunds, without tax, shipping, tips and gift cards. A refund counts in the period of its order.";
    case "commission":
      return "All ledger entries of these orders, reversals included, and what was given or taken by hand in the period.";
    case "otherCost":
      return "Fees + gifts + shipping + other, by the day they were incurred.";
    case "totalCost":
      return "Commission + other cost. The shopper’s discount is already taken off the net revenue.";
    case "return":
      return "Net revenue ÷ total cost. Strong from 5 : 1, moderate from 3 : 1.";
    case "roi":
      return "(Net revenue − total cost) ÷ total cost.";
    case "costPerNewCustomer":
      return "Total cost ÷ new customers.";
  }
}

function numbersOf(name: FigureName, t: FigureTexts): string {
  switch (name) {
    case "orders":
      return t.orders;
    case "newCustomers":
      return `${t.newCustomers} of ${t.orders} orders`;
    case "net":
      return `${t.net} over ${t.orders} orders; ${t.discount} of discount already taken off`;
    case "commission":
      return `${t.commission} on ${t.net} of net revenue`;
    case "otherCost":
      return `${t.fees} + ${t.gifts} + ${t.shipping} + ${t.other} = ${t.otherCost}`;
    case "totalCost":
      return `${t.commission} + ${t.otherCost} = ${t.totalCost}`;
    case "return":
      return t.returnText === null ? NO_COST : `${t.net} ÷ ${t.totalCost} = ${t.returnText}`;
    case "roi":
      return t.roi === null ? NO_COST : `(${t.net} − ${t.totalCost}) ÷ ${t.totalCost} = ${t.roi}`;
    case "costPerNewCustomer":
      return t.costPerNewCustomer === null
        ? "No new customer, or no cost, yet"
        : `${t.totalCost} ÷ ${t.newCustomers} = ${t.costPerNewCustomer}`;
  }
}
