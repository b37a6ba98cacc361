// The payout sheet: kept when the payout is approved and when it is paid, so that nobody ever gets two versions of it.
import { createHash } from "node:crypto";
import { parseId } from "#app/kit/id.ts";
import type { PayoutState } from "#app/payouts/payout.ts";
import {
  findPayout,
  findSheet,
  insertSheet,
  linesOfPayout,
  type PayoutRow,
} from "#app/payouts/repository.server.ts";
import { statementCsv } from "#app/payouts/statement.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const LINES_MAX = 100_000;

/** Keeps the sheet of a payout as it is in its new state, as part of the step that leads there. */
export async function keepSheet(
  tx: Tx,
  shop: Shop,
  kept: Readonly<{ payoutId: string; state: "approved" | "paid"; now: Date }>,
): Promise<void> {
  const { payoutId, state, now } = kept;
  const payout = await findPayout(tx, shop.id, payoutId);
  if (!payout) return;
  const text = await sheetNow(tx, shop, payout);
  await insertSheet(tx, shop.id, {
    id: newId(),
    payoutId,
    state,
    text,
    sha256: createHash("sha256").update(text).digest("hex"),
    madeAt: now,
  });
}

/** The sheet of a payout as a file; null when the shop has no such payout. One that was kept comes byte for byte as it was. */
export async function payoutSheet(tx: Tx, shop: Shop, id: string) {
  const payoutId = parseId(id);
  const payout = payoutId && (await findPayout(tx, shop.id, payoutId));
  if (!payout) return null;
  const kept = isKept(payout.state) ? await findSheet(tx, shop.id, payout) : null;
  return {
    fileName: `payout-${payout.number}.csv`,
    text: kept?.text ?? (await sheetNow(tx, shop, payout)),
  };
}

/** Open and cancelled payouts have no sheet that anybody was paid by; those of before sheets were kept have none either. */
const isKept = (state: PayoutState): boolean => state === "approved" || state === "paid";

async function sheetNow(tx: Tx, shop: Shop, payout: PayoutRow): Promise<string> {
  const { id: payoutId, currency, state, reference } = payout;
  const lines = await linesOfPayout(tx, shop.id, { payoutId, after: null, take: LINES_MAX });
  return statementCsv({ payoutId, currency, state, reference, lines }, shop.zone);
}
