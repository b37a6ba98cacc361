// For how many days a shop keeps what Shopify's messages were about.
import type { Tx } from "#app/platform/db.server.ts";
import { readMessageDays, writeMessageDays } from "#app/shops/repository.server.ts";

export const messageDaysOf = (tx: Tx, shopId: string): Promise<number> =>
  readMessageDays(tx, shopId);

/** Takes effect with the next hour's sweep; false when nothing changed. */
export const changeMessageDays = (tx: Tx, shopId: string, days: number): Promise<boolean> =>
  writeMessageDays(tx, shopId, days);
