import type { BuyingParameters } from "#app/discovery/bg-nbd.ts";
import type { BuyingModel } from "#app/discovery/buying-model.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** What was last worked out about a shop; null before the first time. */
export async function findModel(tx: Tx, shopId: string): Promise<BuyingModel | null> {
  const row = await tx.buyingModel.findUnique({
    where: { shopId_id: { shopId, id: shopId } },
    select: {
      fittedAt: true,
      customers: true,
      repeaters: true,
      r: true,
      alpha: true,
      a: true,
      b: true,
    },
  });
  if (!row) return null;
  const { r, alpha, a, b, ...rest } = row;
  const isFitted = r !== null && alpha !== null && a !== null && b !== null;
  return { ...rest, parameters: isFitted ? { r, alpha, a, b } : null };
}

const NO_PARAMETERS: Readonly<Record<keyof BuyingParameters, null>> = {
  r: null,
  alpha: null,
  a: null,
  b: null,
};

/** Keeps what was worked out about a shop in place of what was there. */
export async function saveModel(
  tx: Tx,
  shopId: string,
  { parameters, ...model }: BuyingModel,
): Promise<void> {
  const row = { ...model, ...(parameters ?? NO_PARAMETERS) };
  await tx.buyingModel.upsert({
    where: { shopId_id: { shopId, id: shopId } },
    create: { shopId, id: shopId, ...row },
    update: row,
    select: { id: true },
  });
}
