import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { err, ok, type Result } from "#app/kit/result.ts";
import { linkForm } from "#app/links/link-contract.ts";
import { ownHosts } from "#app/links/pages.server.ts";
import { archiveLink, changeLink, faultOf } from "#app/links/save-link.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What a form of a link's page led to: the form's own answer, or a sentence to say. */
type LinkAnswer = Readonly<{ result: SubmissionResult<string[]> | null; said: string | null }>;

/** The forms of a link's page, told apart by their intent: change, archive, restore. */
export async function answerLink(
  shop: Shop,
  { linkId, form, now }: Readonly<{ linkId: string; form: FormData; now: Date }>,
): Promise<Result<LinkAnswer, { kind: "not-found" }>> {
  const intent = form.get("intent");
  if (intent === "archive" || intent === "restore") {
    const archivedAt = intent === "archive" ? now : null;
    const done = await transaction((tx) => archiveLink(tx, shop, { linkId, archivedAt }));
    if (!done.ok) return done;
    return ok({ result: null, said: archivedAt ? "Link archived" : "Link is back in the lists" });
  }
  if (intent !== "change") return err({ kind: "not-found" });
  const submission = parseWithZod(form, { schema: linkForm(ownHosts(shop)) });
  if (submission.status !== "success") return ok({ result: submission.reply(), said: null });
  const changed = await changeLink(shop, { linkId, values: submission.value, now });
  if (changed.ok) return ok({ result: null, said: "Link saved" });
  if (changed.error.kind === "not-found") return err({ kind: "not-found" });
  return ok({ result: submission.reply({ fieldErrors: faultOf(changed.error) }), said: null });
}
