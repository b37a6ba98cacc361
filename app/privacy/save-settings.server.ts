import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { tiersForm } from "#app/creators/contract.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { retentionForm } from "#app/privacy/contract.ts";
import { changeKeptDays } from "#app/shops/keep-days.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { changeTierCuts } from "#app/shops/tier-cuts.server.ts";

type Answer = Readonly<{
  intent: "tiers" | "retention";
  result: SubmissionResult<string[]> | null;
  said: string | null;
}>;

/** The forms of the settings page, told apart by their intent; without one it is the retention's. */
export async function saveSettings(tx: Tx, shop: Shop, form: FormData): Promise<Answer> {
  if (form.get("intent") === "tiers") {
    const submission = parseWithZod(form, { schema: tiersForm });
    if (submission.status !== "success")
      return { intent: "tiers", result: submission.reply(), said: null };
    await changeTierCuts(tx, shop.id, submission.value);
    return { intent: "tiers", result: null, said: "Settings saved" };
  }
  const submission = parseWithZod(form, { schema: retentionForm });
  if (submission.status !== "success")
    return { intent: "retention", result: submission.reply(), said: null };
  const isNew = await changeKeptDays(tx, shop.id, submission.value);
  return {
    intent: "retention",
    result: null,
    said: isNew ? "Settings saved" : "Nothing has changed",
  };
}
