import type { Profile } from "#app/creators/contract.ts";
import { insertCreator } from "#app/creators/repository.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Writes down a creator. Their code and link belong to higher rooms: see links/enrol-with-code.server.ts for the whole enrolment. */
export async function enrolCreator(
  tx: Tx,
  {
    shopId,
    profile,
    offerId,
    now,
  }: Readonly<{ shopId: string; profile: Profile; offerId: string; now: Date }>,
): Promise<Readonly<{ creatorId: string }>> {
  const creatorId = newId();
  await insertCreator(tx, shopId, {
    ...profile,
    id: creatorId,
    defaultOfferId: offerId,
    createdAt: now,
  });
  return { creatorId };
}
