import { parseId } from "#app/kit/id.ts";
import { assertNever } from "#app/kit/invariant.ts";
import { err, type Result } from "#app/kit/result.ts";
import { approvePayout } from "#app/payouts/approve-payout.server.ts";
import { cancelPayout } from "#app/payouts/cancel-payout.server.ts";
import type { PayoutStepForm } from "#app/payouts/contract.ts";
import { settlePayout } from "#app/payouts/settle-payout.server.ts";
import type { StepFailure } from "#app/payouts/take-step.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Takes the step that a form asks for, with the payout that the address names. */
export async function stepPayout(
  tx: Tx,
  shop: Shop,
  request: Readonly<{ payoutId: string; form: PayoutStepForm; now: Date }>,
): Promise<Result<null, StepFailure>> {
  const { form, now } = request;
  const payoutId = parseId(request.payoutId);
  if (!payoutId) return err({ kind: "not-found" });
  switch (form.step) {
    case "approve":
      return approvePayout(tx, shop, { payoutId, now });
    case "cancel":
      return cancelPayout(tx, shop, payoutId);
    case "settle":
      return settlePayout(tx, shop, { payoutId, reference: form.reference, now });
    default:
      return assertNever(form);
  }
}
