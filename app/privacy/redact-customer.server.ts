import { forgetInvited } from "#app/applications/invited-customers.server.ts";
import { reworkOrders } from "#app/commissions/rework-orders.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import { plainSql, type SqlTx, type Tx } from "#app/platform/db.server.ts";
import {
  blankExports,
  blankOrders,
  findRedacted,
  gidsOfCustomer,
  insertRequest,
} from "#app/privacy/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Orders that are reworked at once; hardly a customer has more. */
const CHUNK_ORDERS = 500;

/**
 * Blanks what points to a customer and keeps the fact, so that an order read again later stays blank (`redactedCustomers`).
 * Amounts, credits and entries stay: the books balance as before. A second arrival changes nothing.
 */
export async function redactCustomer(
  tx: Tx,
  shop: Shop,
  request: Readonly<{
    customerGid: string;
    orderGids: readonly string[];
    eventId: string;
    now: Date;
  }>,
): Promise<void> {
  const { customerGid, eventId, now } = request;
  await insertRequest(tx, shop.id, {
    id: newId(),
    kind: "redact",
    customerGid,
    sourceKey: `redact/${eventId}`,
    receivedAt: now,
    doneAt: now,
    export: null,
  });
  const customerGids = await gidsOfCustomer(tx, shop.id, customerGid);
  const orderIds = await blankOrders(tx, shop.id, { customerGids, orderGids: request.orderGids });
  // The reasons of their credits are told anew, without the visits.
  for (let at = 0; at < orderIds.length; at += CHUNK_ORDERS)
    await reworkOrders(plainSql(tx), shop, {
      orderIds: orderIds.slice(at, at + CHUNK_ORDERS),
      now,
    });
  await forgetInvited(tx, shop.id, customerGids);
  await blankExports(tx, shop.id, customerGids);
}

/** Which of these customers were redacted. Whoever stores an order asks first, and leaves their id out. */
export const redactedCustomers = (
  tx: SqlTx,
  shopId: string,
  customerGids: readonly string[],
): Promise<string[]> => findRedacted(tx, shopId, customerGids);
