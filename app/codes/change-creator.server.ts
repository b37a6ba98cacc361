import { parseWithZod } from "@conform-to/zod/v4";
import { adoptCode } from "#app/codes/adopt-code.server.ts";
import { answerCodes } from "#app/codes/answer-codes.server.ts";
import { changeStanding } from "#app/codes/change-standing.server.ts";
import { adoptForm, codeForm } from "#app/codes/contract.ts";
import type { FormAnswer } from "#app/codes/form-answer.ts";
import { chooseCode, retryCode, takenSentence } from "#app/codes/request-code.server.ts";
import { changeProfile } from "#app/creators/change-creator.server.ts";
import { profileForm } from "#app/creators/contract.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Posted = Readonly<{
  shop: Shop;
  creatorId: string;
  form: FormData;
  staffId: string;
  now: Date;
}>;

/** The forms of a creator's page, told apart by their intent: profile, pause, archive, resume, choose-code, adopt-code, retry-code, and those of answerCodes. */
export async function changeCreator(
  tx: Tx,
  posted: Posted,
): Promise<Result<FormAnswer, { kind: "not-found" }>> {
  const { shop, creatorId, form } = posted;
  const which = { shopId: shop.id, creatorId };
  if (!(await findOwner(tx, shop.id, creatorId))) return err({ kind: "not-found" });
  const intent = String(form.get("intent") ?? "");
  switch (intent) {
    case "profile": {
      const submission = parseWithZod(form, { schema: profileForm });
      if (submission.status !== "success")
        return ok({ intent, result: submission.reply(), said: null });
      await changeProfile(tx, which, { ...posted, profile: submission.value });
      return ok({ intent, result: null, said: "Profile saved" });
    }
    case "pause":
    case "archive":
    case "resume":
      return standAs(tx, which, { intent, now: posted.now });
    case "choose-code":
      return chooseAnother(tx, posted);
    case "adopt-code":
      return adoptKnown(tx, posted);
    case "retry-code": {
      const isAsked = await retryCode(tx, which);
      return ok({ intent, result: null, said: isAsked ? "Shopify is asked again" : null });
    }
    default:
      return (await answerCodes(tx, posted)) ?? err({ kind: "not-found" });
  }
}

const STANDINGS = {
  pause: { state: "paused", said: "Creator paused" },
  archive: { state: "archived", said: "Creator archived" },
  resume: { state: "active", said: "Creator active again" },
} as const;

async function standAs(
  tx: Tx,
  which: Readonly<{ shopId: string; creatorId: string }>,
  { intent, now }: Readonly<{ intent: keyof typeof STANDINGS; now: Date }>,
): Promise<Result<FormAnswer, { kind: "not-found" }>> {
  const { state, said } = STANDINGS[intent];
  const changed = await changeStanding(tx, which, { state, now });
  return changed.ok ? ok({ intent, result: null, said }) : changed;
}

async function adoptKnown(
  tx: Tx,
  { shop, creatorId, form, now }: Posted,
): Promise<Result<FormAnswer, { kind: "not-found" }>> {
  const intent = "adopt-code";
  const submission = parseWithZod(form, { schema: adoptForm });
  if (submission.status !== "success")
    return ok({ intent, result: submission.reply(), said: null });
  const { code, keeping } = submission.value;
  const isManaged = keeping === "managed";
  const adopted = await adoptCode(tx, { shop, creatorId, code, isManaged, now });
  if (adopted.ok) return ok({ intent, result: null, said: "Shopify is asked for the code" });
  if (adopted.error.kind === "not-found") return err({ kind: "not-found" });
  const fieldErrors = { code: [adopted.error.message] };
  return ok({ intent, result: submission.reply({ fieldErrors }), said: null });
}

async function chooseAnother(
  tx: Tx,
  { shop, creatorId, form, now }: Posted,
): Promise<Result<FormAnswer, { kind: "not-found" }>> {
  const intent = "choose-code";
  const submission = parseWithZod(form, { schema: codeForm });
  if (submission.status !== "success")
    return ok({ intent, result: submission.reply(), said: null });
  const chosen = await chooseCode(tx, { shop, creatorId, wanted: submission.value.code, now });
  if (chosen.ok)
    return ok({ intent, result: null, said: `Shopify is asked for ${chosen.value.code}` });
  if (chosen.error.kind === "not-found") return err({ kind: "not-found" });
  const fieldErrors = { code: [takenSentence(chosen.error)] };
  return ok({ intent, result: submission.reply({ fieldErrors }), said: null });
}
