import { formatInstant } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { lastVerification } from "#app/verification/repository.server.ts";
import { countWords } from "#app/verification/verification.ts";

/** The last verification of a shop as its pages tell it; null before the first. */
export async function verificationShown(tx: Tx, shop: Shop) {
  const row = await lastVerification(tx, shop.id);
  if (!row) return null;
  return {
    instant: row.finishedAt.toISOString(),
    at: formatInstant(row.finishedAt, shop.zone),
    scope: countWords(row),
    differences: row.differences,
    first: row.firstDifferences,
    more: row.differences - row.firstDifferences.length,
  };
}
