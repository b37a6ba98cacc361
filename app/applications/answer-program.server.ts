// The forms of a program's page, told apart by their intent: save, add-group, change-group, delete-group, join, leave,
// invite, revoke-invitation.
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { invitationForm, memberForm } from "#app/applications/contract.ts";
import { deleteGroup } from "#app/applications/delete-group.server.ts";
import { invite, revokeInvitation } from "#app/applications/invite.server.ts";
import { joinProgram, leaveProgram } from "#app/applications/manage-members.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findProgramFor } from "#app/programs/find-program.server.ts";
import { groupChangeForm, groupForm, programForm } from "#app/programs/program-contract.ts";
import {
  addGroup,
  changeGroup,
  changeProgram,
  faultOfProgram,
} from "#app/programs/save-program.server.ts";
import { openPools } from "#app/safe-links/keep-pools.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Faults at a form's fields, or a few words of what was done; `url` is that of a new invitation, told this once. */
export type ProgramAnswer = Readonly<{
  intent: string;
  result: SubmissionResult<string[]> | null;
  said: string | null;
  url: string | null;
}>;

type Posted = Readonly<{ shop: Shop; programId: string; form: FormData; now: Date }>;
type Answered = Result<ProgramAnswer, { kind: "not-found" }>;

/** Does what a form of the program's page asks for. */
export async function answerProgram(tx: Tx, posted: Posted): Promise<Answered> {
  const { shop, programId, form } = posted;
  if (!(await findProgramFor(tx, shop.id, programId))) return err({ kind: "not-found" });
  const intent = String(form.get("intent") ?? "");
  switch (intent) {
    case "save":
      return save(tx, posted);
    case "add-group":
      return makeGroup(tx, posted);
    case "change-group":
      return saveGroup(tx, posted);
    case "delete-group": {
      const groupId = parseId(String(form.get("groupId") ?? ""));
      const deleted = groupId ? await deleteGroup(tx, shop, { ...posted, groupId }) : null;
      return deleted?.ok ? ok(said(intent, saidOfDeleted(deleted.value))) : err(NOT_FOUND);
    }
    case "join":
    case "leave":
      return changeMember(tx, posted, intent);
    case "invite":
      return makeInvitation(tx, posted);
    case "revoke-invitation": {
      const id = parseId(String(form.get("id") ?? ""));
      const isRevoked = id && (await revokeInvitation(tx, shop, { ...posted, id }));
      return isRevoked ? ok(said(intent, "Invitation revoked")) : err({ kind: "not-found" });
    }
    default:
      return err({ kind: "not-found" });
  }
}

async function save(tx: Tx, { shop, programId, form }: Posted): Promise<Answered> {
  const submission = parseWithZod(form, { schema: programForm });
  if (submission.status !== "success") return ok(faulty("save", submission.reply()));
  const { program } = submission.value;
  const changed = await changeProgram(tx, { shop, programId, program });
  if (changed.ok) {
    await openPools(tx, shop.id);
    return ok(said("save", "Program saved"));
  }
  return ok(faulty("save", submission.reply({ fieldErrors: faultOfProgram(changed.error) })));
}

async function makeGroup(tx: Tx, { shop, programId, form, now }: Posted): Promise<Answered> {
  const submission = parseWithZod(form, { schema: groupForm });
  if (submission.status !== "success") return ok(faulty("add-group", submission.reply()));
  const added = await addGroup(tx, { shop, programId, group: submission.value, now });
  if (added.ok) {
    await openPools(tx, shop.id);
    return ok(said("add-group", "Group added"));
  }
  const fieldErrors = faultOfProgram(added.error, "offerId");
  return ok(faulty("add-group", submission.reply({ fieldErrors })));
}

async function saveGroup(tx: Tx, { shop, programId, form }: Posted): Promise<Answered> {
  const submission = parseWithZod(form, { schema: groupChangeForm });
  if (submission.status !== "success") return ok(faulty("change-group", submission.reply()));
  const changed = await changeGroup(tx, { shop, programId, group: submission.value });
  if (changed.ok) {
    await openPools(tx, shop.id);
    return ok(said("change-group", "Group saved"));
  }
  if (changed.error.kind === "not-found") return err(NOT_FOUND);
  const fieldErrors = faultOfProgram(changed.error, "offerId");
  return ok(faulty("change-group", submission.reply({ fieldErrors })));
}

const NOT_FOUND = { kind: "not-found" } as const;

const saidOfDeleted = ({ moved }: Readonly<{ moved: number }>): string => {
  if (moved === 0) return "Group deleted";
  const members = moved === 1 ? "1 member is" : `${moved.toLocaleString("en-US")} members are`;
  return `Group deleted. ${members} in no group now.`;
};

async function changeMember(
  tx: Tx,
  { shop, programId, form, now }: Posted,
  intent: "join" | "leave",
): Promise<Answered> {
  const submission = parseWithZod(form, { schema: memberForm });
  if (submission.status !== "success") return ok(faulty(intent, submission.reply()));
  const member = { ...submission.value, programId, now };
  if (intent === "leave") {
    const left = await leaveProgram(tx, shop, member);
    return left.ok ? ok(said(intent, "Member removed. What was earned stays.")) : left;
  }
  const joined = await joinProgram(tx, shop, member);
  if (!joined.ok) return joined;
  const words = { joined: "Member added", moved: "Group changed", none: "Nothing has changed" };
  return ok(said(intent, words[joined.value.change]));
}

async function makeInvitation(tx: Tx, { shop, programId, form, now }: Posted): Promise<Answered> {
  const submission = parseWithZod(form, { schema: invitationForm });
  if (submission.status !== "success") return ok(faulty("invite", submission.reply()));
  const made = await invite(tx, shop, { ...submission.value, programId, now });
  if (!made.ok) return made;
  return ok({ ...said("invite", "Invitation made"), url: made.value.url });
}

const said = (intent: string, words: string): ProgramAnswer => ({
  intent,
  result: null,
  said: words,
  url: null,
});

const faulty = (intent: string, result: SubmissionResult<string[]>): ProgramAnswer => ({
  intent,
  result,
  said: null,
  url: null,
});
