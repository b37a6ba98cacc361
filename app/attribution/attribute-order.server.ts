import { type Attribution, attribute, linkBehind } from "#app/attribution/attribute.ts";
import { evidenceOf, SHARE_WHOLE } from "#app/attribution/contract.ts";
import {
  type Correction,
  correctionsInForce,
  type NewCredit,
  replaceCredits,
} from "#app/attribution/repository.server.ts";
import { type Touch, timingOf } from "#app/attribution/touch.ts";
import { exemptOrders, ownersOfCodes } from "#app/codes/find-owners.server.ts";
import { isPausedAt, type Pause } from "#app/creators/creator.ts";
import { pausesOfCreators } from "#app/creators/find-creator.server.ts";
import { invariant } from "#app/kit/invariant.ts";
import { findTouches } from "#app/links/find-touches.server.ts";
import type { StoredOrder } from "#app/orders/find-stored.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";
import { termsOfOffers } from "#app/programs/find-terms.server.ts";
import { holdEndsAt, type Terms, termsInForce } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";

/** A credit with the terms that were in force when its order was placed. */
export type OrderCredit = NewCredit & Readonly<{ terms: Terms }>;

/** Says whose sale each of the orders is, by a person's word or the traces on it, and replaces what an older version of it said. */
export async function attributeOrders(
  tx: SqlTx,
  shop: Shop,
  orders: readonly StoredOrder[],
): Promise<OrderCredit[]> {
  if (orders.length === 0) return [];
  const traces = await readTraces(tx, shop.id, orders);
  const credits = orders.flatMap((order) => {
    if (traces.corrections.get(order.id)?.kind === "exclude") return [];
    const attribution = attribute(order.processedAt, touchesOf(order, traces));
    return attribution ? [creditOf(order, attribution, traces)] : [];
  });
  await replaceCredits(tx, shop.id, known(orders), credits);
  return credits;
}

/** Ids of the orders that others may have written about before this transaction. */
const known = (orders: readonly StoredOrder[]): string[] =>
  orders.filter(({ isNew }) => !isNew).map(({ id }) => id);

type Owner = Awaited<ReturnType<typeof ownersOfCodes>>[number];
type Click = Awaited<ReturnType<typeof findTouches>>[number];
type Traces = Readonly<{
  corrections: ReadonlyMap<string, Correction>;
  owners: ReadonlyMap<string, Owner>;
  /** `${orderId} ${code}` of codes that do not count on an order. */
  exempt: ReadonlySet<string>;
  clicks: ReadonlyMap<string, Click>;
  termsByOffer: ReadonlyMap<string, readonly Terms[]>;
  /** By creator. */
  pauses: ReadonlyMap<string, readonly Pause[]>;
}>;

/** Everything the orders of a batch can point to, and what people said of them, in five questions. */
async function readTraces(
  tx: SqlTx,
  shopId: string,
  orders: readonly StoredOrder[],
): Promise<Traces> {
  const orderIds = known(orders);
  const corrections = orderIds.length > 0 ? await correctionsInForce(tx, shopId, orderIds) : [];
  const codes = [...new Set(orders.flatMap((order) => order.codes))];
  const references = [...new Set(orders.flatMap((order) => order.references))];
  const owners = codes.length > 0 ? await ownersOfCodes(tx, shopId, codes) : [];
  const clicks = references.length > 0 ? await findTouches(tx, shopId, references) : [];
  const offerIds = [
    ...new Set([...owners, ...clicks, ...corrections].flatMap(({ offerId }) => offerId ?? [])),
  ];
  const terms = offerIds.length > 0 ? await termsOfOffers(tx, shopId, offerIds) : [];
  const creatorIds = [...owners, ...clicks].map(({ creatorId }) => creatorId);
  const pauses = creatorIds.length > 0 ? await pausesOfCreators(tx, shopId, creatorIds) : [];
  return {
    pauses: Map.groupBy(pauses, ({ creatorId }) => creatorId),
    corrections: new Map(corrections.map((correction) => [correction.orderId, correction])),
    exempt: orderIds.length > 0 ? await exemptOrders(tx, shopId, { owners, orderIds }) : new Set(),
    owners: new Map(owners.map((owner) => [owner.code, owner])),
    clicks: new Map(clicks.map((click) => [click.reference, click])),
    termsByOffer: Map.groupBy(terms, ({ offerId }) => offerId),
  };
}

function touchesOf(order: StoredOrder, traces: Traces): Touch[] {
  const codes = order.codes.flatMap((code, position): Touch[] => {
    const owner = traces.owners.get(code);
    if (!owner) return []; // not a creator's: it neither counts nor blocks
    const isBefore = order.processedAt < owner.creditsFrom; // nor was it then
    if (isBefore || traces.exempt.has(`${order.id} ${code}`)) return [];
    const { creatorId, offerId } = owner;
    const discountMinor = order.codeDiscountsMinor[position] ?? 0n;
    const isPaused = wasPaused(creatorId, order, traces);
    return [{ kind: "code", creatorId, offerId, code, discountMinor, position, isPaused }];
  });
  const links = order.references.flatMap((reference, position): Touch[] => {
    const click = traces.clicks.get(reference);
    if (!click) return [];
    const { creatorId, offerId, linkId, label, slug, clickId, clickedAt } = click;
    const { windowDays } = termsAt(traces, offerId, order);
    const isPaused = wasPaused(creatorId, order, traces);
    const visit = { linkId, label, slug, clickId, clickedAt, windowDays, position };
    return [{ kind: "link", creatorId, offerId, ...visit, isPaused }];
  });
  return [...handTouches(traces.corrections.get(order.id)), ...codes, ...links];
}

const wasPaused = (creatorId: string, order: StoredOrder, { pauses }: Traces): boolean =>
  isPausedAt(pauses.get(creatorId) ?? [], order.processedAt);

function handTouches(correction: Correction | undefined): Touch[] {
  const { creatorId = null, offerId = null } = correction ?? {};
  if (!correction || creatorId === null || offerId === null) return [];
  const { note, staffId, madeAt } = correction;
  return [{ kind: "hand", creatorId, offerId, note, staffId, madeAt }];
}

function termsAt(traces: Traces, offerId: string, order: StoredOrder): Terms {
  const versions = traces.termsByOffer.get(offerId);
  invariant(versions, "an offer has terms");
  return termsInForce(versions, order.processedAt);
}

function creditOf(order: StoredOrder, attribution: Attribution, traces: Traces): OrderCredit {
  const { winner } = attribution;
  const terms = termsAt(traces, winner.offerId, order);
  const link = linkBehind(attribution);
  return {
    id: newId(),
    orderId: order.id,
    creatorId: winner.creatorId,
    shareOf10000: SHARE_WHOLE,
    kind: winner.kind,
    linkId: link?.linkId ?? null,
    clickId: link?.clickId ?? null,
    evidence: evidenceOf(attribution),
    offerId: winner.offerId,
    termsId: terms.id,
    netMinor: order.netMinor,
    discountMinor: order.discountMinor,
    orderedAt: order.processedAt,
    holdEndsAt: terms.holdBasis === "order" ? null : holdEndsAt(terms, order),
    terms,
  };
}

/** Traces on an order that is nobody's because their creators were paused when it was placed. */
export async function pausedTraces(
  tx: SqlTx,
  shopId: string,
  order: StoredOrder,
): Promise<readonly Exclude<Touch, { kind: "hand" }>[]> {
  const touches = touchesOf(order, await readTraces(tx, shopId, [order]));
  return touches
    .filter((touch) => touch.kind !== "hand")
    .filter((touch) => touch.isPaused === true)
    .filter((touch) => touch.kind === "code" || timingOf(touch, order.processedAt) === "counts");
}
