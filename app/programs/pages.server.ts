import { formatDay, formatInstant, localDateOf } from "#app/kit/calendar.ts";
import { decimalFromMinor } from "#app/kit/money.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { OfferDefaults } from "#app/programs/OfferForm.tsx";
import {
  describeExample,
  describeForFollowers,
  describeOffer,
  describeValue,
  hasCodes,
  lowersPrice,
  type Offer,
} from "#app/programs/offer.ts";
import { percentFromBasisPoints } from "#app/programs/percent.ts";
import {
  countOffers,
  findOffer,
  findTerms,
  findTermsOf,
  listOffers,
  offerNames,
  openOffers,
} from "#app/programs/repository.server.ts";
import { describeTerms, describeWindow, termsInForce } from "#app/programs/terms.ts";
import { BLANK_PERIOD, fieldsOfTerms } from "#app/programs/terms-defaults.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_SIZE = 25;

/** What the offers page shows: newest first, a page at a time. */
export async function offersPage(
  tx: Tx,
  { shop, before, now }: Readonly<{ shop: Shop; before: string | null; now: Date }>,
) {
  const found = await listOffers(tx, { shopId: shop.id, before, take: PAGE_SIZE + 1 });
  const offers = found.slice(0, PAGE_SIZE);
  const terms = await findTermsOf(
    tx,
    shop.id,
    offers.map(({ id }) => id),
  );
  return {
    count: await countOffers(tx, shop.id),
    next: found.length > PAGE_SIZE ? (offers.at(-1)?.id ?? null) : null,
    offers: offers.map((offer) => {
      const versions = terms.filter(({ offerId }) => offerId === offer.id);
      const latest = versions.length > 0 ? termsInForce(versions, now) : undefined;
      return {
        id: offer.id,
        name: offer.name,
        forShoppers: describeOffer(offer, shop.currency),
        forCreators: latest ? describeTerms(latest, shop.currency) : "—",
        dates: describeDates(offer, shop.zone),
        state: stateOf(offer, now),
      };
    }),
  };
}

/** What an offer's page shows; null when the shop has no such offer. */
export async function offerPage(
  tx: Tx,
  { shop, offerId, now }: Readonly<{ shop: Shop; offerId: string; now: Date }>,
) {
  const offer = await findOffer(tx, shop.id, offerId);
  if (!offer) return null;
  const versions = await findTerms(tx, shop.id, offerId);
  const latest = versions.at(-1);
  const inForce = versions.length > 0 ? termsInForce(versions, now) : undefined;
  return {
    id: offer.id,
    name: offer.name,
    currency: shop.currency,
    state: stateOf(offer, now),
    hasCodes: hasCodes(offer),
    refusal: offer.refusal,
    forShoppers: describeOffer(offer, shop.currency),
    forFollowers: describeForFollowers(offer, shop.currency),
    dates: describeDates(offer, shop.zone),
    combinesWith: describeCombinations(offer),
    example: inForce ? describeExample(offer, inForce, shop.currency) : null,
    windowWords: inForce ? describeWindow(inForce) : null,
    offerFields: fieldsOfOffer(offer, shop),
    /** Of the newest version, which may be still to come: a change goes on from what was agreed last. */
    termsFields: latest ? fieldsOfTerms(latest, shop.currency) : null,
    appliesFrom: latest && latest.validFrom > now ? localDateOf(latest.validFrom, shop.zone) : "",
    inForce: inForce?.version ?? null,
    versions: versions.toReversed().map((terms) => ({
      version: terms.version,
      words: `${describeTerms(terms, shop.currency)}. ${describeWindow(terms)}.`,
      since:
        terms.version === 1
          ? "from the start"
          : `${terms.validFrom > now ? "from" : "since"} ${formatInstant(terms.validFrom, shop.zone)}`,
    })),
  };
}

/** Whether the shop has this offer. */
export async function hasOffer(
  tx: Tx,
  { shopId, offerId }: Readonly<{ shopId: string; offerId: string }>,
): Promise<boolean> {
  return (await findOffer(tx, shopId, offerId)) !== null;
}

/** The fields of a new offer before anybody typed: no discount is guessed, the usual terms are. */
export function newOfferFields(shop: Shop, now: Date): OfferDefaults {
  return {
    name: "",
    valueKind: "percentage",
    value: "",
    scope: "all",
    scopeGids: [],
    minimum: "",
    startsOn: localDateOf(now, shop.zone),
    endsOn: "",
    oncePerCustomer: true,
    combinesWith: [],
    appliesOnSubscription: false,
    ...paymentFields(1),
    usageLimit: "",
    commissionKind: "rate",
    rate: "",
    flat: "",
    flatOnRefund: "whole",
    rules: [],
    minimumNet: "",
    cap: "",
    contribution: "",
    lastOn: "",
    ...BLANK_PERIOD,
    holdDays: "30",
    holdBasis: "order",
    windowDays: "30",
  };
}

/** The offers a creator can join, for a choice list; hasCodes is false where an offer has links only. */
export async function offerChoices(tx: Tx, shop: Shop) {
  const offers = await openOffers(tx, shop.id);
  return offers.map((offer) => ({
    id: offer.id,
    label: `${offer.name} (${valueInShort(offer, shop.currency)})`,
    hasCodes: hasCodes(offer),
  }));
}

const valueInShort = (offer: Offer, currency: string): string => {
  if (lowersPrice(offer)) return `${describeValue(offer, currency)} off`;
  return hasCodes(offer) ? "no discount" : "no discount, links only";
};

/** Names of offers by id. */
export async function namesOfOffers(
  tx: Tx,
  shopId: string,
  offerIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await offerNames(tx, shopId, [...new Set(offerIds)]);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** The terms card: the version in force in words, and since when. */
export async function termsCard(
  tx: Tx,
  { shop, offerId, now }: Readonly<{ shop: Shop; offerId: string; now: Date }>,
) {
  const page = await offerPage(tx, { shop, offerId, now });
  const latest = page?.versions.find(({ version }) => version === page.inForce);
  if (!page || !latest) return null;
  const next = page.versions.find(({ version }) => version > latest.version);
  return {
    offerId,
    offerName: page.name,
    forShoppers: page.forShoppers,
    dates: page.dates,
    words: latest.words,
    since: sinceOf(latest, next),
  };
}

type ShownVersion = Readonly<{ version: number; words: string; since: string }>;

/** Since when terms are in force, and what comes after them; null where there was nothing else and nothing is to come. */
function sinceOf(inForce: ShownVersion, next: ShownVersion | undefined): string | null {
  const since =
    inForce.version === 1
      ? null
      : `Version ${inForce.version}, ${inForce.since}. Earlier orders keep the terms of their day.`;
  const then = next ? `Version ${next.version}, ${next.since}: ${next.words}` : null;
  return since === null && then === null ? null : [since, then].filter(Boolean).join(" ");
}

/** How an offer stands, for a badge: Shopify's answer first, then its dates. */
function stateOf(
  offer: Pick<Offer, "state" | "valueKind" | "startsAt" | "endsAt">,
  now: Date,
): "publishing" | "refused" | "live" | "links-only" | "scheduled" | "ended" {
  if (offer.state !== "live") return offer.state;
  if (offer.endsAt && offer.endsAt < now) return "ended";
  if (offer.startsAt > now) return "scheduled";
  return hasCodes(offer) ? "live" : "links-only";
}

function describeDates(offer: Offer, zone: string): string {
  const from = formatDay(localDateOf(offer.startsAt, zone));
  return offer.endsAt === null
    ? `From ${from}`
    : `${from} to ${formatDay(localDateOf(offer.endsAt, zone))}`;
}

function describeCombinations(offer: Offer): string {
  if (offer.combinesWith.length === 0) return "Not combined with other discounts";
  return `Combines with ${offer.combinesWith.join(", ")} discounts`;
}

function fieldsOfOffer(offer: Offer, shop: Shop) {
  const money = (minor: bigint | null) =>
    minor === null ? "" : decimalFromMinor(minor, shop.currency);
  return {
    name: offer.name,
    valueKind: offer.valueKind,
    value:
      offer.valueKind === "percentage"
        ? percentFromBasisPoints(offer.valueBasisPoints ?? 0)
        : money(offer.valueMinor),
    scope: offer.scope,
    scopeGids: [...offer.scopeGids],
    minimum: money(offer.minimumMinor),
    startsOn: localDateOf(offer.startsAt, shop.zone),
    endsOn: offer.endsAt === null ? "" : localDateOf(offer.endsAt, shop.zone),
    oncePerCustomer: offer.oncePerCustomer,
    combinesWith: [...offer.combinesWith],
    appliesOnSubscription: offer.appliesOnSubscription,
    ...paymentFields(offer.subscriptionPayments),
    usageLimit: offer.usageLimit === null ? "" : String(offer.usageLimit),
  };
}

const paymentFields = (count: number) => ({
  paymentsKind: count === 0 ? "every" : count === 1 ? "first" : "some",
  payments: count > 1 ? String(count) : "",
});
