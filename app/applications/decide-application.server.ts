// Approving and declining. It stands above links, since an approval is a whole enrolment: creator, code, link and membership.

import { mainChannel } from "#app/applications/application.ts";
import { joinProgram } from "#app/applications/manage-members.server.ts";
import {
  type ApplicationRow,
  deleteApplication,
  findApplication,
  lockApplication,
  writeDecision,
} from "#app/applications/repository.server.ts";
import { profileForm } from "#app/creators/contract.ts";
import type { Profile } from "#app/creators/profile.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { type EnrolmentFault, enrolWithCode } from "#app/links/enrol-with-code.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import {
  findProgramFor,
  groupIn,
  holdGroup,
  offerOfGroup,
} from "#app/programs/find-program.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Which = Readonly<{ shop: Shop; applicationId: string; now: Date }>;
/** Shopify's id of the staff member's account, or "rule". */
type By = Readonly<{ decidedBy: string }>;

export type ApprovalFault =
  | EnrolmentFault
  | Readonly<{ kind: "not-found" }>
  | Readonly<{ kind: "no-group" }>;

export type Approved = Readonly<{
  creatorId: string;
  name: string;
  /** The code that waits for Shopify; null where there is none, or the application was approved before. */
  code: string | null;
  isNew: boolean;
}>;

/**
 * Makes an applicant a creator with code and link, and a member of the program. `groupId` undefined means the group of the invitation,
 * or none where that was deleted.
 * A fault is found before anything is written; an application that is approved already is a success without effect.
 */
export async function approveApplication(
  tx: Tx,
  {
    shop,
    applicationId,
    groupId: chosen,
    wanted,
    decidedBy,
    now,
  }: Which & By & Readonly<{ groupId?: string | null; wanted: string }>,
): Promise<Result<Approved, ApprovalFault>> {
  await lockApplication(tx, shop.id, applicationId);
  const application = await findApplication(tx, shop.id, applicationId);
  if (!application) return err({ kind: "not-found" });
  const { name, programId } = application;
  if (application.creatorId !== null)
    return ok({ creatorId: application.creatorId, name, code: null, isNew: false });
  const found = await findProgramFor(tx, shop.id, programId);
  if (!found) return err({ kind: "not-found" });
  const groupId = chosen === undefined ? groupIn(found, application.invitation?.groupId) : chosen;
  const offerId = offerOfGroup(found, groupId);
  if (offerId === null || !(await holdGroup(tx, shop.id, groupId)))
    return err({ kind: "no-group" });
  const creatorId = newId();
  const profile = profileOf(application);
  const enrolled = await enrolWithCode(tx, { shop, creatorId, profile, offerId, wanted, now });
  if (!enrolled.ok) return enrolled;
  await joinProgram(tx, shop, { programId, creatorId, groupId, now });
  await writeDecision(tx, shop.id, {
    id: applicationId,
    state: "approved",
    decidedAt: now,
    decidedBy,
    reason: "",
    creatorId,
  });
  return ok({ creatorId, name, code: enrolled.value.code, isNew: true });
}

export type DeclineFault = Readonly<{ kind: "not-found" | "is-creator" }>;

/** Declines an application, with a reason that stays inside. Declining it again writes the new reason. */
export async function declineApplication(
  tx: Tx,
  { shop, applicationId, reason, decidedBy, now }: Which & By & Readonly<{ reason: string }>,
): Promise<Result<{ name: string }, DeclineFault>> {
  await lockApplication(tx, shop.id, applicationId);
  const application = await findApplication(tx, shop.id, applicationId);
  if (!application) return err({ kind: "not-found" });
  if (application.creatorId !== null) return err({ kind: "is-creator" });
  await writeDecision(tx, shop.id, {
    id: applicationId,
    state: "declined",
    decidedAt: now,
    decidedBy,
    reason,
    creatorId: null,
  });
  return ok({ name: application.name });
}

/** Deletes all that an applicant wrote. Who was approved stays a creator. */
export const eraseApplication = (tx: Tx, shop: Shop, applicationId: string) =>
  deleteApplication(tx, shop.id, applicationId);

/** What is written down about a new creator, by the rules of a creator's own form: the channel with the most followers, the others beside it. */
function profileOf({ name, email, country, channels }: ApplicationRow): Profile {
  const main = mainChannel(channels);
  const others = channels.filter((channel) => channel !== main);
  return profileForm.parse({
    name,
    email,
    country,
    platform: main.platform,
    handle: main.handle,
    followers: String(main.followers),
    ...Object.fromEntries(
      others.flatMap(({ platform, handle, followers }) => [
        [`${platform}Handle`, handle],
        [`${platform}Followers`, String(followers)],
      ]),
    ),
  });
}
