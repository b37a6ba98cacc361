// What safe links did for an order: the codes on it that work once, and whose link gave them.
import { formatInstant } from "#app/kit/calendar.ts";
import { drawsOf } from "#app/links/click-store.server.ts";
import { findLinks } from "#app/links/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** For each single-use code among an order's codes a sentence of where it came from, at the time of the visit. */
export async function safeCodesInWords(tx: Tx, shop: Shop, codes: readonly string[]) {
  const draws = codes.length > 0 ? await drawsOf(tx, shop.id, codes) : [];
  if (draws.length === 0) return [];
  const links = await findLinks(
    tx,
    shop.id,
    draws.map(({ linkId }) => linkId),
  );
  const nameOf = new Map(links.map(({ id, creator }) => [id, creator.name]));
  return draws.flatMap(({ safeCode, linkId, clickedAt }) => {
    const name = nameOf.get(linkId);
    if (!name || !safeCode) return [];
    return [
      {
        instant: clickedAt.toISOString(),
        at: formatInstant(clickedAt, shop.zone),
        text: `${name}’s safe link gave a visit the code ${safeCode}, which works once. By itself it credits nobody: the order has to come through the link.`,
      },
    ];
  });
}
