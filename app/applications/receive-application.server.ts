import {
  type ApplicationValues,
  consentText,
  mainChannel,
  textsOf,
} from "#app/applications/application.ts";
import { approveApplication } from "#app/applications/decide-application.server.ts";
import { markUsed } from "#app/applications/invitation-repository.server.ts";
import { openInvitation } from "#app/applications/invite.server.ts";
import {
  countApprovedByRule,
  insertApplication,
  lockProgram,
  RULE,
  replaceDeclined,
} from "#app/applications/repository.server.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AUTO_APPROVALS_PER_DAY, fitsAutoApproval } from "#app/programs/auto-approval.ts";
import type { Program } from "#app/programs/program.ts";
import type { Shop } from "#app/shops/shop.ts";

export type Received = Readonly<{
  shop: Shop;
  program: Program;
  /** Made with the form: sent twice it is one application. */
  formId: string;
  values: ApplicationValues;
  /** The secret that came with the address, or "". */
  invitation: string;
  source: "link" | "storefront";
  now: Date;
}>;

/**
 * Keeps an application, and approves it at once where the program's rule says so. One address applies to a program once: a second
 * application changes nothing and is answered in the same way, unless an invitation asks for it again after it was declined.
 */
export async function receiveApplication(
  tx: Tx,
  { shop, program, formId, values, invitation: text, source, now }: Received,
): Promise<Result<null, { kind: "closed" }>> {
  const invitation = await openInvitation(tx, shop.id, { programId: program.id, text, now });
  if (program.state === "archived") return err({ kind: "closed" });
  if (program.state === "invitation" && !invitation) return err({ kind: "closed" });
  const application = {
    ...values,
    id: formId,
    programId: program.id,
    consentText: consentText(shop.name),
    source,
    invitationId: invitation?.id ?? null,
    createdAt: now,
  };
  const isNew = await insertApplication(tx, shop.id, application);
  const isKept =
    isNew || (invitation !== null && (await replaceDeclined(tx, shop.id, application)));
  if (!isKept) return ok(null);
  if (invitation) await markUsed(tx, shop.id, invitation.id, now);
  if (isNew) await approveByRule(tx, { shop, program, formId, values, now });
  return ok(null);
}

/** Approves by the program's rule; what does not fit, or is beyond what the rule approves in a day, waits for a person. */
async function approveByRule(
  tx: Tx,
  {
    shop,
    program,
    formId,
    values,
    now,
  }: Pick<Received, "shop" | "program" | "formId" | "values" | "now">,
): Promise<void> {
  const rule = program.autoApproval;
  if (rule === null) return;
  const { followers } = mainChannel(values.channels);
  const applicant = { followers, country: values.country, texts: textsOf(values) };
  if (!fitsAutoApproval(rule, applicant)) return;
  await lockProgram(tx, shop.id, program.id); // so that two at once are not both the fiftieth
  const since = plusDays(now, -1);
  const count = await countApprovedByRule(tx, shop.id, { programId: program.id, since });
  if (count >= AUTO_APPROVALS_PER_DAY) return;
  // An offer that Shopify refused meanwhile takes nobody: then the application waits.
  await approveApplication(tx, {
    shop,
    applicationId: formId,
    wanted: "",
    decidedBy: RULE,
    now,
  });
}
