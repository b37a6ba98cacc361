import { Prisma } from "#app/generated/prisma/client.ts";
import { dayOfUtc, midnightUtc } from "#app/kit/calendar.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { DiscountClass, Offer, OfferState, Scope, ValueKind } from "#app/programs/offer.ts";
import { parsePeriodTerms, periodJson } from "#app/programs/period-contract.ts";
import type { Terms } from "#app/programs/terms.ts";
import { parseRules, rulesJson } from "#app/programs/terms-contract.ts";

/** More offers than a program has; a choice list shows no more. */
const CHOICES_MAX = 200;

const OFFER = {
  id: true,
  name: true,
  valueKind: true,
  valueBasisPoints: true,
  valueMinor: true,
  scope: true,
  scopeGids: true,
  minimumMinor: true,
  startsAt: true,
  endsAt: true,
  oncePerCustomer: true,
  combinesWith: true,
  appliesOnSubscription: true,
  subscriptionPayments: true,
  usageLimit: true,
  state: true,
  refusal: true,
  discountGid: true,
  createdAt: true,
  tolerated: true,
} as const satisfies Prisma.OfferSelect;

const TERMS = {
  id: true,
  offerId: true,
  version: true,
  kind: true,
  rateBasisPoints: true,
  flatMinor: true,
  flatOnRefund: true,
  rules: true,
  minimumMinor: true,
  capMinor: true,
  contributionBasisPoints: true,
  lastOn: true,
  period: true,
  holdDays: true,
  holdBasis: true,
  windowDays: true,
  validFrom: true,
} as const satisfies Prisma.TermsSelect;

type OfferRow = Prisma.OfferGetPayload<{ select: typeof OFFER }>;
type TermsRow = Prisma.TermsGetPayload<{ select: typeof TERMS }>;

// The columns hold only what contract.ts let in.
const toOffer = (row: OfferRow): Offer => ({
  ...row,
  valueKind: row.valueKind as ValueKind,
  scope: row.scope as Scope,
  combinesWith: row.combinesWith as DiscountClass[],
  state: row.state as OfferState,
});

const toTerms = (row: TermsRow): Terms => ({
  ...row,
  lastOn: row.lastOn && dayOfUtc(row.lastOn),
  rules: parseRules(row.rules),
  period: parsePeriodTerms(row.period),
  kind: row.kind as Terms["kind"],
  flatOnRefund: row.flatOnRefund as Terms["flatOnRefund"],
  holdBasis: row.holdBasis as Terms["holdBasis"],
});

export type NewOffer = Omit<Offer, "refusal" | "discountGid" | "tolerated">;

/** Newest first; `before` is the id of the last offer of the page before (ids sort by time). */
export async function listOffers(
  tx: Tx,
  { shopId, before, take }: Readonly<{ shopId: string; before: string | null; take: number }>,
): Promise<Offer[]> {
  const rows = await tx.offer.findMany({
    where: { shopId, ...(before === null ? {} : { id: { lt: before } }) },
    select: OFFER,
    orderBy: { id: "desc" },
    take,
  });
  return rows.map(toOffer);
}

export const countOffers = (tx: Tx, shopId: string): Promise<number> =>
  tx.offer.count({ where: { shopId } });

/** The offers a creator can join: those that Shopify did not refuse. */
export async function openOffers(tx: Tx, shopId: string): Promise<Offer[]> {
  const rows = await tx.offer.findMany({
    where: { shopId, state: { in: ["live", "publishing"] } },
    select: OFFER,
    orderBy: { id: "desc" },
    take: CHOICES_MAX,
  });
  return rows.map(toOffer);
}

export async function findOffer(tx: Tx, shopId: string, offerId: string): Promise<Offer | null> {
  const row = await tx.offer.findUnique({
    where: { shopId_id: { shopId, id: offerId } },
    select: OFFER,
  });
  return row && toOffer(row);
}

export const offerNames = (tx: Tx, shopId: string, offerIds: readonly string[]) =>
  tx.offer.findMany({
    where: { shopId, id: { in: [...offerIds] } },
    select: { id: true, name: true },
  });

export const offerKinds = (tx: Tx, shopId: string, offerIds: readonly string[]) =>
  tx.offer.findMany({
    where: { shopId, id: { in: [...offerIds] } },
    select: { id: true, valueKind: true },
  });

export const findOfferByName = (tx: Tx, shopId: string, name: string) =>
  tx.offer.findUnique({ where: { shopId_name: { shopId, name } }, select: { id: true } });

/** False when another offer of that name is there. */
export async function insertOffer(tx: Tx, shopId: string, offer: NewOffer): Promise<boolean> {
  const { count } = await tx.offer.createMany({
    data: [{ shopId, ...columnsOf(offer), id: offer.id, createdAt: offer.createdAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Writes a refused offer anew and puts it back to publishing; false when it is not a refused one. */
export async function rewriteOffer(tx: Tx, shopId: string, offer: NewOffer): Promise<boolean> {
  const { count } = await tx.offer.updateMany({
    where: { shopId, id: offer.id, state: "refused" },
    data: { ...columnsOf(offer), refusal: null },
  });
  return count === 1;
}

/** Sets what Shopify answered; only an offer that waits for an answer takes one. */
export async function settleOffer(
  tx: Tx,
  { shopId, offerId }: Readonly<{ shopId: string; offerId: string }>,
  answer: Readonly<{ state: OfferState; refusal: string | null; discountGid: string | null }>,
): Promise<boolean> {
  const { count } = await tx.offer.updateMany({
    where: { shopId, id: offerId, state: "publishing" },
    data: answer,
  });
  return count === 1;
}

export async function findTerms(tx: Tx, shopId: string, offerId: string): Promise<Terms[]> {
  const rows = await tx.terms.findMany({
    where: { shopId, offerId },
    select: TERMS,
    orderBy: { version: "asc" },
  });
  return rows.map(toTerms);
}

/** The versions of several offers, for a page of them. */
export async function findTermsOf(
  tx: Tx,
  shopId: string,
  offerIds: readonly string[],
): Promise<Terms[]> {
  const rows = await tx.terms.findMany({
    where: { shopId, offerId: { in: [...offerIds] } },
    select: TERMS,
    orderBy: { version: "asc" },
  });
  return rows.map(toTerms);
}

/** False when that version is there already: somebody else saved at the same moment. */
export async function insertTerms(tx: Tx, shopId: string, terms: Terms): Promise<boolean> {
  const { count } = await tx.terms.createMany({
    data: [
      {
        shopId,
        ...terms,
        lastOn: terms.lastOn && midnightUtc(terms.lastOn),
        rules: rulesJson(terms.rules),
        period: periodJson(terms.period) ?? Prisma.DbNull,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Every version of the terms of these offers, for orders posted in a batch. */
export async function termsOfOffers(
  tx: SqlTx,
  shopId: string,
  offerIds: readonly string[],
): Promise<Terms[]> {
  const rows = await tx.query<TermsRow>(sql`
    select "id", "offerId", "version", "kind", "rateBasisPoints", "flatMinor", "flatOnRefund", "rules", "minimumMinor", "capMinor",
      "contributionBasisPoints", "lastOn"::timestamp at time zone 'UTC' as "lastOn", "period", "holdDays", "holdBasis", "windowDays", "validFrom"
    from "Terms" where "shopId" = ${shopId}::uuid and "offerId" = any(${offerIds}::uuid[])
    order by "offerId", "version"`);
  return rows.map(toTerms);
}

/** Whether any version of any terms names the first renewals of a subscription. */
export async function hasRenewalTerms(tx: SqlTx, shopId: string): Promise<boolean> {
  const [found] = await tx.query<{ is: boolean }>(sql`
    select exists (select from "Terms" where "shopId" = ${shopId}::uuid and "rules" @? '$[*].renewalsMax ? (@ != null)') as "is"`);
  return found?.is ?? false;
}

/** The offer that a discount in Shopify belongs to. */
export const findOfferOfDiscount = (tx: Tx, shopId: string, discountGid: string) =>
  tx.offer.findFirst({ where: { shopId, discountGid }, select: { id: true } });

/** Live offers by id, some after one of them. */
export const liveOffersAfter = (tx: Tx, shopId: string, after: string | null, take: number) =>
  tx.offer.findMany({
    where: { shopId, state: "live", ...(after === null ? {} : { id: { gt: after } }) },
    select: { id: true },
    orderBy: { id: "asc" },
    take,
  });

/** Writes over a live offer what Shopify's discount says. */
export const writeOffer = (tx: Tx, shopId: string, offer: Offer) =>
  tx.offer.updateMany({
    where: { shopId, id: offer.id, state: "live" },
    data: { ...columnsOf(offer), tolerated: [...offer.tolerated] },
  });

/** Puts a live offer whose discount is gone back to publishing. */
export const unpublishOffer = (tx: Tx, shopId: string, offerId: string) =>
  tx.offer.updateMany({
    where: { shopId, id: offerId, state: "live" },
    data: { state: "publishing", discountGid: null, refusal: null },
  });

function columnsOf(offer: NewOffer) {
  return {
    name: offer.name,
    valueKind: offer.valueKind,
    valueBasisPoints: offer.valueBasisPoints,
    valueMinor: offer.valueMinor,
    scope: offer.scope,
    scopeGids: [...offer.scopeGids],
    minimumMinor: offer.minimumMinor,
    startsAt: offer.startsAt,
    endsAt: offer.endsAt,
    oncePerCustomer: offer.oncePerCustomer,
    combinesWith: [...offer.combinesWith],
    appliesOnSubscription: offer.appliesOnSubscription,
    subscriptionPayments: offer.subscriptionPayments,
    usageLimit: offer.usageLimit,
    state: offer.state,
  };
}
