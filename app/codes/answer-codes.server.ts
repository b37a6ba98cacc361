// The forms of a creator's page about one of her codes or a further one: add-code, replace-code, keep-code, manage-code, leave-code,
// take-out-code.
import { parseWithZod } from "@conform-to/zod/v4";
import { addCode } from "#app/codes/add-code.server.ts";
import { addCodeForm, codeIdForm, replaceForm } from "#app/codes/contract.ts";
import type { FormAnswer } from "#app/codes/form-answer.ts";
import { manageCode } from "#app/codes/manage-code.server.ts";
import { keepCode, replaceCode } from "#app/codes/replace-code.server.ts";
import { takenSentence } from "#app/codes/request-code.server.ts";
import { stopAgain } from "#app/codes/stop-codes.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Posted = Readonly<{ shop: Shop; creatorId: string; form: FormData; now: Date }>;
type Answered = Result<FormAnswer, { kind: "not-found" }>;

/** Does what one of these forms asks for; null when it is none of them. */
export function answerCodes(tx: Tx, posted: Posted): Promise<Answered> | null {
  switch (posted.form.get("intent")) {
    case "add-code":
      return addOne(tx, posted);
    case "replace-code":
      return replaceOne(tx, posted);
    case "keep-code":
      return keepOne(tx, posted);
    case "manage-code":
      return manageOne(tx, posted, true);
    case "leave-code":
      return manageOne(tx, posted, false);
    case "take-out-code":
      return takeOutOne(tx, posted);
    default:
      return null;
  }
}

async function addOne(tx: Tx, { shop, creatorId, form, now }: Posted): Promise<Answered> {
  const intent = "add-code";
  const submission = parseWithZod(form, { schema: addCodeForm });
  if (submission.status !== "success")
    return ok({ intent, result: submission.reply(), said: null });
  const { offerId, code: wanted, label } = submission.value;
  if (offerId === null) return err({ kind: "not-found" });
  const added = await addCode(tx, { shop, creatorId, offerId, wanted, label, now });
  if (added.ok)
    return ok({ intent, result: null, said: `Shopify is asked for ${added.value.code}` });
  if (added.error.kind === "not-found") return err({ kind: "not-found" });
  const fieldErrors = { code: [takenSentence(added.error)] };
  return ok({ intent, result: submission.reply({ fieldErrors }), said: null });
}

const CANNOT_END = "This code is not live, is replaced already, or is left as it is in Shopify";

async function replaceOne(tx: Tx, { shop, creatorId, form, now }: Posted): Promise<Answered> {
  const intent = "replace-code";
  const submission = parseWithZod(form, { schema: replaceForm });
  if (submission.status !== "success")
    return ok({ intent, result: submission.reply(), said: null });
  const { codeId, code: wanted, graceDays } = submission.value;
  if (codeId === null) return err({ kind: "not-found" });
  const replaced = await replaceCode(tx, { shop, creatorId, codeId, wanted, graceDays, now });
  if (replaced.ok) {
    const until = formatInstant(replaced.value.endsAt, shop.zone);
    const old = graceDays === 0 ? "ends once it is live" : `works until ${until}`;
    const said = `Shopify is asked for ${replaced.value.code}. The old code ${old}.`;
    return ok({ intent, result: null, said });
  }
  switch (replaced.error.kind) {
    case "not-found":
      return err({ kind: "not-found" });
    case "cannot-end":
      return ok({ intent, result: null, said: CANNOT_END });
    case "code-taken": {
      const fieldErrors = { code: [takenSentence(replaced.error)] };
      return ok({ intent, result: submission.reply({ fieldErrors }), said: null });
    }
  }
}

async function keepOne(tx: Tx, posted: Posted): Promise<Answered> {
  const named = namedCode(posted);
  if (named === null) return err({ kind: "not-found" });
  const isKept = await keepCode(tx, named);
  const said = isKept ? "The code goes on without an end" : "The code is over already";
  return ok({ intent: "keep-code", result: null, said });
}

async function manageOne(tx: Tx, posted: Posted, isManaged: boolean): Promise<Answered> {
  const named = namedCode(posted);
  if (named === null) return err({ kind: "not-found" });
  const isDone = await manageCode(tx, named, { codeId: named.codeId, isManaged });
  const done = isManaged ? "The code is managed here" : "The code stays as it is in Shopify";
  const said = isDone ? done : "This code is not live, or was not in Shopify before";
  return ok({ intent: isManaged ? "manage-code" : "leave-code", result: null, said });
}

async function takeOutOne(tx: Tx, posted: Posted): Promise<Answered> {
  const named = namedCode(posted);
  if (named === null) return err({ kind: "not-found" });
  const isAsked = await stopAgain(tx, named);
  const said = isAsked ? "Shopify is asked again" : "Shopify has not kept this code";
  return ok({ intent: "take-out-code", result: null, said });
}

/** The code that a form without further fields is about. */
function namedCode({ shop, creatorId, form }: Posted) {
  const parsed = codeIdForm.safeParse(Object.fromEntries(form));
  const codeId = parsed.success ? parsed.data.codeId : null;
  return codeId === null ? null : { shopId: shop.id, creatorId, codeId };
}
