// Sends a test order through the whole way: Shopify makes it, its webhook tells of it, the worker books it.
import { transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { AdminError, adminFor, adminWithoutRepeats } from "#app/shopify/admin.server.ts";
import { hasScope } from "#app/shopify/scopes.server.ts";
import { createTestOrder } from "#app/shopify/test-order.server.ts";
import { isDevelopmentShop } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { insertTestOrder, noteTestOrder } from "#app/tracking/repository.server.ts";

type Press = Readonly<{
  /** Made with the page: the same press twice is one order. */
  id: string;
  now: Date;
}>;

/** Sends a test order on a development store and says what became of it; null on any other shop. No transaction may be open. */
export async function sendTestOrder(shop: Shop, press: Press): Promise<string | null> {
  if (!(await transaction((tx) => isDevelopmentShop(tx, shop.id)))) return null;
  try {
    if (!(await hasScope(adminFor(shop.domain), "write_orders")))
      return "No order was sent: the app may not make orders yet. Press again and allow it in Shopify’s window.";
  } catch (error) {
    if (error instanceof AdminError) return `No order was sent: ${error.message}.`;
    throw error;
  }
  const isNew = await transaction((tx) =>
    insertTestOrder(tx, shop.id, { id: press.id, askedAt: press.now }),
  );
  if (!isNew) return "Sent already";
  const outcome = await askShopify(shop, press.id);
  await transaction((tx) => noteTestOrder(tx, shop.id, press.id, outcome));
  log.info({ shopId: shop.id, ...outcome }, "test order sent");
  return outcome.failure === null ? "Test order sent" : "No order was made";
}

async function askShopify(shop: Shop, key: string) {
  try {
    const made = await createTestOrder(adminWithoutRepeats(shop.domain), {
      key,
      currency: shop.currency,
    });
    return made.ok
      ? { orderGid: made.value, failure: null }
      : { orderGid: null, failure: `Shopify made no order: ${made.error.message}.` };
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    const isUnsure = error.kind === "unavailable";
    return {
      orderGid: null,
      failure: isUnsure
        ? `Shopify did not say whether it made the order (${error.message}). Look in Shopify under Orders, or send another.`
        : `Shopify made no order: ${error.message}.`,
    };
  }
}
