// Drift: what an offer says and what its discount in Shopify says, field by field; and what becomes of the offer when that is accepted.
import { formatInstant } from "#app/kit/calendar.ts";
import { formatMoney, minorFromDecimal } from "#app/kit/money.ts";
import {
  type DiscountClass,
  describePayments,
  describeValue,
  discountInput,
  type Offer,
  type Scope,
} from "#app/programs/offer.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";
import type { ShopifyDiscount } from "#app/shopify/discount.ts";

/** One field that differs, in interface text. */
export type Difference = Readonly<{ field: string; here: string; inShopify: string }>;

type Place = Readonly<{ currency: string; zone: string }>;
/** A value to compare by, and to show. */
type Fact = Readonly<{ key: string; words: string }>;
type Field = keyof typeof LABELS;
type Facts = Readonly<Record<Field, Fact>>;

const LABELS = {
  name: "Name",
  value: "Discount",
  scope: "Applies to",
  minimum: "Minimum",
  starts: "Starts",
  ends: "Ends",
  oncePerCustomer: "Once per customer",
  combinesWith: "Combines with",
  subscriptions: "Subscriptions",
  usageLimit: "Uses of a code",
  buyers: "Who can use it",
} as const;
const FIELDS = Object.keys(LABELS) as Field[];

/** Where an offer and its discount differ; what was accepted before is no difference. Instants are compared by the second, as Shopify keeps them. */
export function differencesOf(offer: Offer, found: ShopifyDiscount, place: Place): Difference[] {
  const [ours, theirs] = [factsOfOffer(offer, place), factsOfDiscount(found, place)];
  return FIELDS.filter(
    (field) =>
      ours[field].key !== theirs[field].key &&
      !offer.tolerated.includes(`${field}=${theirs[field].key}`),
  ).map((field) => ({
    field: LABELS[field],
    here: ours[field].words,
    inShopify: theirs[field].words,
  }));
}

/**
 * The offer with Shopify's version taken over. What it cannot say (chosen customers, single variants …) keeps our value
 * and is tolerated from now on. `isNameFree` says whether the discount's title can be the offer's name.
 */
export function accepted(
  offer: Offer,
  found: ShopifyDiscount,
  { currency, zone, isNameFree }: Place & Readonly<{ isNameFree: boolean }>,
): Offer {
  const value = valueFrom(found, currency);
  const scope = scopeFrom(found);
  const next: Offer = {
    ...offer,
    ...value,
    ...scope,
    name: isNameFree ? found.title : offer.name,
    minimumMinor: minimumFrom(found, offer, currency),
    startsAt: new Date(found.startsAt),
    endsAt: found.endsAt === null ? null : new Date(found.endsAt),
    oncePerCustomer: found.oncePerCustomer,
    combinesWith: found.combinesWith,
    appliesOnSubscription: found.appliesOnSubscription,
    subscriptionPayments: found.appliesOnSubscription ? found.subscriptionPayments : 1,
    usageLimit: found.usageLimit,
  };
  const place = { currency, zone };
  const [ours, theirs] = [factsOfOffer(next, place), factsOfDiscount(found, place)];
  const tolerated = FIELDS.filter((field) => ours[field].key !== theirs[field].key).map(
    (field) => `${field}=${theirs[field].key}`,
  );
  return { ...next, tolerated };
}

/**
 * What is written to Shopify to have the discount as the offer says (`DiscountCodeBasicInput`): everything but its first code, and but
 * the fields in which Shopify still has the value that was accepted though an offer cannot say it.
 */
export function updateOf(offer: Offer, found: ShopifyDiscount, currency: string) {
  const { code: _first, context, usageLimit, ...input } = discountInput(offer, currency);
  const theirs = factsOfDiscount(found, { currency, zone: "UTC" }); // a zone is for words alone
  const isKept = (field: Field) => offer.tolerated.includes(`${field}=${theirs[field].key}`);
  const { value, items, ...gets } = input.customerGets;
  return {
    ...input,
    ...(isKept("name") ? { title: found.title } : {}),
    ...(isKept("buyers") ? {} : { context }),
    ...(isKept("usageLimit") ? {} : { usageLimit }),
    // What was counted before must not stand in the way of leaving subscriptions alone.
    ...(offer.appliesOnSubscription || found.subscriptionPayments === 1
      ? {}
      : { recurringCycleLimit: 1 }),
    ...(isKept("minimum") || offer.minimumMinor !== null ? {} : { minimumRequirement: null }),
    customerGets: {
      ...gets,
      ...(isKept("value") ? {} : { value }),
      ...(isKept("scope") ? {} : { items: itemsOf(offer, found, items) }),
    },
  };
}

type Items = ReturnType<typeof discountInput>["customerGets"]["items"];

/** Products and collections are added to what the discount has: what the offer does not name is taken out. */
function itemsOf(offer: Offer, { scope }: ShopifyDiscount, items: Items) {
  if (offer.scope === "all" || scope.kind !== offer.scope) return items;
  const surplus = scope.gids.filter((gid) => !offer.scopeGids.includes(gid));
  return offer.scope === "products"
    ? { products: { productsToAdd: [...offer.scopeGids], productsToRemove: surplus } }
    : { collections: { add: [...offer.scopeGids], remove: surplus } };
}

function factsOfOffer(offer: Offer, { currency, zone }: Place): Facts {
  const count = offer.scopeGids.length;
  return {
    name: text(offer.name),
    value: {
      key:
        offer.valueKind === "amount"
          ? `${offer.valueMinor} minor`
          : `${offer.valueBasisPoints ?? 0} bp`,
      words: describeValue(offer, currency),
    },
    scope: {
      key: scopeKey(offer.scope, offer.scopeGids),
      words: scopeWords(offer.scope, count),
    },
    minimum:
      offer.minimumMinor === null
        ? { key: "none", words: "None" }
        : subtotal(offer.minimumMinor, currency),
    starts: instant(offer.startsAt, zone),
    ends: offer.endsAt === null ? NEVER : instant(offer.endsAt, zone),
    oncePerCustomer: yesNo(offer.oncePerCustomer),
    combinesWith: classes(offer.combinesWith),
    subscriptions: subscriptions(offer),
    usageLimit: uses(offer.usageLimit),
    buyers: EVERYBODY,
  };
}

function factsOfDiscount(found: ShopifyDiscount, { currency, zone }: Place): Facts {
  return {
    name: text(found.title),
    value: valueFact(found.value, currency),
    scope:
      found.scope.kind === "all"
        ? { key: "all", words: scopeWords("all", 0) }
        : found.scope.kind === "other"
          ? { key: "other", words: "Single variants, or more than an offer names" }
          : {
              key: scopeKey(found.scope.kind, found.scope.gids),
              words: scopeWords(found.scope.kind, found.scope.gids.length),
            },
    minimum: minimumFact(found.minimum, currency),
    starts: instant(new Date(found.startsAt), zone),
    ends: found.endsAt === null ? NEVER : instant(new Date(found.endsAt), zone),
    oncePerCustomer: yesNo(found.oncePerCustomer),
    combinesWith: classes(found.combinesWith),
    subscriptions: subscriptions(found),
    usageLimit: uses(found.usageLimit),
    buyers: found.isForEverybody ? EVERYBODY : { key: "some", words: "Chosen customers" },
  };
}

/** What an offer whose codes only track has as its value. */
const NO_DISCOUNT = "0 bp";
const EVERYBODY: Fact = { key: "all", words: "Everybody" };
const NEVER: Fact = { key: "never", words: "Never" };

const text = (value: string): Fact => ({ key: value, words: value });
const uses = (limit: number | null): Fact =>
  limit === null
    ? { key: "none", words: "No limit" }
    : { key: String(limit), words: `At most ${limit.toLocaleString("en-US")}` };

/** How many payments are counted says something only where subscriptions are. */
const subscriptions = ({
  appliesOnSubscription,
  subscriptionPayments: count,
}: Pick<Offer, "appliesOnSubscription" | "subscriptionPayments">): Fact =>
  appliesOnSubscription
    ? { key: `${count} payments`, words: capital(describePayments(count)) }
    : { key: "none", words: "No" };

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const yesNo = (value: boolean): Fact => ({ key: String(value), words: value ? "Yes" : "No" });
const instant = (at: Date, zone: string): Fact => ({
  key: String(Math.floor(at.getTime() / 1_000)),
  words: formatInstant(at, zone),
});
const subtotal = (minor: bigint, currency: string): Fact => ({
  key: `${minor} minor`,
  words: formatMoney({ minor, currency }),
});
const classes = (names: readonly DiscountClass[]): Fact => {
  const sorted = [...names].sort();
  return { key: sorted.join(","), words: sorted.length === 0 ? "Nothing" : sorted.join(", ") };
};
const scopeKey = (scope: Scope, gids: readonly string[]): string =>
  scope === "all" ? "all" : `${scope} ${[...gids].sort().join(" ")}`;

function scopeWords(scope: Scope, count: number): string {
  if (scope === "all") return "Everything";
  const noun = scope === "products" ? "product" : "collection";
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function valueFact(value: ShopifyDiscount["value"], currency: string): Fact {
  if (value.kind === "other") return { key: "other", words: "A discount of another kind" };
  if (value.kind === "percentage") {
    const points = value.percentage * 10_000;
    return Number.isInteger(Math.round(points * 1e4) / 1e4)
      ? {
          key: `${Math.round(points)} bp`,
          words: percentWords(Math.round(points)),
        }
      : { key: `${points} parts`, words: `${value.percentage * 100} %` };
  }
  const minor = minorFromDecimal(value.amount, currency);
  const words = formatMoney({ minor, currency });
  return value.isEachItem
    ? { key: `${minor} each`, words: `${words} off each item` }
    : { key: `${minor} minor`, words };
}

/** A code of 0 % only tracks, here as in Shopify. */
const percentWords = (points: number): string =>
  points === 0 ? "No discount" : `${percentFromBasisPoints(points)} %`;

function minimumFact(minimum: ShopifyDiscount["minimum"], currency: string): Fact {
  if (minimum.kind === "none") return { key: "none", words: "None" };
  if (minimum.kind === "quantity")
    return { key: `${minimum.quantity} items`, words: `${minimum.quantity} items` };
  return subtotal(minorFromDecimal(minimum.amount, currency), currency);
}

function valueFrom(found: ShopifyDiscount, currency: string): Partial<Offer> {
  const { key } = valueFact(found.value, currency);
  const [number = "", unit] = key.split(" ");
  if (key === NO_DISCOUNT) return { valueKind: "code", valueBasisPoints: null, valueMinor: null };
  if (unit === "bp")
    return { valueKind: "percentage", valueBasisPoints: Number(number), valueMinor: null };
  if (unit === "minor")
    return { valueKind: "amount", valueBasisPoints: null, valueMinor: BigInt(number) };
  return {};
}

function scopeFrom({ scope }: ShopifyDiscount): Partial<Offer> {
  if (scope.kind === "other") return {};
  if (scope.kind === "all") return { scope: "all", scopeGids: [] };
  return scope.gids.length > SCOPE_MAX ? {} : { scope: scope.kind, scopeGids: scope.gids };
}

/** As many as an offer can name. */
const SCOPE_MAX = 100;

function minimumFrom({ minimum }: ShopifyDiscount, offer: Offer, currency: string): bigint | null {
  if (minimum.kind === "none") return null;
  return minimum.kind === "subtotal"
    ? minorFromDecimal(minimum.amount, currency)
    : offer.minimumMinor;
}
