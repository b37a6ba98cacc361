import type { Profile } from "#app/creators/contract.ts";
import type { CreatorState } from "#app/creators/creator.ts";
import {
  closePause,
  lockCreator,
  openPause,
  updateProfile,
  updateState,
} from "#app/creators/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

type Which = Readonly<{ shopId: string; creatorId: string }>;
type NotFound = Readonly<{ kind: "not-found" }>;

/** Writes a creator's profile anew; code, link and terms are not touched by it. */
export async function changeProfile(
  tx: Tx,
  which: Which,
  profile: Profile,
): Promise<Result<null, NotFound>> {
  return (await updateProfile(tx, which, profile)) ? ok(null) : err({ kind: "not-found" });
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
