import { parseEvidence, type Trace } from "#app/attribution/contract.ts";
import { creditsOfOrders } from "#app/attribution/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** The trace that made some orders a creator's, by order id. */
export async function winningTraces(
  tx: Tx,
  shopId: string,
  { creatorId, orderIds }: Readonly<{ creatorId: string; orderIds: readonly string[] }>,
): Promise<ReadonlyMap<string, Trace>> {
  const credits = await creditsOfOrders(tx, shopId, orderIds);
  return new Map(
    credits
      .filter((credit) => credit.creatorId === creatorId)
      .map((credit) => [credit.orderId, parseEvidence(credit.evidence).won]),
  );
}
