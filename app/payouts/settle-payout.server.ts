import { appendPayoutEntries } from "#app/commissions/payable-entries.server.ts";
import { invariant } from "#app/kit/invariant.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { keepSheet } from "#app/payouts/keep-sheet.server.ts";
import { changePayout, creatorSums, type PayoutRow } from "#app/payouts/repository.server.ts";
import { beginStep, type StepFailure } from "#app/payouts/take-step.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Marks an approved payout as paid under a reference and takes the amounts off the creators' balances in the ledger, in one
 * transaction. The same reference again changes nothing; another one is a conflict.
 */
export async function settlePayout(
  tx: Tx,
  shop: Shop,
  request: Readonly<{ payoutId: string; reference: string; now: Date }>,
): Promise<Result<null, StepFailure>> {
  const { payoutId, reference, now } = request;
  const begun = await beginStep(tx, shop, { payoutId, step: "settle" });
  if (!begun.ok) return begun;
  const { payout, isTaken } = begun.value;
  if (isTaken)
    return payout.reference === reference
      ? ok(null)
      : err({ kind: "conflict", state: payout.state });
  await postToLedger(tx, shop.id, { payout, reference, paidAt: now });
  const change = { state: "paid", paidAt: now, reference } as const;
  await changePayout(tx, { shopId: shop.id, id: payoutId }, change);
  await keepSheet(tx, shop, { payoutId, state: "paid", now });
  return ok(null);
}

async function postToLedger(
  tx: Tx,
  shopId: string,
  paid: Readonly<{ payout: PayoutRow; reference: string; paidAt: Date }>,
): Promise<void> {
  const { payout, reference, paidAt } = paid;
  const sums = await creatorSums(tx, shopId, payout.id);
  invariant(
    sums.length > 0 && sums.every(({ amountMinor }) => amountMinor > 0n),
    "a payout pays each of its creators more than nothing",
  );
  await appendPayoutEntries(tx, shopId, {
    payoutId: payout.id,
    currency: payout.currency,
    paidAt,
    note: reference,
    entries: sums.map(({ creatorId, amountMinor }) => ({
      id: newId(),
      creatorId,
      paidMinor: amountMinor,
    })),
  });
}
