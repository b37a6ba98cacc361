import { findCost, markVoided } from "#app/costs/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Request = Readonly<{ id: string; now: Date }>;
type Answer = Result<{ costId: string }, { kind: "not-found" }>;

/** Takes a cost back: it stays in the list and no longer counts. Taking it back a second time changes nothing. */
export const voidCost = (shop: Shop, request: Request): Promise<Answer> =>
  transaction((tx) => markOnce(tx, shop.id, request));

async function markOnce(tx: Tx, shopId: string, { id, now }: Request): Promise<Answer> {
  const isVoided = await markVoided(tx, shopId, { id, voidedAt: now });
  if (!isVoided && !(await findCost(tx, shopId, id))) return err({ kind: "not-found" });
  return ok({ costId: id });
}
