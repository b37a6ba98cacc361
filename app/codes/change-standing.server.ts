import { lockCodes } from "#app/codes/repository.server.ts";
import { restartCodes, stopCodes } from "#app/codes/stop-codes.server.ts";
import { changeState } from "#app/creators/change-creator.server.ts";
import type { CreatorState } from "#app/creators/creator.ts";
import type { Result } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Pauses, archives or takes back a creator, with her codes. */
export async function changeStanding(
  tx: Tx,
  which: Readonly<{ shopId: string; creatorId: string }>,
  given: Readonly<{ state: CreatorState; now: Date }>,
): Promise<Result<null, Readonly<{ kind: "not-found" }>>> {
  await lockCodes(tx, which.shopId); // a code that goes live at this moment waits, and then sees the pause
  const changed = await changeState(tx, which, given);
  if (!changed.ok) return changed;
  if (given.state === "active") await restartCodes(tx, which);
  else await stopCodes(tx, which);
  return changed;
}
