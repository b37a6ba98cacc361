// The forms about applications: one at a time on its own page, and several that were ticked in the list.
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { approveForm, chosenForm, declineForm } from "#app/applications/contract.ts";
import {
  type ApprovalFault,
  approveApplication,
  type DeclineFault,
  declineApplication,
  eraseApplication,
} from "#app/applications/decide-application.server.ts";
import { findApplication, lockApplication } from "#app/applications/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { faultOf } from "#app/links/enrol-with-code.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Posted = Readonly<{ shop: Shop; form: FormData; staffId: string; now: Date }>;

export type ApplicationAnswer = Readonly<{
  result: SubmissionResult<string[]> | null;
  said: string | null;
  /** Whom an approval made, or "erased": the page then leads on. */
  next: Readonly<{ creatorId: string }> | "erased" | null;
}>;

type Answered = Result<ApplicationAnswer, { kind: "not-found" }>;

/** Does what a form of an application's page asks for: approve, decline or erase. */
export async function answerApplication(
  tx: Tx,
  applicationId: string,
  posted: Posted,
): Promise<Answered> {
  const { shop, form } = posted;
  if (!(await findApplication(tx, shop.id, applicationId))) return err({ kind: "not-found" });
  switch (form.get("intent")) {
    case "approve":
      return approveOne(tx, applicationId, posted);
    case "decline":
      return declineOne(tx, applicationId, posted);
    case "erase":
      await eraseApplication(tx, shop, applicationId);
      return ok({ result: null, said: null, next: "erased" });
    default:
      return err({ kind: "not-found" });
  }
}

async function approveOne(tx: Tx, applicationId: string, posted: Posted): Promise<Answered> {
  const submission = parseWithZod(posted.form, { schema: approveForm });
  if (submission.status !== "success")
    return ok({ result: submission.reply(), said: null, next: null });
  const { groupId, code } = submission.value;
  const approved = await approveApplication(tx, {
    ...posted,
    applicationId,
    groupId,
    wanted: code,
    decidedBy: posted.staffId,
  });
  if (approved.ok)
    return ok({ result: null, said: null, next: { creatorId: approved.value.creatorId } });
  const fieldErrors = { code: [sentenceOf(approved.error)] };
  return ok({ result: submission.reply({ fieldErrors }), said: null, next: null });
}

async function declineOne(tx: Tx, applicationId: string, posted: Posted): Promise<Answered> {
  const submission = parseWithZod(posted.form, { schema: declineForm });
  if (submission.status !== "success")
    return ok({ result: submission.reply(), said: null, next: null });
  const { reason } = submission.value;
  const decidedBy = posted.staffId;
  const declined = await declineApplication(tx, { ...posted, applicationId, reason, decidedBy });
  if (declined.ok) return ok({ result: null, said: "Application declined", next: null });
  const fieldErrors = { reason: [declineSentence(declined.error)] };
  return ok({ result: submission.reply({ fieldErrors }), said: null, next: null });
}

/** What became of one of several applications. */
export type Outcome = Readonly<{ id: string; name: string; isDone: boolean; words: string }>;

/** Approves or declines the ticked applications, one after the other; one that cannot be leaves the others as they are. */
export async function answerChosen(
  tx: Tx,
  posted: Posted,
): Promise<Result<Readonly<{ outcomes: readonly Outcome[] }>, { kind: "not-found" | "invalid" }>> {
  const { shop, form, staffId: decidedBy, now } = posted;
  const intent = form.get("intent");
  if (intent !== "approve" && intent !== "decline") return err({ kind: "not-found" });
  const chosen = chosenForm.safeParse({
    ids: form.getAll("ids"),
    reason: form.get("reason") ?? "",
  });
  if (!chosen.success) return err({ kind: "invalid" });
  const outcomes: Outcome[] = [];
  // All at first and in one order: who decides some of the same at the same moment then waits, and nobody waits in a circle.
  const ids = [...new Set(chosen.data.ids)].sort();
  for (const id of ids) await lockApplication(tx, shop.id, id);
  for (const id of ids) {
    const application = await findApplication(tx, shop.id, id);
    if (!application) {
      outcomes.push({ id, name: "An application", isDone: false, words: "is gone" });
      continue;
    }
    const which = { shop, applicationId: id, decidedBy, now };
    const { reason } = chosen.data;
    const outcome =
      intent === "approve"
        ? approvalOutcome(await approveApplication(tx, { ...which, wanted: "" }))
        : declineOutcome(await declineApplication(tx, { ...which, reason }));
    outcomes.push({ id, name: application.name, ...outcome });
  }
  return ok({ outcomes });
}

function approvalOutcome(approved: Awaited<ReturnType<typeof approveApplication>>) {
  if (!approved.ok) return { isDone: false, words: sentenceOf(approved.error) };
  const { isNew, code } = approved.value;
  if (!isNew) return { isDone: true, words: "was approved before" };
  return { isDone: true, words: code === null ? "approved, with a link" : `approved with ${code}` };
}

const declineOutcome = (declined: Awaited<ReturnType<typeof declineApplication>>) =>
  declined.ok
    ? { isDone: true, words: "declined" }
    : { isDone: false, words: declineSentence(declined.error) };

/** Why an application could not be approved, as a sentence. */
function sentenceOf(fault: ApprovalFault): string {
  if (fault.kind === "not-found") return "This application is gone. Open the list again.";
  if (fault.kind === "no-group") return "Choose a group of this program.";
  if (fault.kind === "no-offer")
    return "Shopify refused the offer of this program. Choose another offer there first.";
  return Object.values(faultOf(fault)).flat()[0] ?? "It could not be approved.";
}

const declineSentence = (fault: DeclineFault): string =>
  fault.kind === "is-creator"
    ? "This application was approved. Pause or archive the creator instead."
    : "This application is gone. Open the list again.";
