import {
  type Correction,
  findCorrection,
  insertCorrection,
} from "#app/attribution/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { SqlTx } from "#app/platform/db.server.ts";

/** Appends a person's word on an order; the same again is a success without effect, another with its id is a conflict. */
export async function keepCorrection(
  tx: SqlTx,
  shopId: string,
  correction: Correction,
): Promise<Result<null, { kind: "conflict" }>> {
  if (await insertCorrection(tx, shopId, correction)) return ok(null);
  const [known] = await findCorrection(tx, shopId, correction.id);
  return known && isSame(known, correction) ? ok(null) : err({ kind: "conflict" });
}

const isSame = (a: Correction, b: Correction): boolean =>
  a.orderId === b.orderId && a.kind === b.kind && a.creatorId === b.creatorId && a.note === b.note;
