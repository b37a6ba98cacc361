import type { CostForm } from "#app/costs/contract.ts";
import { giftTotal, type RecordProblem } from "#app/costs/cost.ts";
import { findCost, insertCost, type NewCost } from "#app/costs/repository.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { addDays, localDateOf } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { adminFor } from "#app/shopify/admin.server.ts";
import { readUnitCosts, type VariantCost } from "#app/shopify/products.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** How far ahead a cost may be dated: a fee that is agreed and not yet due. */
const DAYS_AHEAD_MAX = 366;

type RecordFailure = Readonly<{ kind: "not-found" | RecordProblem }>;

/**
 * Records a cost of a creator. A gift takes the unit cost that was entered, else Shopify's, and keeps it: a later change in Shopify
 * does not reach back. Shopify is asked before the transaction opens. The same form twice makes one cost.
 */
export async function recordCost(
  shop: Shop,
  form: CostForm,
  now: Date,
): Promise<Result<{ costId: string }, RecordFailure>> {
  const dayMax = addDays(localDateOf(now, shop.zone), DAYS_AHEAD_MAX);
  if (form.incurredOn > dayMax) return err({ kind: "too-far-ahead" });
  const variant = await findVariant(shop, form);
  if (form.kind === "gift" && form.variantGid && !variant) return err({ kind: "no-variant" });
  const cost = costOf(form, { shop, variant, now });
  if (!cost) return err({ kind: "no-unit-cost" });
  return transaction((tx) => keepCost(tx, shop.id, cost));
}

async function findVariant(shop: Shop, form: CostForm): Promise<VariantCost | null> {
  if (form.kind !== "gift" || !form.variantGid) return null;
  const found = await readUnitCosts(adminFor(shop.domain), [form.variantGid], shop.currency);
  return found[0] ?? null;
}

function costOf(
  form: CostForm,
  known: Readonly<{ shop: Shop; variant: VariantCost | null; now: Date }>,
): NewCost | null {
  const { id, creatorId, kind, incurredOn } = form;
  const { currency } = known.shop;
  const shared = { id, creatorId, kind, incurredOn, currency, createdAt: known.now };
  if (kind !== "gift") {
    if (form.amount === null) return null;
    const none = { variantGid: null, quantity: null, unitCostMinor: null };
    return { ...shared, ...none, amountMinor: form.amount, note: form.note };
  }
  const unitCostMinor = form.amount ?? known.variant?.unitCostMinor ?? null;
  if (unitCostMinor === null || form.quantity === undefined) return null;
  return {
    ...shared,
    amountMinor: giftTotal({ quantity: form.quantity, unitCostMinor }),
    note: form.note || (known.variant?.title ?? ""),
    variantGid: form.variantGid ?? null,
    quantity: form.quantity,
    unitCostMinor,
  };
}

async function keepCost(
  tx: Tx,
  shopId: string,
  cost: NewCost,
): Promise<Result<{ costId: string }, RecordFailure>> {
  if (!(await findOwner(tx, shopId, cost.creatorId))) return err({ kind: "not-found" });
  const isNew = await insertCost(tx, shopId, cost);
  if (!isNew && !isSame(await findCost(tx, shopId, cost.id), cost))
    return err({ kind: "conflict" });
  return ok({ costId: cost.id });
}

/** A key that comes a second time with other content is an error, not a quiet success. */
function isSame(known: Awaited<ReturnType<typeof findCost>>, cost: NewCost): boolean {
  return (
    known !== null &&
    known.creatorId === cost.creatorId &&
    known.kind === cost.kind &&
    known.amountMinor === cost.amountMinor &&
    known.incurredOn === cost.incurredOn
  );
}
