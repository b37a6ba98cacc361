// Rotation: a creator gets a new code, and the old one works and counts until its end.
import { z } from "zod";
import { canBeReplaced } from "#app/codes/code.ts";
import { codesOf, findCodeById, lockCodes } from "#app/codes/repository.server.ts";
import { type CodeTaken, pickCode, requestCode } from "#app/codes/request-code.server.ts";
import { askToStop } from "#app/codes/stop-codes.server.ts";
import { putEnd, retireEnded } from "#app/codes/stopped-codes.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { now as presentTime } from "#app/platform/clock.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { defineJob, enqueue } from "#app/platform/queue.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

/** While the new code is not live the old one goes on; so soon it is looked again. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** Ends a replaced code at its time. */
export const endCodeJob = defineJob("end-code", z.object({ shopId: z.uuid(), codeId: z.uuid() }));

type NotReplaced = CodeTaken | Readonly<{ kind: "not-found" | "cannot-end" }>;

/**
 * Gives a creator a new code in the offer of an old one, which works for `graceDays` more days. A code that is left as it is in Shopify
 * cannot be ended here; nor can one that is being replaced already, nor one in an offer of links only, which can have no new code.
 */
export async function replaceCode(
  tx: Tx,
  {
    shop,
    creatorId,
    codeId,
    wanted,
    graceDays,
    now,
  }: Readonly<{
    shop: Shop;
    creatorId: string;
    codeId: string;
    /** In normal form; null asks for a proposal. */
    wanted: string | null;
    graceDays: number;
    now: Date;
  }>,
): Promise<Result<Readonly<{ code: string; endsAt: Date }>, NotReplaced>> {
  await lockCodes(tx, shop.id);
  const old = await findCodeById(tx, shop.id, codeId);
  const creator = await findOwner(tx, shop.id, creatorId);
  const offer = old && (await findOfferFor(tx, shop.id, old.offerId));
  if (!creator || !old || !offer || old.creatorId !== creatorId) return err({ kind: "not-found" });
  if (!canBeReplaced(old, hasCodes(offer))) return err({ kind: "cannot-end" });
  const picked = await pickCode(tx, { shop, creator, offer, wanted }); // also a code of her own cannot be had again
  if (!picked.ok) return picked;
  const { label } = old;
  const made = await requestCode(tx, { shop, creator, offer, wanted: picked.value, label, now });
  if (!made.ok) return made;
  const endsAt = plusDays(now, graceDays);
  await putEnd(tx, { shopId: shop.id, creatorId }, { codeId, endsAt });
  await askToEnd(tx, { shopId: shop.id, codeId }, endsAt);
  return ok({ code: made.value.code, endsAt });
}

/** A code that was replaced and still works goes on without an end; false when it is over or has none. */
export const keepCode = (
  tx: Tx,
  { shopId, creatorId, codeId }: Readonly<{ shopId: string; creatorId: string; codeId: string }>,
): Promise<boolean> => putEnd(tx, { shopId, creatorId }, { codeId, endsAt: null });

type Which = Readonly<{ shopId: string; codeId: string }>;

const askToEnd = (tx: Tx, which: Which, runAt: Date): Promise<void> =>
  enqueue(tx, endCodeJob, which, { key: `end-code/${which.codeId}`, runAt });

/**
 * Retires a replaced code at its end and has it taken out of Shopify. It goes on for as long as its creator has no other live code in the
 * offer: Shopify may have refused the new one, and she would be left without any.
 */
export async function endCode({ shopId, codeId }: Which): Promise<void> {
  await transaction(async (tx) => {
    await lockCodes(tx, shopId);
    const code = await findCodeById(tx, shopId, codeId);
    if (!code || code.endsAt === null || code.state === "retired") return;
    const at = presentTime();
    if (code.endsAt > at) return askToEnd(tx, { shopId, codeId }, code.endsAt);
    const others = await codesOf(tx, shopId, [code.creatorId]);
    const isReplaced = others.some(
      ({ id, offerId, state }) => id !== codeId && offerId === code.offerId && state === "live",
    );
    if (!isReplaced && code.state === "live")
      return askToEnd(tx, { shopId, codeId }, new Date(at.getTime() + LOOK_AGAIN_MS));
    await retireEnded(tx, shopId, { codeId, now: at });
    await askToStop(tx, { shopId, offerId: code.offerId });
    log.info({ shopId, codeId }, "replaced code ended");
  });
}
