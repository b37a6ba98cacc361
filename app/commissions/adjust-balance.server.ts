import type { AdjustmentForm } from "#app/commissions/contract.ts";
import { handAmount } from "#app/commissions/ledger.ts";
import {
  appendApprovals,
  appendHandEntry,
  entryOfSource,
} from "#app/commissions/repository.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { db, sqlTransaction } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Gives or takes an amount that no order caused: a bonus, a credit or a debit, with its reason and who decided. It is payable at once and
 * part of the next payout. The same form twice makes one entry; another with its id is a conflict.
 */
export async function adjustBalance(
  shop: Shop,
  { form, staffId, now }: Readonly<{ form: AdjustmentForm; staffId: string; now: Date }>,
): Promise<Result<{ entryId: string }, { kind: "not-found" | "conflict" }>> {
  const { id, creatorId, kind, amount, note } = form;
  if (!(await findOwner(db, shop.id, creatorId))) return err({ kind: "not-found" });
  const amountMinor = handAmount(kind, amount);
  const sourceKey = `hand:${id}`;
  return sqlTransaction(async (tx) => {
    const entry = { id, creatorId, kind, amountMinor, note, staffId, sourceKey };
    const isNew = await appendHandEntry(tx, shop.id, {
      ...entry,
      currency: shop.currency,
      at: now,
    });
    if (isNew) {
      await appendApprovals(tx, shop.id, [id], now);
      return ok({ entryId: id });
    }
    const [known] = await entryOfSource(tx, shop.id, sourceKey);
    const isSame =
      known?.creatorId === creatorId &&
      known.kind === kind &&
      known.amountMinor === amountMinor &&
      known.note === note;
    return isSame ? ok({ entryId: id }) : err({ kind: "conflict" });
  });
}
