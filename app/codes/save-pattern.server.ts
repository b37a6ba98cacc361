import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { putPattern } from "#app/codes/code-patterns.server.ts";
import { patternForm } from "#app/codes/contract.ts";
import { parsePattern } from "#app/codes/pattern.ts";
import { unitOf } from "#app/codes/propose-codes.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

type Saved = Readonly<{ result: SubmissionResult<string[]> | null; said: string | null }>;

/** Names the codes of an offer from now on; codes that are there keep their names. An empty pattern is the usual way again. */
export async function savePattern(
  tx: Tx,
  {
    shop,
    offerId,
    form,
    now,
  }: Readonly<{ shop: Shop; offerId: string; form: FormData; now: Date }>,
): Promise<Result<Saved, Readonly<{ kind: "not-found" }>>> {
  const offer = await findOfferFor(tx, shop.id, offerId);
  if (!offer || !hasCodes(offer)) return err({ kind: "not-found" });
  const submission = parseWithZod(form, { schema: patternForm });
  if (submission.status !== "success") return ok({ result: submission.reply(), said: null });
  const { pattern: text } = submission.value;
  if (text === "") {
    await putPattern(tx, shop.id, { offerId, text: null, now });
    return ok({ result: null, said: "Codes are named as usual again" });
  }
  const pattern = parsePattern(text, offer, unitOf(shop));
  if (!pattern.ok) {
    const fieldErrors = { pattern: [pattern.error] };
    return ok({ result: submission.reply({ fieldErrors }), said: null });
  }
  await putPattern(tx, shop.id, { offerId, text, now });
  return ok({ result: null, said: "Pattern saved" });
}
