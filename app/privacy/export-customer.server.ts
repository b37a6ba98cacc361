import { heldInvitations } from "#app/applications/invited-customers.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import {
  gidsOfCustomer,
  insertRequest,
  requestsOfCustomer,
  rowsOfCustomer,
} from "#app/privacy/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Answers a data request: all rows held of the customer, as JSON, kept for the merchant to download and hand over.
 * `requestNumber` is Shopify's; a second arrival of it changes nothing.
 */
export async function exportCustomer(
  tx: Tx,
  shop: Shop,
  request: Readonly<{
    customerGid: string;
    orderGids: readonly string[];
    requestNumber: string;
    now: Date;
  }>,
): Promise<void> {
  const { customerGid, now } = request;
  const customerGids = await gidsOfCustomer(tx, shop.id, customerGid);
  const { orderGids } = request;
  const orders = await rowsOfCustomer(tx, shop.id, { customerGids, orderGids });
  const earlier = await requestsOfCustomer(tx, shop.id, customerGids);
  await insertRequest(tx, shop.id, {
    id: newId(),
    kind: "data_request",
    customerGid,
    sourceKey: `data_request/${request.requestNumber}`,
    receivedAt: now,
    doneAt: now,
    export: {
      shop: shop.domain,
      customer: customerGid,
      madeAt: now.toISOString(),
      currency: shop.currency,
      amounts: "in minor units of the currency",
      orders,
      invitations: await heldInvitations(tx, shop.id, customerGids),
      requests: earlier.map(({ kind, receivedAt }) => ({
        kind,
        receivedAt: receivedAt.toISOString(),
      })),
    },
  });
}
