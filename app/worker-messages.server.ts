// Part of the worker: what is done about messages, the webhooks whose payload is itself the news. A topic without an entry is settled
// and nothing more.

import { askToRework } from "#app/commissions/rework-later.server.ts";
import { lookAtDiscount } from "#app/drift/look-at-offer.server.ts";
import { goOnWithImport } from "#app/history/ask-import.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, plainSql, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { thinOutShop } from "#app/privacy/erase-shop.server.ts";
import { complianceHandlers } from "#app/privacy/jobs.server.ts";
import { mergeCustomers } from "#app/privacy/merge-customers.server.ts";
import { keepPoolOf } from "#app/safe-links/keep-pools.server.ts";
import { forgetAccess } from "#app/shopify/admin.server.ts";
import { type InboxEvent, retryLater, settleOne } from "#app/shopify/inbox-claim.server.ts";
import { findShop } from "#app/shops/find-shop.server.ts";
import { refreshShop } from "#app/shops/install-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { uninstallIfGone, uninstallShop } from "#app/shops/uninstall-shop.server.ts";

type Context = Readonly<{
  tx: Tx;
  shop: Shop;
  payload: unknown;
  eventId: string;
  /** The Shopify id of what the message is about; "" when it names none. */
  subjectGid: string;
  /** When Shopify says it happened, else when it reached us. */
  happenedAt: Date;
  now: Date;
}>;

const HANDLERS: Readonly<Record<string, (context: Context) => Promise<void>>> = {
  ...complianceHandlers,
  "app/uninstalled": ({ tx, shop, happenedAt }) => uninstallShop(tx, shop, happenedAt),
  "bulk_operations/finish": ({ tx, shop, subjectGid }) => goOnWithImport(tx, shop, subjectGid),
  "customers/merge": async ({ tx, shop, payload, now: at }) => {
    const renumbered = await mergeCustomers(tx, shop, { payload, now: at });
    await askToRework(plainSql(tx), shop.id, renumbered);
  },
  "discounts/update": discountChanged,
  "discounts/delete": discountChanged,
  "discounts/redeemcode_added": ({ tx, shop, subjectGid }) => lookAtDiscount(tx, shop, subjectGid),
  "discounts/redeemcode_removed": ({ tx, shop, subjectGid }) =>
    lookAtDiscount(tx, shop, subjectGid),
  "app/scopes_update": async ({ shop }) => forgetAccess(shop.domain),
};

async function discountChanged({ tx, shop, subjectGid }: Context): Promise<void> {
  await lookAtDiscount(tx, shop, subjectGid);
  await keepPoolOf(tx, shop, subjectGid);
}

/** What is done before the transaction that settles a message: asking Shopify, and deleting more than one transaction can. */
const PREPARATIONS: Readonly<Record<string, (shop: Shop) => Promise<void>>> = {
  "shop/update": refreshShop,
  "shop/redact": async (shop) => {
    await uninstallIfGone(shop);
    await thinOutShop(shop);
  },
};

/** Works through one message; what fails is tried again later. */
export async function processMessage(event: InboxEvent): Promise<void> {
  try {
    const prepare = PREPARATIONS[event.topic];
    const known = prepare ? await findShop(db, event.shopId) : null;
    if (prepare && known) await prepare(known);
    await transaction((tx) => handle(tx, event));
  } catch (error) {
    const { shopId, id: eventId, topic } = event;
    log.warn({ shopId, eventId, error }, "message not worked through");
    const name = error instanceof Error ? error.name : "unknown fault";
    const sentence = `The message ${topic} could not be worked through (${name}).`;
    const dead = await retryLater([{ event, sentence }]);
    if (dead.length > 0) log.error({ shopId, eventId }, "inbox event is dead");
  }
}

/** Settled first: the handler may delete the very row, and another worker that took over must find it taken. */
async function handle(tx: Tx, event: InboxEvent): Promise<void> {
  if (!(await settleOne(tx, event))) return;
  const shop = await findShop(tx, event.shopId);
  const handler = HANDLERS[event.topic];
  if (!shop || !handler) {
    log.debug({ shopId: event.shopId, topic: event.topic }, "message asks for nothing");
    return;
  }
  await handler({
    tx,
    shop,
    payload: event.payload,
    eventId: event.id.slice(event.topic.length + 1),
    subjectGid: event.subjectGid,
    happenedAt: event.triggeredAt ?? event.receivedAt,
    now: now(),
  });
}
