import * as members from "#app/applications/member-repository.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findProgramFor, holdGroup, offerOfGroup } from "#app/programs/find-program.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Member = Readonly<{ programId: string; creatorId: string }>;
type Asked = Member & Readonly<{ groupId: string | null; now: Date }>;

/**
 * Makes a creator a member of a program, in a group or in none. Who is a member already changes the group: the membership in the old one
 * ends and another begins, so that both times are kept. Codes, links and what was earned stay as they are.
 */
export async function joinProgram(
  tx: Tx,
  shop: Shop,
  { programId, creatorId, groupId, now }: Asked,
): Promise<Result<{ change: "joined" | "moved" | "none" }, { kind: "not-found" }>> {
  const found = await findProgramFor(tx, shop.id, programId);
  if (!found || offerOfGroup(found, groupId) === null) return err({ kind: "not-found" });
  if (!(await holdGroup(tx, shop.id, groupId))) return err({ kind: "not-found" });
  if (!(await findOwner(tx, shop.id, creatorId))) return err({ kind: "not-found" });
  const member = { programId, creatorId };
  const open = await holdMembership(tx, shop.id, member);
  if (open && open.groupId === groupId) return ok({ change: "none" });
  if (open) await members.endMembership(tx, shop.id, open.id, now);
  await members.insertMembership(tx, shop.id, { ...member, id: newId(), groupId, joinedAt: now });
  return ok({ change: open ? "moved" : "joined" });
}

/** Ends a creator's membership. What she earned, her codes and her links stay; ending it again changes nothing. */
export async function leaveProgram(
  tx: Tx,
  shop: Shop,
  { programId, creatorId, now }: Member & Readonly<{ now: Date }>,
): Promise<Result<null, { kind: "not-found" }>> {
  if (!(await findOwner(tx, shop.id, creatorId))) return err({ kind: "not-found" });
  const open = await holdMembership(tx, shop.id, { programId, creatorId });
  if (open) await members.endMembership(tx, shop.id, open.id, now);
  return ok(null);
}

/** The open membership, or null; until the transaction ends nobody else changes it, not even by deleting its group. */
async function holdMembership(tx: Tx, shopId: string, member: Member) {
  await members.lockMember(tx, shopId, member);
  const open = await members.findMembership(tx, shopId, member);
  if (open === null || (await holdGroup(tx, shopId, open.groupId))) return open;
  return members.findMembership(tx, shopId, member); // her group was deleted at this moment, which put her into none
}
