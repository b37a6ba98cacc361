import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { err, ok, type Result } from "#app/kit/result.ts";
import { landingForm } from "#app/landing/landing-contract.ts";
import { savePage } from "#app/landing/save-page.server.ts";
import { ownHosts } from "#app/links/pages.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What the form of a creator's page led to: the form's own answer, or a sentence to say. */
type LandingAnswer = Readonly<{ result: SubmissionResult<string[]> | null; said: string | null }>;

/** Takes the form of a creator's page. */
export async function answerLanding(
  shop: Shop,
  { creatorId, form, now }: Readonly<{ creatorId: string; form: FormData; now: Date }>,
): Promise<Result<LandingAnswer, { kind: "not-found" }>> {
  const submission = parseWithZod(form, { schema: landingForm(ownHosts(shop)) });
  if (submission.status !== "success") return ok({ result: submission.reply(), said: null });
  const saved = await savePage(shop, { creatorId, values: submission.value, now });
  if (saved.ok) return ok({ result: null, said: "Page saved" });
  if (saved.error.kind === "not-found") return err({ kind: "not-found" });
  const fieldErrors = { productGids: ["Shopify no longer has one of them. Choose again."] };
  return ok({ result: submission.reply({ fieldErrors }), said: null });
}
