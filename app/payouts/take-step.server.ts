// What approving, cancelling and settling share: the lock, the state machine, and a second arrival that changes nothing.
import { err, ok, type Result } from "#app/kit/result.ts";
import { type PayoutState, type PayoutStep, stateAfter, targetOf } from "#app/payouts/payout.ts";
import { findPayout, lockPayouts, type PayoutRow } from "#app/payouts/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

export type StepFailure =
  | Readonly<{ kind: "not-found" }>
  | Readonly<{ kind: "conflict"; state: PayoutState }>;

/** A payout that may take a step, or has taken it already. */
export type Step = Readonly<{ payout: PayoutRow; isTaken: boolean }>;

/** Locks the shop's payouts and says whether this one may take the step. */
export async function beginStep(
  tx: Tx,
  shop: Shop,
  request: Readonly<{ payoutId: string; step: PayoutStep }>,
): Promise<Result<Step, StepFailure>> {
  const { payoutId, step } = request;
  await lockPayouts(tx, shop.id);
  const payout = await findPayout(tx, shop.id, payoutId);
  if (!payout) return err({ kind: "not-found" });
  if (payout.state === targetOf(step)) return ok({ payout, isTaken: true });
  if (stateAfter(payout.state, step) === null)
    return err({ kind: "conflict", state: payout.state });
  return ok({ payout, isTaken: false });
}
