import { Prisma } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { parseAutoApproval } from "#app/programs/auto-approval.ts";
import {
  type Program,
  type ProgramGroup,
  type ProgramState,
  parseQuestions,
} from "#app/programs/program.ts";
import type { ProgramValues } from "#app/programs/program-contract.ts";
import { utmColumns, utmOf } from "#app/programs/utm.ts";

/** More programs and groups than a shop has; a choice list shows no more. */
const CHOICES_MAX = 200;

const PROGRAM = {
  id: true,
  name: true,
  description: true,
  state: true,
  defaultOfferId: true,
  key: true,
  questions: true,
  autoApproval: true,
  safeLinks: true,
  ...{ utmSource: true, utmMedium: true, utmCampaign: true, utmTerm: true, utmContent: true },
  createdAt: true,
} as const satisfies Prisma.ProgramSelect;

const GROUP = { id: true, programId: true, name: true, offerId: true } as const;

// The columns hold only what program-contract.ts let in.
const toProgram = (row: Prisma.ProgramGetPayload<{ select: typeof PROGRAM }>): Program => ({
  ...row,
  utm: utmOf(row),
  state: row.state as ProgramState,
  questions: parseQuestions(row.questions),
  autoApproval: parseAutoApproval(row.autoApproval),
});

/** Newest first; `before` is the id of the last program of the page before (ids sort by time). */
export async function listPrograms(
  tx: Tx,
  { shopId, before, take }: Readonly<{ shopId: string; before: string | null; take: number }>,
): Promise<Program[]> {
  const rows = await tx.program.findMany({
    where: { shopId, ...(before === null ? {} : { id: { lt: before } }) },
    select: PROGRAM,
    orderBy: { id: "desc" },
    take,
  });
  return rows.map(toProgram);
}

export const countPrograms = (tx: Tx, shopId: string): Promise<number> =>
  tx.program.count({ where: { shopId } });

/** Names by id, for tables and filters of other features. */
export const programNames = (tx: Tx, shopId: string) =>
  tx.program.findMany({
    where: { shopId },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: CHOICES_MAX,
  });

/** Programs with their groups, by name, to choose from. */
export const programsWithGroups = (tx: Tx, shopId: string) =>
  tx.program.findMany({
    where: { shopId },
    select: {
      ...{ id: true, name: true, state: true },
      groups: {
        where: { deletedAt: null },
        select: { id: true, name: true },
        orderBy: { name: "asc" },
      },
    },
    orderBy: { name: "asc" },
    take: CHOICES_MAX,
  });

/** Names of programs and groups of these ids. */
export async function namesById(tx: Tx, shopId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const of = { where: { shopId, id: { in: [...ids] } }, select: { id: true, name: true } };
  return [...(await tx.program.findMany(of)), ...(await tx.programGroup.findMany(of))];
}

export async function findProgram(
  tx: Tx,
  shopId: string,
  programId: string,
): Promise<Program | null> {
  const row = await tx.program.findUnique({
    where: { shopId_id: { shopId, id: programId } },
    select: PROGRAM,
  });
  return row && toProgram(row);
}

export async function findProgramByKey(
  tx: Tx,
  shopId: string,
  key: string,
): Promise<Program | null> {
  const row = await tx.program.findUnique({
    where: { shopId_key: { shopId, key } },
    select: PROGRAM,
  });
  return row && toProgram(row);
}

export const findProgramByName = (tx: Tx, shopId: string, name: string) =>
  tx.program.findUnique({ where: { shopId_name: { shopId, name } }, select: { id: true } });

/** False when a program of that id or name is there. */
export async function insertProgram(
  tx: Tx,
  shopId: string,
  program: ProgramValues & Readonly<{ id: string; key: string; createdAt: Date }>,
): Promise<boolean> {
  const { id, key, createdAt } = program;
  const { count } = await tx.program.createMany({
    data: [{ shopId, id, key, createdAt, ...columnsOf(program) }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function updateProgram(
  tx: Tx,
  { shopId, programId }: Readonly<{ shopId: string; programId: string }>,
  program: ProgramValues,
): Promise<boolean> {
  const { count } = await tx.program.updateMany({
    where: { shopId, id: programId },
    data: columnsOf(program),
  });
  return count === 1;
}

/** The groups of a program that are not deleted, by name. */
export const groupsOf = (tx: Tx, shopId: string, programId: string): Promise<ProgramGroup[]> =>
  tx.programGroup.findMany({
    where: { shopId, programId, deletedAt: null },
    select: GROUP,
    orderBy: { name: "asc" },
    take: CHOICES_MAX,
  });

export const countGroups = (tx: Tx, shopId: string, programIds: readonly string[]) =>
  tx.programGroup.groupBy({
    by: ["programId"],
    where: { shopId, programId: { in: [...programIds] }, deletedAt: null },
    _count: { _all: true },
  });

/** False when the program has a group of that name or id. */
export async function insertGroup(
  tx: Tx,
  shopId: string,
  group: ProgramGroup & Readonly<{ createdAt: Date }>,
): Promise<boolean> {
  const { count } = await tx.programGroup.createMany({
    data: [{ shopId, ...group }],
    skipDuplicates: true,
  });
  return count === 1;
}

type GroupKey = Readonly<{ programId: string; groupId: string }>;

export async function updateGroup(
  tx: Tx,
  shopId: string,
  { programId, groupId, ...values }: GroupKey & Readonly<{ name: string; offerId: string }>,
): Promise<boolean> {
  const { count } = await tx.programGroup.updateMany({
    where: { shopId, programId, id: groupId, deletedAt: null },
    data: values,
  });
  return count === 1;
}

/** Keeps a group from being deleted until the transaction ends; false when it is deleted. */
export async function holdGroup(tx: Tx, shopId: string, groupId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "ProgramGroup" where "shopId" = ${shopId}::uuid and "id" = ${groupId}::uuid and "deletedAt" is null for key share`;
  return rows.length === 1;
}

/** Deletes a group and keeps others from joining it until the transaction ends; false when the program has no such group. */
export async function deleteGroup(
  tx: Tx,
  shopId: string,
  { programId, groupId, deletedAt }: GroupKey & Readonly<{ deletedAt: Date }>,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "ProgramGroup"
    where "shopId" = ${shopId}::uuid and "programId" = ${programId}::uuid and "id" = ${groupId}::uuid for update`;
  await tx.programGroup.updateMany({
    where: { shopId, programId, id: groupId, deletedAt: null },
    data: { deletedAt },
  });
  return rows.length === 1;
}

/** The offers of programs with safe links and of their groups, apart from those of links only. */
export async function safeOffers(tx: Tx, shopId: string): Promise<string[]> {
  const programs = { safeLinks: true, state: { not: "archived" } };
  const rows = await tx.offer.findMany({
    where: {
      shopId,
      valueKind: { not: "none" },
      OR: [
        { programs: { some: programs } },
        { groups: { some: { deletedAt: null, program: programs } } },
      ],
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

function columnsOf(program: ProgramValues) {
  const { autoApproval } = program;
  return {
    name: program.name,
    description: program.description,
    state: program.state,
    defaultOfferId: program.defaultOfferId,
    questions: program.questions.map((question) => ({ ...question })),
    safeLinks: program.safeLinks,
    ...utmColumns(program.utm),
    autoApproval:
      autoApproval === null
        ? Prisma.DbNull
        : {
            followersMin: autoApproval.followersMin,
            countries: [...autoApproval.countries],
            words: [...autoApproval.words],
          },
  };
}
