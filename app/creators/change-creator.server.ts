import { noteChanges } from "#app/creators/changes.server.ts";
import type { CreatorState } from "#app/creators/creator.ts";
import type { Profile } from "#app/creators/profile.ts";
import {
  closePause,
  findCreator,
  lockCreator,
  openPause,
  updateProfile,
  updateState,
} from "#app/creators/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";

type Which = Readonly<{ shopId: string; creatorId: string }>;
type NotFound = Readonly<{ kind: "not-found" }>;

/** Writes a creator's profile anew and notes what changed; code, link and terms are not touched by it. */
export async function changeProfile(
  tx: Tx,
  which: Which,
  { profile, staffId, now }: Readonly<{ profile: Profile; staffId: string; now: Date }>,
): Promise<Result<null, NotFound>> {
  const { shopId, creatorId } = which;
  await lockCreator(tx, shopId, creatorId);
  const before = await findCreator(tx, shopId, creatorId);
  if (!before || !(await updateProfile(tx, which, profile))) return err({ kind: "not-found" });
  const by = { source: "form", staffId, now } as const;
  await noteChanges(plainSql(tx), shopId, { creatorId, before, after: profile, by });
  return ok(null);
}

/**
 * Pauses, archives or takes back a creator from now on. Orders placed while she is not active are not hers; what she earned before stays
 * and is paid as usual. Her codes are `codes/stop-codes.server.ts`'s.
 */
export async function changeState(
  tx: Tx,
  which: Which,
  { state, now }: Readonly<{ state: CreatorState; now: Date }>,
): Promise<Result<null, NotFound>> {
  const { shopId, creatorId } = which;
  await lockCreator(tx, shopId, creatorId);
  if (!(await updateState(tx, which, state))) return err({ kind: "not-found" });
  if (state === "active") await closePause(tx, shopId, { creatorId, untilAt: now });
  else await openPause(tx, shopId, { id: newId(), creatorId, fromAt: now });
  return ok(null);
}
