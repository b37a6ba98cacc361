// What safe links did for an order: the codes on it that work once, and whose link gave them.
import { formatInstant } from "#app/kit/calendar.ts";
import { findLinks } from "#app/links/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { drawsOf } from "#app/safe-links/pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** For each single-use code among an order's codes a sentence of where it came from, at the time of the visit. */
export async function safeCodesInWords(tx: Tx, shop: Shop, codes: readonly string[]) {
  const draws = await drawsOf(tx, shop.id, codes);
  const linkIds = draws.flatMap(({ linkId }) => linkId ?? []);
  const links = linkIds.length > 0 ? await findLinks(tx, shop.id, linkIds) : [];
  const nameOf = new Map(links.map(({ id, creator }) => [id, creator.name]));
  return draws.flatMap(({ code, linkId, drawnAt }) => {
    const name = linkId && nameOf.get(linkId);
    if (!name || !drawnAt) return [];
    return [
      {
        instant: drawnAt.toISOString(),
        at: formatInstant(drawnAt, shop.zone),
        text: `${name}’s safe link gave a visit the code ${code}, which works once. By itself it credits nobody: the order has to come through the link.`,
      },
    ];
  });
}
