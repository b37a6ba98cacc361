import { plusDays } from "#app/kit/calendar.ts";
import { newId, now } from "#app/platform/clock.server.ts";
import { sqlTransaction } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import * as repository from "#app/verification/repository.server.ts";
import { describeDifference, type Outcome } from "#app/verification/verification.ts";
import { verifyShop } from "#app/verification/verify-shop.server.ts";

/** Differences that are kept in words; more are counted alone. */
const FIRST_MAX = 50;
const KEPT_DAYS = 400;

/** Verifies a shop and keeps what was found, so that its pages and the metric can tell. */
export async function keepVerification(shop: Shop): Promise<Outcome> {
  const startedAt = now();
  const first: string[] = [];
  const outcome = await verifyShop(shop, {
    tell: (difference) => {
      if (first.length < FIRST_MAX) first.push(describeDifference(difference, shop.currency));
    },
  });
  const finishedAt = now();
  const row = { id: newId(), startedAt, finishedAt, ...outcome, firstDifferences: first };
  const keptFrom = plusDays(finishedAt, -KEPT_DAYS);
  await sqlTransaction((tx) => repository.keepVerification(tx, shop.id, { row, keptFrom }));
  return outcome;
}
