import { parseEvidence, withoutVisits } from "#app/attribution/contract.ts";
import { creditsOfOrders, writeReasons } from "#app/attribution/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Takes the visits out of the reasons of some orders' credits; whose the orders are stays. */
export async function forgetVisits(
  tx: Tx,
  shopId: string,
  orderIds: readonly string[],
): Promise<void> {
  for (const { orderId, creatorId, evidence } of await creditsOfOrders(tx, shopId, orderIds))
    await writeReasons(tx, shopId, {
      orderId,
      creatorId,
      evidence: withoutVisits(parseEvidence(evidence)),
    });
}
