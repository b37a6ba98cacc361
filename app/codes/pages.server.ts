import { type CodeState, normalCode } from "#app/codes/code.ts";
import { type CodeRow, codesOf, creatorIdsByCode } from "#app/codes/repository.server.ts";
import type { CreatorsQuery } from "#app/creators/contract.ts";
import { creatorsPage } from "#app/creators/pages.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { namesOfOffers } from "#app/programs/pages.server.ts";
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
      code: shownCode(codes.filter(({ creatorId }) => creatorId === creator.id)),
    })),
  };
}

/** The code card of a creator's page; `code` is null where the offer is tracking only. */
export async function codeCard(
  tx: Tx,
  { shop, creatorId }: Readonly<{ shop: Shop; creatorId: string }>,
) {
  const codes = await codesOf(tx, shop.id, [creatorId]);
  const shown = best(codes);
  if (!shown) return null;
  return {
    code: shown.code,
    offerId: shown.offerId,
    state: shown.state,
    isOut: shown.outAt !== null,
    isAdopted: shown.origin === "adopted",
    refusal: shown.refusal,
    suggestion: /([A-Z0-9_-]+) is free\.$/.exec(shown.refusal ?? "")?.[1] ?? null,
    since: formatInstant(shown.liveAt ?? shown.createdAt, shop.zone),
    refusedBefore: codes
      .filter(({ id, state }) => state === "refused" && id !== shown.id)
      .map(({ code }) => code),
  };
}

/** What stands for a creator: a live code, else one that waits, else the latest. */
function best(codes: readonly CodeRow[]): CodeRow | null {
  const latest = (state: CodeState) => codes.findLast((code) => code.state === state);
  return latest("live") ?? latest("minting") ?? codes.at(-1) ?? null;
}

function shownCode(codes: readonly CodeRow[]): CodeWords | null {
  const shown = best(codes);
  return shown && { code: shown.code, state: shown.state };
}
