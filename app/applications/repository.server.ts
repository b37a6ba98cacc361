import {
  type ApplicationState,
  type ApplicationValues,
  parseAnswers,
  parseChannels,
} from "#app/applications/application.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/platform/db.server.ts";

const APPLICATION = {
  id: true,
  programId: true,
  email: true,
  name: true,
  channels: true,
  country: true,
  why: true,
  answers: true,
  consentText: true,
  consentedAt: true,
  source: true,
  state: true,
  decidedAt: true,
  decidedBy: true,
  reason: true,
  creatorId: true,
  createdAt: true,
  invitation: { select: { groupId: true } },
} as const satisfies Prisma.ApplicationSelect;

export type ApplicationRow = ReturnType<typeof toApplication>;

// The columns hold only what contract.ts let in.
const toApplication = (row: Prisma.ApplicationGetPayload<{ select: typeof APPLICATION }>) => ({
  ...row,
  channels: parseChannels(row.channels),
  answers: parseAnswers(row.answers),
  state: row.state as ApplicationState,
});

export type NewApplication = ApplicationValues &
  Readonly<{
    id: string;
    programId: string;
    consentText: string;
    source: "link" | "storefront";
    invitationId: string | null;
    createdAt: Date;
  }>;

/** False when the form was sent before, or this address has an application to the program. */
export async function insertApplication(
  tx: Tx,
  shopId: string,
  application: NewApplication,
): Promise<boolean> {
  const { id, programId } = application;
  const { count } = await tx.application.createMany({
    data: [{ shopId, id, programId, ...contentOf(application) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Puts what somebody wrote who was declined before in its place; false when there is no such application. */
export async function replaceDeclined(
  tx: Tx,
  shopId: string,
  application: NewApplication,
): Promise<boolean> {
  const { programId, email } = application;
  const { count } = await tx.application.updateMany({
    where: { shopId, programId, email, state: "declined" },
    data: { ...contentOf(application), decidedAt: null, decidedBy: null },
  });
  return count === 1;
}

/** Held until the transaction ends: an application is decided by one request at a time. */
export const lockApplication = (tx: Tx, shopId: string, id: string): Promise<number> =>
  tx.$executeRaw`select 1 from "Application" where "shopId" = ${shopId}::uuid and "id" = ${id}::uuid for update`;

export async function findApplication(
  tx: Tx,
  shopId: string,
  id: string,
): Promise<ApplicationRow | null> {
  const row = await tx.application.findUnique({
    where: { shopId_id: { shopId, id } },
    select: APPLICATION,
  });
  return row && toApplication(row);
}

export type ApplicationKey = Readonly<{ createdAt: Date; id: string }>;

type Wanted = Readonly<{ state: ApplicationState | null; programId: string | null }>;

const whereOf = (shopId: string, { state, programId }: Wanted): Prisma.ApplicationWhereInput => ({
  shopId,
  ...(state === null ? {} : { state }),
  ...(programId === null ? {} : { programId }),
});

/** Newest first, after a key. */
export async function listApplications(
  tx: Tx,
  shopId: string,
  { after, take, ...wanted }: Wanted & Readonly<{ after: ApplicationKey | null; take: number }>,
): Promise<ApplicationRow[]> {
  const older = after && [
    { createdAt: { lt: after.createdAt } },
    { createdAt: after.createdAt, id: { lt: after.id } },
  ];
  const rows = await tx.application.findMany({
    where: { ...whereOf(shopId, wanted), ...(older ? { OR: older } : {}) },
    select: APPLICATION,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map(toApplication);
}

export const countApplications = (tx: Tx, shopId: string, wanted: Wanted): Promise<number> =>
  tx.application.count({ where: whereOf(shopId, wanted) });

/** How many wait in each program. */
export const countWaiting = (tx: Tx, shopId: string, programIds: readonly string[]) =>
  tx.application.groupBy({
    by: ["programId"],
    where: { shopId, programId: { in: [...programIds] }, state: "applied" },
    _count: { _all: true },
  });

/** How many the rule approved in a program since an instant. */
/** Lets one transaction at a time approve by the rule of a program. */
export const lockProgram = (tx: Tx, shopId: string, programId: string) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`approve/${shopId}/${programId}`}, 0))`;

export const countApprovedByRule = (
  tx: Tx,
  shopId: string,
  { programId, since }: Readonly<{ programId: string; since: Date }>,
): Promise<number> =>
  tx.application.count({
    where: { shopId, programId, state: "approved", decidedBy: RULE, decidedAt: { gte: since } },
  });

/** Who decided where no person did. */
export const RULE = "rule";

type Decision = Readonly<{
  id: string;
  state: "approved" | "declined";
  decidedAt: Date;
  decidedBy: string;
  reason: string;
  creatorId: string | null;
}>;

export const writeDecision = (tx: Tx, shopId: string, { id, ...decision }: Decision) =>
  tx.application.updateMany({ where: { shopId, id }, data: decision });

export const deleteApplication = (tx: Tx, shopId: string, id: string) =>
  tx.application.deleteMany({ where: { shopId, id } });

function contentOf(application: NewApplication) {
  return {
    email: application.email,
    name: application.name,
    channels: application.channels.map((channel) => ({ ...channel })),
    country: application.country,
    why: application.why,
    answers: application.answers.map((answer) => ({ ...answer })),
    consentText: application.consentText,
    consentedAt: application.createdAt,
    source: application.source,
    state: "applied",
    reason: "",
    invitationId: application.invitationId,
    createdAt: application.createdAt,
  };
}
