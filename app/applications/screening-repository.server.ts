import { RISK_FLAGS, type ScreeningFigures } from "#app/applications/screening.ts";
import type { Tx } from "#app/platform/db.server.ts";

const SCREENING = {
  id: true,
  vertical: true,
  genuine: true,
  interaction: true,
  age: true,
  geography: true,
  interests: true,
  purchasing: true,
  flags: true,
  note: true,
  madeAt: true,
} as const;

type NewScreening = Readonly<{
  id: string;
  applicationId: string | null;
  creatorId: string | null;
  figures: ScreeningFigures;
  note: string;
  staffId: string;
  madeAt: Date;
}>;

/** The same form a second time changes nothing. */
export const insertScreening = (tx: Tx, shopId: string, { figures, ...screening }: NewScreening) =>
  tx.screening.createMany({
    data: [{ shopId, ...screening, ...figures, flags: [...figures.flags] }],
    skipDuplicates: true,
  });

/** Of an application, or of a creator with those of the applications that made her; the latest first. */
export async function listScreenings(
  tx: Tx,
  shopId: string,
  {
    applicationId,
    creatorId,
  }: Readonly<{ applicationId: string | null; creatorId: string | null }>,
  take: number,
) {
  const whose = [
    ...(applicationId === null ? [] : [{ applicationId }]),
    ...(creatorId === null ? [] : [{ creatorId }, { application: { creatorId } }]),
  ];
  const rows = await tx.screening.findMany({
    where: { shopId, OR: whose },
    select: SCREENING,
    orderBy: { id: "desc" },
    take,
  });
  // The column holds only what screening-contract.ts let in.
  return rows.map((row) => ({
    ...row,
    flags: RISK_FLAGS.map(({ value }) => value).filter((flag) => row.flags.includes(flag)),
  }));
}
