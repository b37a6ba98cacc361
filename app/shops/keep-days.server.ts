// For how many days a shop keeps what Shopify's messages were about, and visits through links.
import type { Tx } from "#app/platform/db.server.ts";
import { type KeptDays, readKeptDays, writeKeptDays } from "#app/shops/repository.server.ts";

export const keptDaysOf = (tx: Tx, shopId: string): Promise<KeptDays> => readKeptDays(tx, shopId);

/** Takes effect with the next hour's sweep; what is not given stays. False when nothing changed. */
export const changeKeptDays = (
  tx: Tx,
  shopId: string,
  days: Readonly<{ messageDays: number; clickDays?: number | undefined }>,
): Promise<boolean> => writeKeptDays(tx, shopId, days);
