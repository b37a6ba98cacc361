// Part of the repository: how offers name their codes.
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";

/** The pattern of an offer as typed; null where it has none. */
export async function patternOf(tx: Tx, shopId: string, offerId: string): Promise<string | null> {
  const row = await tx.codePattern.findUnique({
    where: { shopId_offerId: { shopId, offerId } },
    select: { text: true },
  });
  return row?.text ?? null;
}

/** Writes an offer's pattern; null takes it away. */
export async function putPattern(
  tx: Tx,
  shopId: string,
  { offerId, text, now }: Readonly<{ offerId: string; text: string | null; now: Date }>,
): Promise<void> {
  if (text === null) {
    await tx.codePattern.deleteMany({ where: { shopId, offerId } });
    return;
  }
  await tx.codePattern.upsert({
    where: { shopId_offerId: { shopId, offerId } },
    create: { shopId, id: newId(), offerId, text, changedAt: now },
    update: { text, changedAt: now },
    select: { id: true },
  });
}
