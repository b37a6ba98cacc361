import type { Profile } from "#app/creators/contract.ts";
import type { CreatorState } from "#app/creators/creator.ts";
import { updateProfile, updateState } from "#app/creators/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
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

/** Marks a creator as paused or active again. Code and link keep working, and orders keep earning. */
export async function changeState(
  tx: Tx,
  which: Which,
  state: CreatorState,
): Promise<Result<null, NotFound>> {
  return (await updateState(tx, which, state)) ? ok(null) : err({ kind: "not-found" });
}
