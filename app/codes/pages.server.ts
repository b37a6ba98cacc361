import { type CodeState, canBeReplaced, isOurs, normalCode } from "#app/codes/code.ts";
import { mainCode } from "#app/codes/main-code.ts";
import { type CodeRow, codesOf, creatorIdsByCode } from "#app/codes/repository.server.ts";
import type { CreatorsQuery } from "#app/creators/contract.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { creatorsPage } from "#app/creators/pages.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { offersWithCodes } from "#app/programs/find-offer.server.ts";
import { namesOfOffers, offerChoices } from "#app/programs/pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

export type CodeWords = Readonly<{ code: string; state: CodeState }>;

/** The creators page with each creator's code and offer; the search looks into codes as well. */
export async function creatorsWithCodes(
  tx: Tx,
  { shop, query }: Readonly<{ shop: Shop; query: CreatorsQuery }>,
) {
  const part = normalCode(query.q);
  const idsByCode = part === "" ? [] : await creatorIdsByCode(tx, shop.id, part);
  const page = await creatorsPage(tx, { shop, query, idsByCode });
  const codes = await codesOf(
    tx,
    shop.id,
    page.creators.map(({ id }) => id),
  );
  const offers = await namesOfOffers(
    tx,
    shop.id,
    page.creators.map(({ defaultOfferId }) => defaultOfferId),
  );
  return {
    ...page,
    creators: page.creators.map((creator) => ({
      ...creator,
      offer: offers[creator.defaultOfferId] ?? "",
      code: shownCode(
        codes.filter(({ creatorId }) => creatorId === creator.id),
        creator.defaultOfferId,
      ),
    })),
  };
}

/** The code card of a creator's page; `code` is null where the offer has links only. */
export async function codeCard(
  tx: Tx,
  { shop, creatorId }: Readonly<{ shop: Shop; creatorId: string }>,
) {
  const codes = await codesOf(tx, shop.id, [creatorId]);
  const shown = mainCode(codes, (await findOwner(tx, shop.id, creatorId))?.offerId ?? "");
  if (!shown) return null;
  return {
    id: shown.id,
    code: shown.code,
    offerId: shown.offerId,
    state: shown.state,
    isOut: shown.outAt !== null,
    keeping: keepingOf(shown),
    staysInShopify: !isOurs(shown),
    refusal: shown.refusal,
    suggestion: /([A-Z0-9_-]+) is free\.$/.exec(shown.refusal ?? "")?.[1] ?? null,
    since: formatInstant(shown.liveAt ?? shown.createdAt, shop.zone),
    until: shown.endsAt && formatInstant(shown.endsAt, shop.zone),
    ending: codes
      .filter(({ id, state, endsAt }) => id !== shown.id && state === "live" && endsAt !== null)
      .map(({ code, endsAt }) => ({ code, until: endsAt && formatInstant(endsAt, shop.zone) })),
    refusedBefore: codes
      .filter(({ id, state }) => state === "refused" && id !== shown.id)
      .map(({ code }) => code),
  };
}

/** How a code that was in Shopify before is kept, and whether that can be changed now; null for one that the app made or that is not there. */
const keepingOf = ({ origin, isManaged, state, endsAt }: CodeRow) =>
  origin === "adopted" && state !== "refused"
    ? { isManaged, canChange: state === "live" && endsAt === null }
    : null;

function shownCode(codes: readonly CodeRow[], offerId: string): CodeWords | null {
  const shown = mainCode(codes, offerId);
  return shown && { code: shown.code, state: shown.state };
}

/** All codes of a creator but the one that stands for her, the newest first, and the offers in which she can get more. */
export async function creatorCodes(
  tx: Tx,
  { shop, creatorId, now }: Readonly<{ shop: Shop; creatorId: string; now: Date }>,
) {
  const codes = await codesOf(tx, shop.id, [creatorId]);
  const own = (await findOwner(tx, shop.id, creatorId))?.offerId ?? "";
  const main = mainCode(codes, own);
  const offerIds = codes.map(({ offerId }) => offerId);
  const names = await namesOfOffers(tx, shop.id, offerIds);
  const offers = (await offerChoices(tx, shop)).filter(({ hasCodes }) => hasCodes);
  const withCodes = await offersWithCodes(tx, shop.id, offerIds);
  return {
    others: codes
      .filter(({ id }) => id !== main?.id)
      .toReversed()
      .slice(0, CODES_SHOWN)
      .map((code) => ({ ...presentOther(code, shop, now), offer: names[code.offerId] ?? "" })),
    replaceable: codes
      .filter((code) => canBeReplaced(code, withCodes.has(code.offerId)))
      .map(({ id, code, label }) => ({ id, code, label })),
    offers: offers.map(({ id, label }) => ({ id, label })),
    offerId: offers.find(({ id }) => id === own)?.id ?? offers[0]?.id ?? "",
  };
}

function presentOther(code: CodeRow, shop: Shop, now: Date) {
  const { id, state, label, endsAt, refusal } = code;
  const isStopped = state === "paused" || state === "retired";
  return {
    ...{ id, code: code.code, state, label },
    keeping: keepingOf(code),
    /** Why Shopify did not take it out, in its own words. */
    removalRefusal: isStopped ? refusal : null,
    ending: endsAt === null || state === "retired" ? null : endingWords(endsAt, now, shop.zone),
  };
}

/** A replaced code goes on past its end while its successor is not live. */
const endingWords = (endsAt: Date, now: Date, zone: string): string =>
  endsAt > now
    ? `Works and counts until ${formatInstant(endsAt, zone)}`
    : "Works and counts until the new code is live";

/** A creator's page lists so many; a creator with more is not known. */
const CODES_SHOWN = 50;
