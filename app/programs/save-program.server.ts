import { assertNever } from "#app/kit/invariant.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId, newToken } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { ProgramValues } from "#app/programs/program-contract.ts";
import {
  deleteGroup,
  findProgram,
  findProgramByName,
  groupsOf,
  insertGroup,
  insertProgram,
  updateGroup,
  updateProgram,
} from "#app/programs/program-repository.server.ts";
import { findOffer } from "#app/programs/repository.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** 31^8 keys in a shop: two programs do not get the same. */
const KEY_LENGTH = 8;
/** A list to choose from that can be read. */
const GROUPS_MAX = 20;

export type ProgramFault = Readonly<{
  kind: "name-taken" | "no-offer" | "saved-before" | "too-many" | "not-found";
}>;

/** Makes a program. The same form (`formId`) a second time leads to the program that the first one made. */
export async function makeProgram(
  tx: Tx,
  {
    shop,
    program,
    formId,
    now,
  }: Readonly<{ shop: Shop; program: ProgramValues; formId?: string | undefined; now: Date }>,
): Promise<Result<{ programId: string }, ProgramFault>> {
  if (!(await isOpenOffer(tx, shop, program.defaultOfferId))) return err({ kind: "no-offer" });
  const id = formId ?? newId();
  const row = { ...program, id, key: newToken(KEY_LENGTH), createdAt: now };
  if (await insertProgram(tx, shop.id, row)) return ok({ programId: id });
  const known = await findProgram(tx, shop.id, id);
  if (!known) return err({ kind: "name-taken" });
  return known.name === program.name ? ok({ programId: id }) : err({ kind: "saved-before" });
}

/** Changes what a program says; its form's address stays. */
export async function changeProgram(
  tx: Tx,
  { shop, programId, program }: Readonly<{ shop: Shop; programId: string; program: ProgramValues }>,
): Promise<Result<null, ProgramFault>> {
  if (!(await isOpenOffer(tx, shop, program.defaultOfferId))) return err({ kind: "no-offer" });
  const namesake = await findProgramByName(tx, shop.id, program.name);
  if (namesake && namesake.id !== programId) return err({ kind: "name-taken" });
  const isSaved = await updateProgram(tx, { shopId: shop.id, programId }, program);
  return isSaved ? ok(null) : err({ kind: "not-found" });
}

/** Adds a group to a program. The same form a second time changes nothing. */
export async function addGroup(
  tx: Tx,
  {
    shop,
    programId,
    group,
    now,
  }: Readonly<{
    shop: Shop;
    programId: string;
    group: Readonly<{ formId?: string | undefined; name: string; offerId: string }>;
    now: Date;
  }>,
): Promise<Result<null, ProgramFault>> {
  if (!(await isOpenOffer(tx, shop, group.offerId))) return err({ kind: "no-offer" });
  const known = await groupsOf(tx, shop.id, programId);
  const { formId, ...values } = group;
  if (known.some(({ id }) => id === formId)) return ok(null);
  if (known.length >= GROUPS_MAX) return err({ kind: "too-many" });
  const row = { ...values, id: formId ?? newId(), programId, createdAt: now };
  return (await insertGroup(tx, shop.id, row)) ? ok(null) : err({ kind: "name-taken" });
}

/** Gives a group another name or another offer, which who joins from then on gets. */
export async function changeGroup(
  tx: Tx,
  {
    shop,
    programId,
    group,
  }: Readonly<{
    shop: Shop;
    programId: string;
    group: Readonly<{ groupId: string; name: string; offerId: string }>;
  }>,
): Promise<Result<null, ProgramFault>> {
  const known = await groupsOf(tx, shop.id, programId);
  const before = known.find(({ id }) => id === group.groupId);
  if (!before) return err({ kind: "not-found" });
  // An offer that Shopify refused meanwhile stays the group's, as long as nobody chooses another.
  if (before.offerId !== group.offerId && !(await isOpenOffer(tx, shop, group.offerId)))
    return err({ kind: "no-offer" });
  if (known.some(({ id, name }) => name === group.name && id !== group.groupId))
    return err({ kind: "name-taken" });
  const isSaved = await updateGroup(tx, shop.id, { programId, ...group });
  return isSaved ? ok(null) : err({ kind: "not-found" });
}

/** Takes a group out of its program; who is in it has to be moved in the same transaction. Doing it again changes nothing. */
export const closeGroup = (
  tx: Tx,
  shopId: string,
  group: Readonly<{ programId: string; groupId: string; now: Date }>,
): Promise<boolean> => {
  const { now: deletedAt, ...which } = group;
  return deleteGroup(tx, shopId, { ...which, deletedAt });
};

/** The field that a fault belongs to, with a sentence; `offerField` is what the form calls its offer. */
export function faultOfProgram(
  fault: ProgramFault,
  offerField: "defaultOfferId" | "offerId" = "defaultOfferId",
): Record<string, string[]> {
  switch (fault.kind) {
    case "name-taken":
      return { name: ["This name is taken. Choose a different one."] };
    case "no-offer":
      return { [offerField]: ["Choose an offer from the list."] };
    case "saved-before":
      return { name: ["This form was saved already with other content. Open it again."] };
    case "too-many":
      return { name: [`A program has at most ${GROUPS_MAX} groups.`] };
    case "not-found":
      return { name: ["This program is gone. Open the list of programs again."] };
    default:
      return assertNever(fault.kind);
  }
}

async function isOpenOffer(tx: Tx, shop: Shop, offerId: string): Promise<boolean> {
  const offer = await findOffer(tx, shop.id, offerId);
  return offer !== null && offer.state !== "refused";
}
