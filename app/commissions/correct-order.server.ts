import { keepCorrection } from "#app/attribution/keep-correction.server.ts";
import type { CorrectionForm } from "#app/commissions/contract.ts";
import { reworkOrders } from "#app/commissions/rework-orders.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { hasOrder } from "#app/orders/find-stored.server.ts";
import { db, sqlTransaction } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Corrected = Readonly<{ orderId: string; form: CorrectionForm; staffId: string; now: Date }>;

/**
 * A person says whose an order is: the word is kept and the ledger follows, in one transaction. The creator's default offer gives the
 * terms, in the version that was in force when the order was placed. The same form twice counts once; another with its id is a conflict.
 */
export async function correctOrder(
  shop: Shop,
  { orderId, form, staffId, now }: Corrected,
): Promise<Result<{ entries: number }, { kind: "not-found" | "conflict" }>> {
  const { id, kind, note } = form;
  if (!(await hasOrder(db, shop.id, orderId))) return err({ kind: "not-found" });
  const owner = kind === "assign" ? await findOwner(db, shop.id, form.creatorId) : null;
  if (kind === "assign" && !owner) return err({ kind: "not-found" });
  const whose = { creatorId: owner?.id ?? null, offerId: owner?.offerId ?? null };
  return sqlTransaction(async (tx) => {
    const correction = { id, orderId, kind, ...whose, note, staffId, madeAt: now };
    const kept = await keepCorrection(tx, shop.id, correction);
    if (!kept.ok) return kept;
    return ok({ entries: await reworkOrders(tx, shop, { orderIds: [orderId], now }) });
  });
}
