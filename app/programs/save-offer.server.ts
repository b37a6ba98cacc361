import { addDays, localDateOf, startOfDay } from "#app/kit/calendar.ts";
import { assertNever } from "#app/kit/invariant.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { changeTerms } from "#app/programs/change-terms.server.ts";
import type { OfferValues } from "#app/programs/contract.ts";
import { askToLearn } from "#app/programs/learn-collections.server.ts";
import {
  describeOffer,
  hasCodes,
  type Offer,
  type OfferTermsForShoppers,
} from "#app/programs/offer.ts";
import { askToPublish } from "#app/programs/publish-offer.server.ts";
import {
  findOffer,
  findOfferByName,
  findTerms,
  insertOffer,
  insertTerms,
  type NewOffer,
  rewriteOffer,
} from "#app/programs/repository.server.ts";
import { isSameTerms, type TermsValues } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";

const SECOND_MS = 1_000;

export type OfferFault = Readonly<{
  kind: "name-taken" | "ended" | "not-refused" | "saved-before";
}>;

type Saving = Readonly<{ shop: Shop; offer: OfferValues; now: Date }>;

/**
 * Makes an offer with the first version of its terms, and asks the worker to publish it. One of links only is live at once. The same form
 * (`formId`) a second time leads to the offer that the first one made.
 */
export async function saveOffer(
  tx: Tx,
  {
    shop,
    offer,
    terms,
    now,
    formId,
  }: Saving & Readonly<{ terms: TermsValues; formId?: string | undefined }>,
): Promise<Result<{ offerId: string }, OfferFault>> {
  const row = rowOf({ shop, offer, now }, formId ?? newId());
  if (isEnded(row, now)) return err({ kind: "ended" });
  if (!(await insertOffer(tx, shop.id, row))) return savedBefore(tx, shop, { row, terms });
  await insertTerms(tx, shop.id, {
    ...terms,
    id: newId(),
    offerId: row.id,
    version: 1,
    validFrom: now,
  });
  await askToLearn(tx, { shopId: shop.id, offerId: row.id, terms });
  if (row.state === "publishing") await askToPublish(tx, { shopId: shop.id, offerId: row.id });
  return ok({ offerId: row.id });
}

/** Writes an offer anew that Shopify refused, with its terms, and publishes it again. */
export async function saveRefusedOffer(
  tx: Tx,
  { shop, offer, terms, now, offerId }: Saving & Readonly<{ terms: TermsValues; offerId: string }>,
): Promise<Result<{ offerId: string }, OfferFault>> {
  const row = rowOf({ shop, offer, now }, offerId);
  if (isEnded(row, now)) return err({ kind: "ended" });
  const namesake = await findOfferByName(tx, shop.id, row.name);
  if (namesake && namesake.id !== offerId) return err({ kind: "name-taken" });
  if (!(await rewriteOffer(tx, shop.id, row))) return err({ kind: "not-refused" });
  await changeTerms(tx, { shopId: shop.id, offerId, terms, now });
  if (row.state === "publishing") await askToPublish(tx, { shopId: shop.id, offerId });
  return ok({ offerId });
}

/** Asks once more for an offer that still waits. */
export async function publishAgain(
  tx: Tx,
  { shopId, offerId }: Readonly<{ shopId: string; offerId: string }>,
): Promise<Result<null, { kind: "not-found" }>> {
  const offer = await findOffer(tx, shopId, offerId);
  if (!offer) return err({ kind: "not-found" });
  if (offer.state === "publishing") await askToPublish(tx, { shopId, offerId });
  return ok(null);
}

/** What the insert met: the offer of the same form, of the form with other content, or of another form with the same name. */
async function savedBefore(
  tx: Tx,
  shop: Shop,
  { row, terms }: Readonly<{ row: NewOffer; terms: TermsValues }>,
): Promise<Result<{ offerId: string }, OfferFault>> {
  const known = await findOffer(tx, shop.id, row.id);
  if (!known) return err({ kind: "name-taken" });
  const [first] = await findTerms(tx, shop.id, row.id);
  const words = (offer: Pick<Offer, "name"> & OfferTermsForShoppers) =>
    `${offer.name}: ${describeOffer(offer, shop.currency)}`;
  const isSame = first && isSameTerms(first, terms) && words(known) === words(row);
  return isSame ? ok({ offerId: row.id }) : err({ kind: "saved-before" });
}

/** The field that a fault belongs to, with a sentence. */
export function faultOf(fault: OfferFault): Record<string, string[]> {
  switch (fault.kind) {
    case "name-taken":
      return { name: ["Another offer has this name. Choose a different one."] };
    case "ended":
      return { endsOn: ["This day is over. Choose a later one."] };
    case "not-refused":
      return { name: ["Shopify has taken this offer in the meantime. Open it again."] };
    case "saved-before":
      return { name: ["This form was saved already with other content. Open it again."] };
    default:
      return assertNever(fault.kind);
  }
}

/** The days of the form as instants of the shop's zone; the last day runs to its last second, as Shopify's own form has it. */
function rowOf({ shop, offer, now }: Saving, id: string): NewOffer {
  const { startsOn, endsOn, ...values } = offer;
  const today = localDateOf(now, shop.zone);
  const endOfLastDay = endsOn === null ? null : startOfDay(addDays(endsOn, 1), shop.zone);
  return {
    ...values,
    id,
    startsAt: startsOn === null || startsOn === today ? now : startOfDay(startsOn, shop.zone),
    endsAt: endOfLastDay && new Date(endOfLastDay.getTime() - SECOND_MS),
    state: hasCodes(offer) ? "publishing" : "live",
    createdAt: now,
  };
}

/** Without a first day an offer starts now, so its last day cannot be over; with one, it may be recorded after the fact. */
const isEnded = (offer: NewOffer, now: Date): boolean =>
  offer.endsAt !== null && offer.startsAt.getTime() === now.getTime() && offer.endsAt < now;
