import { linksWithTarget, updateLink } from "#app/links/repository.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import {
  readLinkTargets,
  type ShownPage,
  TARGETS_AT_ONCE,
} from "#app/shopify/link-targets.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Known = Awaited<ReturnType<typeof linksWithTarget>>[number];

/**
 * Looks at the products and collections that a shop's links lead to: one that is gone sends its links home until it is back, and one that
 * was renamed takes them along. A hundred in one question to Shopify, before a transaction opens.
 */
export async function checkTargets(shop: Shop): Promise<void> {
  const admin = adminFor(shop.domain);
  for (let after: string | null = null; ; ) {
    const links: Known[] = await linksWithTarget(db, shop.id, { after, take: TARGETS_AT_ONCE });
    const gids = [...new Set(links.flatMap(({ targetGid }) => targetGid ?? []))];
    const pages = gids.length > 0 ? await readLinkTargets(admin, gids) : [];
    const changed = links.flatMap((link) => changeOf(link, pages) ?? []);
    await transaction(async (tx) => {
      for (const { id, change } of changed) await updateLink(tx, shop.id, id, change);
    });
    if (changed.length > 0) log.info({ shopId: shop.id, links: changed.length }, "targets changed");
    const last = links.at(-1);
    if (!last || links.length < TARGETS_AT_ONCE) return;
    after = last.id;
  }
}

/** What of a link is no longer so; null where all is as before. When it was first found gone is kept. */
function changeOf(link: Known, pages: readonly ShownPage[]) {
  const page = pages.find(({ gid }) => gid === link.targetGid);
  const targetGoneAt = page?.isThere ? null : (link.targetGoneAt ?? now());
  const path = page?.path ?? link.path;
  const targetTitle = page?.title ?? link.targetTitle;
  const isSame =
    targetGoneAt === link.targetGoneAt && path === link.path && targetTitle === link.targetTitle;
  return isSame ? null : { id: link.id, change: { targetGoneAt, path, targetTitle } };
}
