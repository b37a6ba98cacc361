import type { Profile } from "#app/creators/profile.ts";
import { findCreator, insertCreator, lockCreator } from "#app/creators/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** Writes down a creator. Their code and link belong to higher rooms: see links/enrol-with-code.server.ts for the whole enrolment. */
export async function enrolCreator(
  tx: Tx,
  {
    shopId,
    creatorId,
    profile,
    offerId,
    now,
  }: Readonly<{
    shopId: string;
    creatorId: string;
    profile: Profile;
    offerId: string;
    now: Date;
  }>,
): Promise<void> {
  await insertCreator(tx, shopId, {
    ...profile,
    id: creatorId,
    defaultOfferId: offerId,
    createdAt: now,
  });
}

/**
 * Whether the form of this creator was saved before: not at all, as it is now, or with other content. Who brings the same form at the
 * same moment waits until the transaction ends.
 */
export async function enrolledBefore(
  tx: Tx,
  { shopId, creatorId, profile }: Readonly<{ shopId: string; creatorId: string; profile: Profile }>,
): Promise<"no" | "same" | "other"> {
  await lockCreator(tx, shopId, creatorId);
  const known = await findCreator(tx, shopId, creatorId);
  if (!known) return "no";
  const isSame =
    known.name === profile.name &&
    known.handle === profile.handle &&
    known.platform === profile.platform &&
    known.followers === profile.followers;
  return isSame ? "same" : "other";
}
