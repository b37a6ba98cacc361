import { now } from "#app/platform/clock.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { dataRequest, redactRequest } from "#app/privacy/contract.ts";
import { eraseShop } from "#app/privacy/erase-shop.server.ts";
import { exportCustomer } from "#app/privacy/export-customer.server.ts";
import { redactCustomer } from "#app/privacy/redact-customer.server.ts";
import { retentionCutOffs } from "#app/privacy/retention.ts";
import {
  blankExportsBefore,
  deleteCreatorImports,
  deleteEndedLinks,
  deleteFinishedRuns,
  deleteOldApplications,
  deleteOldClicks,
  deleteOldInvitations,
  deleteOldSafeCodes,
  deleteOldSalts,
  deleteSettledEvents,
  deleteTestOrders,
  deleteUploadedFiles,
  FILES_MAX,
  SWEEP_MAX,
} from "#app/privacy/sweep-repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What the inbox gives to a handler: the shop's event and the transaction in which it is settled. */
export type ComplianceContext = Readonly<{
  tx: Tx;
  shop: Shop;
  payload: unknown;
  eventId: string;
  now: Date;
}>;

type ComplianceHandler = (context: ComplianceContext) => Promise<void>;

/** Shopify's three compliance topics. A payload of another shape throws, so that the event is tried again and then seen. */
export const complianceHandlers = {
  "customers/data_request": async ({ tx, shop, payload, now }) => {
    const { customer, orders_requested, data_request } = dataRequest.parse(payload);
    await exportCustomer(tx, shop, {
      customerGid: customer.customerGid,
      orderGids: orders_requested,
      requestNumber: data_request.id,
      now,
    });
  },
  "customers/redact": async ({ tx, shop, payload, eventId, now }) => {
    const { customer, orders_to_redact } = redactRequest.parse(payload);
    await redactCustomer(tx, shop, {
      customerGid: customer.customerGid,
      orderGids: orders_to_redact,
      eventId,
      now,
    });
  },
  "shop/redact": ({ tx, shop }) => eraseShop(tx, shop),
} as const satisfies Readonly<Record<string, ComplianceHandler>>;

/** What one hour deletes at most: more than the webhooks of an hour, so that the inbox does not grow without end. */
const SWEEPS_MAX = 200;

/** Deletes what is past its time (retention.ts, and each shop's own setting), sweep after sweep; what is left after the last waits for the next hour. */
export async function applyRetention(): Promise<void> {
  const at = now();
  const cutOffs = retentionCutOffs(at);
  await deleteOldSalts(db, at); // by itself: whatever else fails, no visitor can be found again tomorrow
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
    const swept = await transaction(async (tx) => ({
      clicks: await deleteOldClicks(tx, at),
      safeCodes: await deleteOldSafeCodes(tx, at),
      events: await deleteSettledEvents(tx, at),
      exports: await blankExportsBefore(tx, cutOffs.customerExports),
      links: await deleteEndedLinks(tx, cutOffs.endedLinks),
      runs: await deleteFinishedRuns(tx, cutOffs.finishedRuns),
      testOrders: await deleteTestOrders(tx, cutOffs.testOrders),
      files: await deleteUploadedFiles(tx, cutOffs.uploadedFiles),
      imports: await deleteCreatorImports(tx, cutOffs.creatorImports),
      applications: await deleteOldApplications(tx, cutOffs.applications),
      invitations: await deleteOldInvitations(tx, cutOffs.applications),
    }));
    log.info(swept, "retention applied");
    const { files, imports, ...rows } = swept;
    const isDone =
      Object.values(rows).every((count) => count < SWEEP_MAX) &&
      Math.max(files, imports) < FILES_MAX;
    if (isDone) return;
  }
}
