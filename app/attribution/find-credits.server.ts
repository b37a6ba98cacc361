import { type Evidence, parseEvidence, type Trace } from "#app/attribution/contract.ts";
import {
  type CreditedOrder,
  correctionsOfOrder,
  creditsOfOrders,
  creditsOfOffer as queryCredits,
} from "#app/attribution/repository.server.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
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

/** A credit as pages show it. */
export type ShownCredit = Readonly<{
  orderId: string;
  creatorId: string;
  creatorName: string;
  evidence: Evidence;
  offerId: string;
  termsId: string;
  /** Names of every creator that the evidence speaks of. */
  names: Readonly<Record<string, string>>;
}>;

/** The credits of some orders, with what proves them. */
export async function creditsShown(
  tx: Tx,
  shopId: string,
  orderIds: readonly string[],
): Promise<ShownCredit[]> {
  const credits = (await creditsOfOrders(tx, shopId, orderIds)).map((credit) => ({
    ...credit,
    evidence: parseEvidence(credit.evidence),
  }));
  const ids = credits.flatMap(({ creatorId, evidence }) => [
    creatorId,
    ...evidence.lost.map(({ trace }) => trace.creatorId),
  ]);
  const names = await namesOfCreators(tx, shopId, ids);
  return credits.map((credit) => ({
    ...credit,
    creatorName: names[credit.creatorId] ?? "",
    names,
  }));
}

/** A person's word on an order, as pages show it. */
export type ShownCorrection = Readonly<{
  id: string;
  kind: "assign" | "exclude" | "undo";
  /** Whose it was said to be; null but for an assignment. */
  creatorName: string | null;
  note: string;
  staffId: string;
  madeAt: Date;
}>;

/** What people said of an order, the newest first. */
export async function correctionsShown(
  tx: Tx,
  shopId: string,
  orderId: string,
): Promise<ShownCorrection[]> {
  const rows = await correctionsOfOrder(tx, shopId, orderId);
  const ids = rows.flatMap(({ creatorId }) => creatorId ?? []);
  const names = await namesOfCreators(tx, shopId, ids);
  return rows.map(({ creatorId, kind, ...row }) => ({
    ...row,
    kind: kind as ShownCorrection["kind"],
    creatorName: creatorId && (names[creatorId] ?? ""),
  }));
}

/** What is credited under an offer since an instant, for a comparison of terms: the newest orders first, at most `take`. */
export const creditsOfOffer = (
  tx: Tx,
  shopId: string,
  asked: Readonly<{ offerId: string; since: Date; take: number }>,
): Promise<CreditedOrder[]> => queryCredits(tx, shopId, asked);
