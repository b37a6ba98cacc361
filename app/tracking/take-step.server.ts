import { err, ok, type Result } from "#app/kit/result.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { limit } from "#app/platform/limit.server.ts";
import { once } from "#app/platform/shared.server.ts";
import { revive } from "#app/shopify/inbox-standing.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { trackingStep } from "#app/tracking/contract.ts";
import { startReconciliation } from "#app/tracking/reconcile-orders.server.ts";
import { sendTestOrder } from "#app/tracking/send-test-order.server.ts";

const PRESSES_A_MINUTE = 10;
/** Each step costs reads at Shopify: more than a person presses would keep real orders waiting. */
const presses = once("tracking-presses", () => limit({ tries: PRESSES_A_MINUTE, seconds: 60 }));

/**
 * Does what a person asks for on the tracking page, and says it in a few words. A step taken twice is done once. It may ask Shopify, so
 * no transaction may be open.
 */
export async function takeTrackingStep({
  shop,
  form,
  now,
}: Readonly<{ shop: Shop; form: FormData; now: Date }>): Promise<
  Result<string, { kind: "not-found" }>
> {
  const parsed = trackingStep.safeParse(Object.fromEntries(form));
  if (!parsed.success) return err({ kind: "not-found" });
  if (!(await presses.take(shop.id)))
    return ok("Nothing was done: that was pressed too often. Try again in a minute.");
  const asked = parsed.data;
  if (asked.step === "test-order") {
    const said = await sendTestOrder(shop, { id: asked.id, now });
    return said === null ? err({ kind: "not-found" }) : ok(said);
  }
  if (asked.step === "check") {
    await transaction((tx) => startReconciliation(tx, shop, { kind: "asked", now }));
    return ok("Asking Shopify for orders");
  }
  return ok(
    await transaction((tx) => tryAgain(tx, shop.id, asked.step === "retry" ? asked.id : null)),
  );
}

async function tryAgain(tx: Tx, shopId: string, eventId: string | null): Promise<string> {
  const revived = await revive(tx, shopId, eventId);
  return revived === 0 ? "Tried again already" : `Trying ${revived === 1 ? "it" : revived} again`;
}
