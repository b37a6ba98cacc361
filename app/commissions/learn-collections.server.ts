// The collections of an offer's terms are learned after the terms are saved: orders that were posted meanwhile are worked out again.
import { creditsOfOffer } from "#app/attribution/find-credits.server.ts";
import { reworkOrders } from "#app/commissions/rework-orders.server.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, sqlTransaction } from "#app/platform/db.server.ts";
import { termsOfOffer } from "#app/programs/find-terms.server.ts";
import { collectionsOf, learnCollections } from "#app/programs/learn-collections.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";

/** Orders in one transaction. */
const CHUNK_ORDERS = 200;
/** More than come while Shopify is asked. */
const ORDERS_MAX = 20_000;

/** Terms that are older were learned, or a night found them. */
const LATELY_DAYS = 3;

/**
 * Learns the collections of an offer's terms, and works out again what came under terms that were agreed lately: whether an order was posted
 * before a collection was known, nothing says. Throws, to be tried again, when Shopify cannot be reached.
 */
export async function learnOfOffer({
  shopId,
  offerId,
}: Readonly<{ shopId: string; offerId: string }>): Promise<void> {
  const shop = await findShop(db, shopId);
  const naming = (await termsOfOffer(db, shopId, offerId)).filter(
    (terms) => collectionsOf(terms).length > 0,
  );
  if (!shop || shop.uninstalledAt !== null || naming.length === 0) return;
  await learnCollections(shop, [...new Set(naming.flatMap(collectionsOf))]);
  const lately = naming.filter(({ validFrom }) => validFrom > plusDays(now(), -LATELY_DAYS));
  const [first] = lately;
  if (!first) return;
  const since = first.version === 1 ? new Date(0) : first.validFrom;
  const orders = await creditsOfOffer(db, shopId, { offerId, since, take: ORDERS_MAX });
  const orderIds = [...new Set(orders.map(({ orderId }) => orderId))];
  for (let at = 0; at < orderIds.length; at += CHUNK_ORDERS)
    await sqlTransaction((tx) =>
      reworkOrders(tx, shop, { orderIds: orderIds.slice(at, at + CHUNK_ORDERS), now: now() }),
    );
}
