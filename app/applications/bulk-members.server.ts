// Memberships of many creators at once: what a bulk run of codes/ does to one of them, since that room stands below this one.
import { joinProgram, leaveProgram } from "#app/applications/manage-members.server.ts";
import * as members from "#app/applications/member-repository.server.ts";
import type { BulkMembers } from "#app/codes/work-bulk.server.ts";

/** Why nothing was done, as a sentence, or null; who is in the program already keeps her group where none is named. */
export const bulkMembers: BulkMembers = {
  async join(tx, shop, { programId, creatorId, groupId, now }) {
    if (groupId === null) {
      await members.lockMember(tx, shop.id, { programId, creatorId });
      if (await members.findMembership(tx, shop.id, { programId, creatorId })) return null;
    }
    const joined = await joinProgram(tx, shop, { programId, creatorId, groupId, now });
    return joined.ok ? null : "The group was deleted.";
  },

  async leave(tx, shop, member) {
    const left = await leaveProgram(tx, shop, member);
    return left.ok ? null : "She is not there.";
  },
};
