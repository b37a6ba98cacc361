import { approveEnded } from "#app/commissions/repository.server.ts";
import { sqlTransaction } from "#app/platform/db.server.ts";

/** Entries approved in one transaction; a backlog takes several. */
const APPROVALS_MAX = 2_000;

/** Approves the entries of a shop whose hold ended in (from, to]; each once, however often this runs. Gives how many it approved. */
export async function approveEntries(
  shopId: string,
  ended: Readonly<{ from: Date; to: Date }>,
): Promise<number> {
  for (let approved = 0; ; ) {
    const count = await sqlTransaction((tx) =>
      approveEnded(tx, shopId, { ...ended, take: APPROVALS_MAX }),
    );
    approved += count;
    if (count < APPROVALS_MAX) return approved;
  }
}
