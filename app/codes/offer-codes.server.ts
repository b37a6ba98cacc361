// What the page of an offer's codes shows.

import { type CodeState, freeCodes } from "#app/codes/code.ts";
import { patternOf } from "#app/codes/code-patterns.server.ts";
import { proposalsBy } from "#app/codes/propose-codes.server.ts";
import { countByState, listCodes } from "#app/codes/repository.server.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_SIZE = 50;
/** Whose codes show how the usual way names them. */
const EXAMPLE = { name: "Anna Berg", handle: "annaskin" };

/** The pattern and the codes of an offer, the newest first; null when the shop has no such offer, or one without codes. */
export async function offerCodesPage(
  tx: Tx,
  { shop, offerId, before }: Readonly<{ shop: Shop; offerId: string; before: string | null }>,
) {
  const offer = await findOfferFor(tx, shop.id, offerId);
  if (!offer || !hasCodes(offer)) return null;
  const found = await listCodes(tx, shop.id, {
    offerId,
    before: before === null ? null : parseId(before),
    take: PAGE_SIZE + 1,
  });
  const codes = found.slice(0, PAGE_SIZE);
  const ids = codes.map(({ creatorId }) => creatorId);
  const names = await namesOfCreators(tx, shop.id, ids);
  const counts = await countByState(tx, shop.id, offerId);
  const usual = proposalsBy(null, { shop, owner: EXAMPLE, offer });
  return {
    offerId,
    offerName: offer.name,
    pattern: (await patternOf(tx, shop.id, offerId)) ?? "",
    usual: freeCodes(usual, new Set(), 2),
    counts: describeCounts(counts),
    isFirst: before === null,
    next: found.length > PAGE_SIZE ? (codes.at(-1)?.id ?? null) : null,
    codes: codes.map((code) => ({
      id: code.id,
      code: code.code,
      creatorId: code.creatorId,
      name: names[code.creatorId] ?? "",
      state: code.state,
      since: formatInstant(code.liveAt ?? code.createdAt, shop.zone),
    })),
  };
}

const WORDS: readonly (readonly [CodeState, string])[] = [
  ["live", "live"],
  ["minting", "waiting for Shopify"],
  ["refused", "refused"],
  ["paused", "paused"],
  ["retired", "retired"],
];

/** "48 live, 2 retired"; "None yet" without any. */
function describeCounts(counts: Readonly<Partial<Record<CodeState, number>>>): string {
  const parts = WORDS.flatMap(([state, word]) => {
    const count = counts[state] ?? 0;
    return count === 0 ? [] : `${count.toLocaleString("en-US")} ${word}`;
  });
  return parts.length === 0 ? "None yet" : parts.join(", ");
}
