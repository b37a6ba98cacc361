// What is deleted once it has been kept for long enough, some rows at a time. The only rows of other features that are written here are those
// that go.
import type { Tx } from "#app/platform/db.server.ts";

/** Rows that one sweep deletes of a kind; what is left over waits for the next. */
export const SWEEP_MAX = 10_000;

/** Each shop's events as old as it keeps them. A dead letter is not worked through: it stays until a person has it tried again. */
export const deleteSettledEvents = (tx: Tx, now: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "InboxEvent" where ("shopId", "id") in (
      select e."shopId", e."id" from "Shop" s cross join lateral (
        select "shopId", "id" from "InboxEvent"
        where "shopId" = s."id" and "settledAt" < ${now}::timestamptz - make_interval(hours => 24 * s."messageDays") and "failure" is null
        order by "settledAt" limit ${SWEEP_MAX}
      ) e limit ${SWEEP_MAX})`;

/**
 * Each shop's clicks as old as it keeps them. Their ids begin with their time, so the key of the table finds the oldest; the time itself
 * decides.
 */
export const deleteOldClicks = (tx: Tx, now: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "Click" where ("shopId", "id") in (
      select e."shopId", e."id" from "Shop" s cross join lateral (
        select "shopId", "id" from "Click"
        where "shopId" = s."id" and "clickedAt" < ${now}::timestamptz - make_interval(hours => 24 * s."clickDays")
          and "id" < (lpad(to_hex((extract(epoch from ${now}::timestamptz) * 1000)::bigint - 86400000 * s."clickDays"::bigint), 12, '0')
            || repeat('f', 20))::uuid
        order by "id" limit ${SWEEP_MAX}
      ) e limit ${SWEEP_MAX})`;

/** Single-use codes that Shopify no longer has, as old as the shop keeps the clicks that drew them. */
export const deleteOldSafeCodes = (tx: Tx, now: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "SafeCode" where ("shopId", "id") in (
      select c."shopId", c."id" from "Shop" s join "SafePool" p on p."shopId" = s."id" cross join lateral (
        select "shopId", "id" from "SafeCode"
        where "shopId" = p."shopId" and "offerId" = p."id" and "state" = 'out'
          and "takenAt" < ${now}::timestamptz - make_interval(hours => 24 * s."clickDays")
        order by "id" limit ${SWEEP_MAX}
      ) c limit ${SWEEP_MAX})`;

/** What visitors were hashed with, of days that are over where the shop is. */
export const deleteOldSalts = (tx: Tx, now: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "VisitorSalt" v using "Shop" s
    where s."id" = v."shopId" and v."dayOn" < (${now}::timestamptz at time zone s."zone")::date`;

export const blankExportsBefore = (tx: Tx, doneBefore: Date): Promise<number> =>
  tx.$executeRaw`
    update "PrivacyRequest" set "export" = null where "doneAt" < ${doneBefore} and "export" is not null`;

export const deleteFinishedRuns = (tx: Tx, finishedBefore: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "Reconciliation" where ("shopId", "id") in (
      select "shopId", "id" from "Reconciliation" where "finishedAt" < ${finishedBefore} limit ${SWEEP_MAX})`;

export const deleteTestOrders = (tx: Tx, askedBefore: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "TestOrder" where ("shopId", "id") in (
      select "shopId", "id" from "TestOrder" where "askedAt" < ${askedBefore} limit ${SWEEP_MAX})`;

/** Files of creators; what became of their rows stays a while longer. */
export const deleteUploadedFiles = (tx: Tx, uploadedBefore: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "CreatorImportPiece" where ("shopId", "id") in (
      select "shopId", "id" from "CreatorImportPiece" where "uploadedAt" < ${uploadedBefore} limit ${FILES_MAX})`;

/** Imports of creators with their parts, some at a time. */
export async function deleteCreatorImports(tx: Tx, uploadedBefore: Date): Promise<number> {
  const old = await tx.creatorImport.findMany({
    where: { uploadedAt: { lt: uploadedBefore } },
    select: { shopId: true, id: true },
    take: FILES_MAX,
  });
  for (const { shopId, id } of old) {
    await tx.creatorImportPart.deleteMany({ where: { shopId, importId: id } });
    await tx.creatorImport.deleteMany({ where: { shopId, id } });
  }
  return old.length;
}

/** Pieces of half a megabyte, and imports of a hundred parts: some of them are as much as ten thousand rows of another kind. */
export const FILES_MAX = 100;

export const deleteOldApplications = (tx: Tx, endedBefore: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "Application" where ("shopId", "id") in (
      select "shopId", "id" from "Application"
      where "state" <> 'approved' and coalesce("decidedAt", "createdAt") < ${endedBefore} limit ${SWEEP_MAX})`;

/** Invitations that led to no application, or to one that is gone. */
export const deleteOldInvitations = (tx: Tx, endedBefore: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "Invitation" where ("shopId", "id") in (
      select i."shopId", i."id" from "Invitation" i
      where i."expiresAt" < ${endedBefore}
        and not exists (select from "Application" a where a."shopId" = i."shopId" and a."invitationId" = i."id")
      limit ${SWEEP_MAX})`;

export const deleteEndedLinks = (tx: Tx, endedBefore: Date): Promise<number> =>
  tx.$executeRaw`
    delete from "EarningsLink" where ("shopId", "id") in (
      select "shopId", "id" from "EarningsLink"
      where least("expiresAt", "revokedAt") < ${endedBefore} limit ${SWEEP_MAX})`;
