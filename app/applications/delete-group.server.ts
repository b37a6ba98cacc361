import * as members from "#app/applications/member-repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { closeGroup } from "#app/programs/save-program.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/**
 * Deletes a group. Its members stay in the program, in no group from now on; the time in which they were in this one is kept. An invitation
 * into it leads into no group. Codes, links and what was earned stay. Deleting it again changes nothing.
 */
export async function deleteGroup(
  tx: Tx,
  shop: Shop,
  group: Readonly<{ programId: string; groupId: string; now: Date }>,
): Promise<Result<Readonly<{ moved: number }>, { kind: "not-found" }>> {
  if (!(await closeGroup(tx, shop.id, group))) return err({ kind: "not-found" });
  return ok({ moved: await members.emptyGroup(tx, shop.id, group) });
}
