import type { SqlTx, Tx } from "#app/platform/db.server.ts";
import {
  findTerms,
  hasRenewalTerms,
  termsOfOffers as queryTerms,
} from "#app/programs/repository.server.ts";
import type { Terms } from "#app/programs/terms.ts";

/** Every version of the terms of these offers; which one counts for an order says termsInForce. */
export const termsOfOffers = (
  tx: SqlTx,
  shopId: string,
  offerIds: readonly string[],
): Promise<Terms[]> => queryTerms(tx, shopId, offerIds);

/** The same of one offer, for a page or a form. */
export const termsOfOffer = (tx: Tx, shopId: string, offerId: string): Promise<Terms[]> =>
  findTerms(tx, shopId, offerId);

/** Whether any terms of the shop pay the first renewals of a subscription otherwise. */
export const countsRenewals = (tx: SqlTx, shopId: string): Promise<boolean> =>
  hasRenewalTerms(tx, shopId);
