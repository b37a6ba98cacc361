import { ok, type Result } from "#app/kit/result.ts";
import { changePayout, deleteItems } from "#app/payouts/repository.server.ts";
import { beginStep, type StepFailure } from "#app/payouts/take-step.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Cancels a payout that was not paid: its entries are free for the next one. Cancelling it again changes nothing. */
export async function cancelPayout(
  tx: Tx,
  shop: Shop,
  payoutId: string,
): Promise<Result<null, StepFailure>> {
  const begun = await beginStep(tx, shop, { payoutId, step: "cancel" });
  if (!begun.ok) return begun;
  if (begun.value.isTaken) return ok(null);
  await deleteItems(tx, shop.id, payoutId);
  await changePayout(tx, { shopId: shop.id, id: payoutId }, { state: "cancelled" });
  return ok(null);
}
