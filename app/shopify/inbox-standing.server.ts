// How a shop's inbox stands, for a person: what waits, what was heard last, and the dead letters, which may be tried again.
import type { Tx } from "#app/platform/db.server.ts";

export type Standing = Readonly<{
  /** Events that are not worked through yet, without our own for later, and since when the oldest of those that are due waits. */
  waiting: number;
  oldestAt: Date | null;
  /** When Shopify's last webhook came in; null before the first, and after all were forgotten. */
  lastHeardAt: Date | null;
  deadLetters: number;
}>;

/** Waiting events are counted up to here: more is "many" to a person. */
const COUNT_MAX = 10_000;
/** Of the newest settled events so many are looked through for one that Shopify sent: the others are our own. */
const LOOK_BACK = 200;

/** How the inbox of a shop stands. `ownTopics` are those that no webhook brought. */
export async function standingOf(
  tx: Tx,
  shopId: string,
  ownTopics: readonly string[],
): Promise<Standing> {
  const [row] = await tx.$queryRaw<Standing[]>`
    select
      (select count(*)::int from (select from "InboxEvent"
        where "shopId" = ${shopId}::uuid and "dueAt" is not null
          and ("dueAt" <= now() or "topic" <> all(${[...ownTopics]}::text[])) limit ${COUNT_MAX}) as w) as "waiting",
      (select min(w."receivedAt") from (select "receivedAt" from "InboxEvent"
        where "shopId" = ${shopId}::uuid and "dueAt" <= now() order by "dueAt" limit ${COUNT_MAX}) as w) as "oldestAt",
      greatest(
        (select max(w."receivedAt") from (select "receivedAt", "topic" from "InboxEvent"
          where "shopId" = ${shopId}::uuid and "dueAt" is not null limit ${COUNT_MAX}) as w
          where w."topic" <> all(${[...ownTopics]}::text[])),
        (select max(s."receivedAt") from (select "receivedAt", "topic" from "InboxEvent"
          where "shopId" = ${shopId}::uuid and "settledAt" is not null order by "settledAt" desc limit ${LOOK_BACK}) as s
          where s."topic" <> all(${[...ownTopics]}::text[]))
      ) as "lastHeardAt",
      (select count(*)::int from (select from "InboxEvent"
        where "shopId" = ${shopId}::uuid and "failure" is not null limit ${COUNT_MAX}) as d) as "deadLetters"`;
  if (!row) throw new Error("a select without a table has one row");
  return row;
}

/**
 * When Shopify first told of a subject in one of some topics, looking at what waits and at what was settled since an instant; null when it
 * did not.
 */
export async function firstHeardOf(
  tx: Tx,
  shopId: string,
  { gid, topics, since }: Readonly<{ gid: string; topics: readonly string[]; since: Date }>,
): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ heardAt: Date | null }[]>`
    select min("receivedAt") as "heardAt" from "InboxEvent"
    where "shopId" = ${shopId}::uuid and ("dueAt" is not null or "settledAt" >= ${since})
      and "subjectGid" = ${gid} and "topic" = any(${[...topics]}::text[])`;
  return row?.heardAt ?? null;
}

export type DeadLetter = Readonly<{
  id: string;
  topic: string;
  subjectGid: string;
  /** Why its last try failed, in a sentence. */
  failure: string;
  attempts: number;
  settledAt: Date;
}>;

export type LetterKey = Readonly<{ settledAt: Date; id: string }>;

/** Events that failed for good, the newest failure first, after a key. */
export const deadLetters = (
  tx: Tx,
  shopId: string,
  { after, take }: Readonly<{ after: LetterKey | null; take: number }>,
): Promise<DeadLetter[]> => tx.$queryRaw`
  select "id", "topic", "subjectGid", "failure", "attempts", "settledAt" from "InboxEvent"
  where "shopId" = ${shopId}::uuid and "failure" is not null
    and (${after === null} or ("settledAt", "id") < (${after?.settledAt ?? null}::timestamptz, ${after?.id ?? null}))
  order by "settledAt" desc, "id" desc limit ${take}`;

/** Gives dead letters all their tries again: one by its id, or all of the shop with null. Says how many; a second time it is none. */
export const revive = (tx: Tx, shopId: string, id: string | null): Promise<number> =>
  tx.$executeRaw`
    update "InboxEvent" set "dueAt" = now(), "attempts" = 0, "settledAt" = null, "failure" = null
    where "shopId" = ${shopId}::uuid and "failure" is not null and (${id}::text is null or "id" = ${id}::text)`;
