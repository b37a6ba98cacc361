// Offer: what the shopper gets, one Shopify discount that holds a redeem code for each creator. One that only tracks gives the shopper
// nothing: its codes are of 0 %, or it has links only and no discount in Shopify.
import { assertNever, invariant } from "#app/kit/invariant.ts";
import { applyBasisPoints, decimalFromMinor, exponentOf, formatMoney } from "#app/kit/money.ts";
import { commissionOn, orderOfOne } from "#app/programs/commission.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";
import { atTopTier } from "#app/programs/period-commission.ts";
import type { Rule } from "#app/programs/rule.ts";
import type { TermsValues } from "#app/programs/terms.ts";

/** "code": no discount, and codes that only track; "none": no discount and no codes, links only. */
export type ValueKind = "percentage" | "amount" | "code" | "none";
export type Scope = "all" | "collections" | "products";
export type DiscountClass = "order" | "product" | "shipping";
export type OfferState = "publishing" | "live" | "refused";

/** What the shopper gets, without dates: the part of an offer that its sentences are about. */
export type OfferTermsForShoppers = Readonly<{
  valueKind: ValueKind;
  valueBasisPoints: number | null;
  valueMinor: bigint | null;
  scope: Scope;
  scopeGids: readonly string[];
  minimumMinor: bigint | null;
  oncePerCustomer: boolean;
  combinesWith: readonly DiscountClass[];
  appliesOnSubscription: boolean;
  /** Of a subscription: on so many of its first payments, and 0 on every one. */
  subscriptionPayments: number;
  /** Uses of each code; null without a limit. */
  usageLimit: number | null;
}>;

export type Offer = OfferTermsForShoppers &
  Readonly<{
    id: string;
    name: string;
    startsAt: Date;
    endsAt: Date | null;
    state: OfferState;
    refusal: string | null;
    discountGid: string | null;
    createdAt: Date;
    /** What Shopify's discount has that an offer cannot say, once it was accepted: "field=value" (drift/drift.ts). */
    tolerated: readonly string[];
  }>;

/** Whether creators get codes in it, so that it has a discount in Shopify: all offers but those of links only. */
export const hasCodes = ({ valueKind }: Readonly<{ valueKind: string }>): boolean =>
  valueKind !== "none";

/** Whether the shopper pays less by it. */
export const lowersPrice = ({ valueKind }: Readonly<{ valueKind: string }>): boolean =>
  valueKind === "percentage" || valueKind === "amount";

/** Letters of an anchor code: 32 of them, five bits each, without 0, 1, I and O. */
const ANCHOR_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const ANCHOR_LENGTH = 12;

/**
 * The first code of an offer's discount, which Shopify requires and no creator owns: "CL-" and twelve characters from the offer's id.
 * It is the same at every try, so that a try after a lost answer finds its own discount instead of making another.
 */
export function anchorCode(offerId: string): string {
  const bits = BigInt(`0x${offerId.replaceAll("-", "").slice(-15)}`);
  const letters = Array.from({ length: ANCHOR_LENGTH }, (_, i) => {
    const letter = ANCHOR_ALPHABET[Number((bits >> BigInt(5 * i)) & 31n)];
    invariant(letter, "five bits name a letter");
    return letter;
  });
  return `CL-${letters.join("")}`;
}

/** The offer as Shopify's `DiscountCodeBasicInput` (2026-10). Throws for an offer of links only, which has no discount. */
export function discountInput(offer: Offer, currency: string) {
  return {
    title: offer.name,
    code: anchorCode(offer.id),
    startsAt: offer.startsAt.toISOString(),
    endsAt: offer.endsAt?.toISOString() ?? null,
    context: { all: "ALL" as const },
    customerGets: {
      items: discountItems(offer),
      value: discountValue(offer, currency),
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: offer.appliesOnSubscription,
    },
    // Shopify takes none but 1 where the discount leaves subscriptions alone.
    ...(offer.appliesOnSubscription ? { recurringCycleLimit: offer.subscriptionPayments } : {}),
    ...(offer.minimumMinor === null
      ? {}
      : {
          minimumRequirement: {
            subtotal: {
              greaterThanOrEqualToSubtotal: decimalFromMinor(offer.minimumMinor, currency),
            },
          },
        }),
    combinesWith: {
      orderDiscounts: offer.combinesWith.includes("order"),
      productDiscounts: offer.combinesWith.includes("product"),
      shippingDiscounts: offer.combinesWith.includes("shipping"),
    },
    appliesOncePerCustomer: offer.oncePerCustomer,
    usageLimit: offer.usageLimit,
    tags: ["creator-ledger"],
  };
}

/** What the shopper gets, in one sentence: "15 % off everything, once per customer.", "No discount: the code only shows who sent the shopper." */
export function describeOffer(offer: OfferTermsForShoppers, currency: string): string {
  if (offer.valueKind === "none") return "No discount: links only show who sent the shopper.";
  if (offer.valueKind === "code") return "No discount: the code only shows who sent the shopper.";
  const parts = [
    `${describeValue(offer, currency)} off ${describeScope(offer)}`,
    offer.minimumMinor === null
      ? null
      : `from ${formatMoney({ minor: offer.minimumMinor, currency })}`,
    offer.oncePerCustomer ? "once per customer" : null,
    offer.usageLimit === null ? null : `for ${describeUses(offer.usageLimit)} of each code`,
    offer.appliesOnSubscription
      ? `also on ${describePayments(offer.subscriptionPayments)} of a subscription`
      : null,
  ];
  return `${parts.filter((part) => part !== null).join(", ")}.`;
}

/** The same to a creator: "Your followers get 15 % off everything." Null in an offer of links only. */
export function describeForFollowers(
  offer: OfferTermsForShoppers,
  currency: string,
): string | null {
  if (lowersPrice(offer)) return `Your followers get ${describeOffer(offer, currency)}`;
  return hasCodes(offer)
    ? "Your code gives your followers no discount: it tells the shop that you sent them."
    : null;
}

/** Payments of a subscription: "the first payment", "the first 3 payments", "every payment" for 0. */
export function describePayments(count: number): string {
  if (count === 0) return "every payment";
  return count === 1 ? "the first payment" : `the first ${count} payments`;
}

const describeUses = (count: number): string =>
  count === 1 ? "the first use" : `the first ${count.toLocaleString("en-US")} uses`;

/** The value alone: "15 %", "$5.00", or "No discount". */
export function describeValue(
  offer: Pick<OfferTermsForShoppers, "valueKind" | "valueBasisPoints" | "valueMinor">,
  currency: string,
): string {
  switch (offer.valueKind) {
    case "percentage":
      return `${percentFromBasisPoints(offer.valueBasisPoints ?? 0)} %`;
    case "amount":
      return formatMoney({ minor: offer.valueMinor ?? 0n, currency });
    case "code":
    case "none":
      return "No discount";
    default:
      return assertNever(offer.valueKind);
  }
}

/** What the creator earns, on an example cart: "On a $100 cart with 15 % off, tax and shipping apart: creator earns $10.20." */
export function describeExample(
  offer: OfferTermsForShoppers,
  terms: TermsValues,
  currency: string,
): string {
  const { cart, commission } = exampleOrder(offer, withoutRules(terms), currency);
  const discount = lowersPrice(offer) ? ` with ${describeValue(offer, currency)} off` : "";
  const apart = terms.rules.length > 0 ? "tax, shipping and exceptions" : "tax and shipping";
  return `On a ${roundMoney(cart, currency)} cart${discount}, ${apart} apart: creator earns ${formatMoney({ minor: commission, currency })}.`;
}

/** What an order can cost the shop at most, on the example cart: "A $100 order costs at most $25.20: $15.00 discount and $10.20 commission." */
export function describeWorstCase(
  offer: OfferTermsForShoppers,
  terms: TermsValues,
  currency: string,
): string {
  const top = atTopTier(terms);
  const dearest = [withoutRules(top), ...top.rules.map((rule) => alone(top, rule))].map((one) =>
    exampleOrder(offer, one, currency),
  );
  const { cart, discount, commission } = dearest.reduce((a, b) =>
    b.commission > a.commission ? b : a,
  );
  // More pieces of other products could be paid by several of these at once.
  const isOfOne =
    [terms.kind, ...terms.rules.map(({ pays }) => pays)].includes("piece") ||
    (terms.kind === "flat" && terms.rules.length > 0);
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const more = [
    offer.combinesWith.length > 0 ? " Discounts it is combined with come on top." : "",
    goalsIn(terms) > 0 ? " Goals come on top." : "",
  ].join("");
  return `A ${roundMoney(cart, currency)} order${isOfOne ? " of one piece" : ""} costs at most ${money(discount + commission)}: ${money(discount)} discount and ${money(commission)} commission.${more}`;
}

const goalsIn = ({ period }: TermsValues): number =>
  (period?.goals.length ?? 0) + (period?.allTime?.goals.length ?? 0);

/** 100 of the shop's currency, or 10,000 where it has no decimals; the discount never exceeds the cart. */
function exampleOrder(offer: OfferTermsForShoppers, terms: TermsValues, currency: string) {
  const exponent = exponentOf(currency);
  const cart = exponent === 0 ? 10_000n : 100n * 10n ** BigInt(exponent);
  const full =
    offer.valueKind === "percentage"
      ? applyBasisPoints(cart, offer.valueBasisPoints ?? 0)
      : (offer.valueMinor ?? 0n);
  const discount = full < cart ? full : cart;
  const { amountMinor } = commissionOn(
    terms,
    orderOfOne(cart - discount, { ...NO_PRODUCT, discountMinor: discount }),
  );
  return { cart, discount, commission: amountMinor };
}

const withoutRules = (terms: TermsValues): TermsValues => ({ ...terms, rules: [] });

/** Terms under which one rule decides everything. */
const alone = (terms: TermsValues, rule: Rule): TermsValues => ({
  ...terms,
  rules: [
    {
      ...rule,
      ...{ subject: "any", customers: "all", purchase: "any" },
      ...{ renewalsMax: null, discountBasisPoints: null },
    },
  ],
});

/** A piece that no rule is about, bought by nobody in particular. */
const NO_PRODUCT = {
  productGid: null,
  vendor: null,
  productType: null,
  productTags: [],
  collectionGids: [],
  unitCostMinor: null,
  purchase: "once",
  renewal: null,
  isNewCustomer: null,
} as const;

const roundMoney = (minor: bigint, currency: string): string =>
  formatMoney({ minor, currency }).replace(/\.0+(?=\D*$)/, "");

function describeScope(offer: OfferTermsForShoppers): string {
  const count = offer.scopeGids.length;
  if (offer.scope === "all") return "everything";
  if (offer.scope === "collections") return count === 1 ? "1 collection" : `${count} collections`;
  return count === 1 ? "1 product" : `${count} products`;
}

function discountItems(offer: Offer) {
  switch (offer.scope) {
    case "all":
      return { all: true };
    case "collections":
      return { collections: { add: [...offer.scopeGids] } };
    case "products":
      return { products: { productsToAdd: [...offer.scopeGids] } };
    default:
      return assertNever(offer.scope);
  }
}

function discountValue(offer: Offer, currency: string) {
  invariant(hasCodes(offer), "an offer of links only has no discount");
  if (offer.valueKind === "code") return { percentage: 0 };
  if (offer.valueKind === "percentage")
    return { percentage: (offer.valueBasisPoints ?? 0) / 10_000 }; // a fraction of at most four decimals: JSON writes it exactly
  return {
    discountAmount: {
      amount: decimalFromMinor(offer.valueMinor ?? 0n, currency),
      appliesOnEachItem: false,
    },
  };
}
