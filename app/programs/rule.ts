// Rule: some products, or some customers, earn a creator otherwise than the rest of the order.
import { formatMoney } from "#app/kit/money.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";

/** What a rule looks for in a line of an order. */
export type RuleSubject = "any" | "product" | "collection" | "vendor" | "type" | "tag";

/** New customers place their first order with the shop; every other customer returns, as does one of whom Shopify does not say it. */
export type RuleCustomers = "all" | "new" | "returning";

/** How a line was bought: by itself, with the order that begins a subscription, or by a subscription. */
export type Purchase = "once" | "first" | "renewal";

/** A rate of the lines' net sales, a sum for each piece that is kept, or nothing. */
export type RulePays = "rate" | "piece" | "nothing";

export type Rule = Readonly<{
  subject: RuleSubject;
  /** Shopify's ids of products or collections, or names of vendors, product types or tags; empty for any line. */
  values: readonly string[];
  customers: RuleCustomers;
  purchase: Purchase | "any";
  /** Of renewals: the first so many of a subscription; null is every one. */
  renewalsMax: number | null;
  /** Orders of which at least this share was taken off by discounts; null is any order. */
  discountBasisPoints: number | null;
  pays: RulePays;
  /** Of a rate. */
  rateBasisPoints: number | null;
  /** Of each piece; minor units of the shop's currency. */
  pieceMinor: bigint | null;
}>;

/** What a rule looks at: how a line was bought, and its product as it was when the order was read. */
export type RuledLine = Readonly<{
  productGid: string | null;
  vendor: string | null;
  productType: string | null;
  productTags: readonly string[];
  /** Collections that terms name and that the product was in when the order was placed. */
  collectionGids: readonly string[];
  purchase: Purchase;
  /** Which renewal of its subscription it is, from 1; null where it is none, or nobody knows. */
  renewal: number | null;
}>;

/** What a rule looks at in the order around a line; minor units. */
export type RuledOrder = Readonly<{
  isNewCustomer: boolean | null;
  /** Before anything was given back: what its products came to, and what discounts had taken off. */
  soldMinor: bigint;
  discountMinor: bigint;
}>;

/**
 * The rule that decides a line: the first of the list that fits, null where none does. Names are compared without regard to capitals and
 * spaces around them, as Shopify's own conditions do.
 */
export const ruleOf = <R extends Rule>(
  rules: readonly R[],
  line: RuledLine,
  order: RuledOrder,
): R | null =>
  rules.find(
    (rule) =>
      fitsCustomer(rule, order.isNewCustomer) &&
      fitsDiscount(rule, order) &&
      fitsPurchase(rule, line) &&
      fitsLine(rule, line),
  ) ?? null;

const fitsCustomer = ({ customers }: Rule, isNewCustomer: boolean | null): boolean =>
  customers === "all" || (customers === "new") === (isNewCustomer === true);

/** A renewal of which nobody knows the number is not among the first. */
const fitsPurchase = ({ purchase, renewalsMax }: Rule, line: RuledLine): boolean =>
  (purchase === "any" || purchase === line.purchase) &&
  (renewalsMax === null || (line.renewal !== null && line.renewal <= renewalsMax));

const fitsDiscount = ({ discountBasisPoints: least }: Rule, order: RuledOrder): boolean =>
  least === null ||
  order.discountMinor * WHOLE >= BigInt(least) * (order.soldMinor + order.discountMinor);

const WHOLE = 10_000n;

function fitsLine({ subject, values }: Rule, line: RuledLine): boolean {
  switch (subject) {
    case "any":
      return true;
    case "product":
      return line.productGid !== null && values.includes(line.productGid);
    case "collection":
      return line.collectionGids.some((gid) => values.includes(gid));
    case "vendor":
      return hasName(values, line.vendor);
    case "type":
      return hasName(values, line.productType);
    case "tag":
      return line.productTags.some((tag) => hasName(values, tag));
  }
}

const hasName = (names: readonly string[], name: string | null): boolean =>
  name !== null && names.some((one) => plain(one) === plain(name));

const plain = (name: string): string => name.trim().toLowerCase();

/** Whether two lists of rules agree the same thing. */
export const isSameRules = (a: readonly Rule[], b: readonly Rule[]): boolean =>
  a.length === b.length && a.every((rule, at) => keyOf(rule) === keyOf(b[at] ?? rule));

const keyOf = (rule: Rule): string =>
  JSON.stringify([
    rule.subject,
    rule.values,
    rule.customers,
    rule.purchase,
    rule.renewalsMax,
    rule.discountBasisPoints,
    rule.pays,
    rule.rateBasisPoints,
    String(rule.pieceMinor),
  ]);

/** A rule in words: "20 % on Skincare for new customers", "nothing on 3 products", "$2.00 a piece on products of Northwind". */
export function describeRule(rule: Rule, currency: string): string {
  const on = [describeSubject(rule), describePurchase(rule)].filter((words) => words !== "");
  const least = rule.discountBasisPoints;
  const depth =
    least === null ? "" : ` where ${percentFromBasisPoints(least)} % or more was discounted`;
  const conditions = `${on.map((words) => ` on ${words}`).join("")}${CUSTOMERS[rule.customers]}${depth}`;
  return `${describePays(rule, currency)}${conditions}`;
}

const CUSTOMERS = { all: "", new: " for new customers", returning: " for returning customers" };
const PURCHASES = {
  any: "",
  once: "one-time purchases",
  first: "the first order of a subscription",
  renewal: "renewals of subscriptions",
};

/** "the first renewal of a subscription", "the first 3 renewals of a subscription". */
function describePurchase({ purchase, renewalsMax }: Rule): string {
  if (renewalsMax === null) return PURCHASES[purchase];
  const first = renewalsMax === 1 ? "the first renewal" : `the first ${renewalsMax} renewals`;
  return `${first} of a subscription`;
}

function describePays({ pays, rateBasisPoints, pieceMinor }: Rule, currency: string): string {
  if (pays === "nothing") return "nothing";
  return pays === "rate"
    ? `${percentFromBasisPoints(rateBasisPoints ?? 0)} %`
    : `${formatMoney({ minor: pieceMinor ?? 0n, currency })} a piece`;
}

function describeSubject({ subject, values }: Rule): string {
  if (subject === "any") return "";
  if (subject === "product" || subject === "collection")
    return values.length === 1 ? `1 ${subject}` : `${values.length} ${subject}s`;
  const names = listOf(values);
  if (subject === "tag") return `products tagged ${names}`;
  return subject === "vendor" ? `products of ${names}` : names;
}

function listOf(values: readonly string[]): string {
  const last = values.at(-1) ?? "";
  return values.length > 1 ? `${values.slice(0, -1).join(", ")} and ${last}` : last;
}
