import { forgetInvited } from "#app/applications/invited-customers.server.ts";
import { forgetVisits } from "#app/attribution/forget-visits.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { SqlTx, Tx } from "#app/platform/db.server.ts";
import {
  blankExports,
  blankOrders,
  findRedacted,
  gidsOfCustomer,
  insertRequest,
} from "#app/privacy/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

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
  await forgetVisits(tx, shop.id, orderIds);
  await forgetInvited(tx, shop.id, customerGids);
  await blankExports(tx, shop.id, customerGids);
}

/** Which of these customers were redacted. Whoever stores an order asks first, and leaves their id out. */
export const redactedCustomers = (
  tx: SqlTx,
  shopId: string,
  customerGids: readonly string[],
): Promise<string[]> => findRedacted(tx, shopId, customerGids);
