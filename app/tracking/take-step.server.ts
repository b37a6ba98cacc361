import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { revive } from "#app/shopify/inbox-standing.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { trackingStep } from "#app/tracking/contract.ts";
import { startReconciliation } from "#app/tracking/reconcile-orders.server.ts";

/** Does what a person asks for on the tracking page, and says it in a few words. A step taken twice is done once. */
export async function takeTrackingStep(
  tx: Tx,
  { shop, form, now }: Readonly<{ shop: Shop; form: FormData; now: Date }>,
): Promise<Result<string, { kind: "not-found" }>> {
  const parsed = trackingStep.safeParse(Object.fromEntries(form));
  if (!parsed.success) return err({ kind: "not-found" });
  if (parsed.data.step === "check") {
    await startReconciliation(tx, shop, { kind: "asked", now });
    return ok("Asking Shopify for orders");
  }
  const revived = await revive(tx, shop.id, parsed.data.step === "retry" ? parsed.data.id : null);
  return ok(
    revived === 0 ? "Tried again already" : `Trying ${revived === 1 ? "it" : revived} again`,
  );
}
