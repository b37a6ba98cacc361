// Programs as the rooms above need them.
import type { Tx } from "#app/platform/db.server.ts";
import type { Program, ProgramGroup } from "#app/programs/program.ts";
import * as repository from "#app/programs/program-repository.server.ts";

/** A program with its groups; null when the shop has no such program. */
export async function findProgramFor(
  tx: Tx,
  shopId: string,
  programId: string,
): Promise<Readonly<{ program: Program; groups: readonly ProgramGroup[] }> | null> {
  const program = await repository.findProgram(tx, shopId, programId);
  return program && { program, groups: await repository.groupsOf(tx, shopId, programId) };
}

/** The program whose form has this key; null when the shop has none. */
export const findProgramOfForm = (tx: Tx, shopId: string, key: string): Promise<Program | null> =>
  repository.findProgramByKey(tx, shopId, key);

/** Keeps a group from being deleted until the transaction ends; false when it is deleted already. No group is always there. */
export const holdGroup = async (tx: Tx, shopId: string, groupId: string | null): Promise<boolean> =>
  groupId === null || repository.holdGroup(tx, shopId, groupId);

/** Programs to choose from, by name. */
export const programChoices = (tx: Tx, shopId: string) => repository.programNames(tx, shopId);

/** Programs that creators can be added to or removed from, with their groups, by name; who is archived takes no new member. */
export const programsWithGroups = async (tx: Tx, shopId: string) => {
  const rows = await repository.programsWithGroups(tx, shopId);
  return rows.map(({ id, name, state, groups }) => ({
    value: id,
    label: name,
    isOpen: state !== "archived",
    groups: groups.map((group) => ({ value: group.id, label: group.name })),
  }));
};

/** Names of programs and of groups, also deleted ones, by id. */
export const namesOfPrograms = async (
  tx: Tx,
  shopId: string,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
  const rows = await repository.namesById(tx, shopId, [...new Set(ids)]);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
};

/** The offers whose links are safe: those of programs that ask for it and of their groups, where there is a discount to give. */
export const safeOffers = (tx: Tx, shopId: string): Promise<string[]> =>
  repository.safeOffers(tx, shopId);

/** The offer of a group, or of the program where no group is named; null for a group of another program. */
export function offerOfGroup(
  found: Readonly<{ program: Program; groups: readonly ProgramGroup[] }>,
  groupId: string | null,
): string | null {
  if (groupId === null) return found.program.defaultOfferId;
  return found.groups.find(({ id }) => id === groupId)?.offerId ?? null;
}

/** The group as long as the program has it: what was meant for a group that is deleted is for none. */
export const groupIn = (
  { groups }: Readonly<{ groups: readonly ProgramGroup[] }>,
  groupId: string | null | undefined,
): string | null => groups.find(({ id }) => id === groupId)?.id ?? null;
