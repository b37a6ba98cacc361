// The forms of an offer's page: ask Shopify again, send a refused offer anew, agree other terms.
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type LocalDate, localDateOf, startOfDay } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { changeTerms } from "#app/programs/change-terms.server.ts";
import { offerForm } from "#app/programs/contract.ts";
import { hasOffer } from "#app/programs/pages.server.ts";
import { faultOf, publishAgain, saveRefusedOffer } from "#app/programs/save-offer.server.ts";
import { changedTermsForm } from "#app/programs/terms-contract.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Faults at the form's fields, or a few words of what was done. */
export type OfferAnswer = Readonly<{
  result: SubmissionResult<string[]> | null;
  said: string | null;
}>;

type Answered = Result<OfferAnswer, { kind: "not-found" | "conflict" }>;

/** Does what a form of the offer's page asks for; "intent" says which it is. Other terms are meant without one. */
export async function answerOffer(
  tx: Tx,
  shop: Shop,
  { offerId, form, now }: Readonly<{ offerId: string; form: FormData; now: Date }>,
): Promise<Answered> {
  const which = { shopId: shop.id, offerId: parseId(offerId) ?? "" };
  if (!which.offerId || !(await hasOffer(tx, which))) return err({ kind: "not-found" });
  if (form.get("intent") === "publish") {
    await publishAgain(tx, which);
    return ok({ result: null, said: "Shopify is asked again" });
  }
  if (form.get("intent") === "rewrite") {
    const submission = parseWithZod(form, { schema: offerForm(shop.currency) });
    if (submission.status !== "success") return ok({ result: submission.reply(), said: null });
    const saved = await saveRefusedOffer(tx, { ...which, shop, ...submission.value, now });
    if (saved.ok) return ok({ result: null, said: "Offer saved. Shopify is asked again." });
    return ok({ result: submission.reply({ fieldErrors: faultOf(saved.error) }), said: null });
  }
  const submission = parseWithZod(form, { schema: changedTermsForm(shop.currency) });
  if (submission.status !== "success") return ok({ result: submission.reply(), said: null });
  const { terms, appliesFrom } = submission.value;
  const fieldErrors = daysPast({ appliesFrom, lastOn: terms.lastOn }, localDateOf(now, shop.zone));
  if (fieldErrors) return ok({ result: submission.reply({ fieldErrors }), said: null });
  const isLater = appliesFrom !== null && appliesFrom > localDateOf(now, shop.zone);
  const from = isLater ? startOfDay(appliesFrom, shop.zone) : null;
  const changed = await changeTerms(tx, { ...which, terms, from, now });
  if (!changed.ok) return changed; // somebody else saved at the same moment
  return ok({ result: null, said: changed.value.isNew ? "Terms saved" : "Nothing has changed" });
}

/** What was earned is never taken back: terms begin today or later, and end no sooner than they begin. */
function daysPast(
  { appliesFrom, lastOn }: Readonly<{ appliesFrom: LocalDate | null; lastOn: LocalDate | null }>,
  today: LocalDate,
): Record<string, string[]> | null {
  if (appliesFrom !== null && appliesFrom < today)
    return { appliesFrom: ["Choose today or a day to come. Earlier orders keep their terms."] };
  if (lastOn !== null && lastOn < (appliesFrom ?? today))
    return { lastOn: ["Choose a day on which these terms still apply."] };
  return null;
}
