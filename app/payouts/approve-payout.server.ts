import { ok, type Result } from "#app/kit/result.ts";
import { keepSheet } from "#app/payouts/keep-sheet.server.ts";
import { changePayout } from "#app/payouts/repository.server.ts";
import { beginStep, type StepFailure } from "#app/payouts/take-step.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Approves an open payout: it may now be sent. Approving it again changes nothing. */
export async function approvePayout(
  tx: Tx,
  shop: Shop,
  request: Readonly<{ payoutId: string; now: Date }>,
): Promise<Result<null, StepFailure>> {
  const { payoutId, now } = request;
  const begun = await beginStep(tx, shop, { payoutId, step: "approve" });
  if (!begun.ok) return begun;
  if (begun.value.isTaken) return ok(null);
  await changePayout(tx, { shopId: shop.id, id: payoutId }, { state: "approved", approvedAt: now });
  await keepSheet(tx, shop, { payoutId, state: "approved", now });
  return ok(null);
}
