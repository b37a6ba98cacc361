import type { FormAnswer } from "#app/codes/form-answer.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { creditPast, declinePast } from "#app/history/credit-past.server.ts";
import { parseId } from "#app/kit/id.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Posted = Readonly<{ shop: Shop; creatorId: string; form: FormData; now: Date }>;

/** What the merchant says to the offer to credit a code's past; null when the form is about something else, or nobody of the shop. */
export async function answerPast(tx: Tx, posted: Posted): Promise<FormAnswer | null> {
  const { shop, creatorId, form, now } = posted;
  const intent = String(form.get("intent") ?? "");
  const codeId = parseId(String(form.get("codeId") ?? ""));
  if (intent !== "credit-past" && intent !== "decline-past") return null;
  if (!(await findOwner(tx, shop.id, creatorId))) return null;
  const wish = codeId ? { creatorId, codeId, now } : null;
  if (intent === "credit-past") {
    const isTaken = wish !== null && (await creditPast(tx, shop, wish));
    return {
      intent,
      result: null,
      said: isTaken ? "Past orders are being credited" : "There is nothing to credit any more",
    };
  }
  if (wish !== null) await declinePast(tx, shop, wish);
  return { intent, result: null, said: "The offer is put away" };
}
