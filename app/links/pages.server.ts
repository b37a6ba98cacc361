import { formatInstant } from "#app/kit/calendar.ts";
import { linkUrl } from "#app/links/link.ts";
import { countClicks, linksOf } from "#app/links/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** The link card of a creator's page; null when the creator has no link. */
export async function linkCard(
  tx: Tx,
  { shop, creatorId }: Readonly<{ shop: Shop; creatorId: string }>,
) {
  const [link] = await linksOf(tx, shop.id, creatorId);
  if (!link) return null;
  const clicks = await countClicks(tx, shop.id, link.id);
  return {
    url: linkUrl(env.appUrl, `${shop.key}-${link.key}`),
    people: clicks.people,
    others: clicks.total - clicks.people,
    last: clicks.lastAt ? formatInstant(clicks.lastAt, shop.zone) : null,
  };
}
