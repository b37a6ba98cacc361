// The worker's side of the inbox: take what is due under a lease, settle it or try it again later. The door is in inbox.server.ts.
import { newId } from "#app/platform/clock.server.ts";
import { queryRows, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

/** After so long another worker takes over what this one claimed. */
const LEASE_SECONDS = 60;
/** Tries before an event becomes a dead letter: with the back-off below, four and a half hours. */
const ATTEMPTS_MAX = 12;
const BACK_OFF_SECONDS_FIRST = 2;
const BACK_OFF_SECONDS_MAX = 3_600;
const FAILURE_LENGTH_MAX = 500;
/** Shops that one claim looks at; the next claim goes on behind them. */
const SHOPS_MAX = 64;
const NO_SHOP = "00000000-0000-0000-0000-000000000000";

export type InboxEvent = Readonly<{
  shopId: string;
  id: string;
  topic: string;
  subjectGid: string;
  payload: unknown;
  triggeredAt: Date | null;
  receivedAt: Date;
  /** This try included. */
  attempts: number;
  leaseId: string;
}>;

export type Claim = Readonly<{
  events: readonly InboxEvent[];
  /** Where the next claim begins, so that every shop gets its turn; null when the round is complete. */
  after: string | null;
}>;

/**
 * Takes due events under a lease, at most `rowsMax` and an even part of that from each shop, oldest first; a flood of one shop does
 * not hold up another's order. Rows that another worker is taking are passed over.
 */
export async function claimDueEvents(
  limits: Readonly<{ rowsMax: number; after: string | null }>,
): Promise<Claim> {
  const shopIds = await shopsWithWork(limits.after ?? NO_SHOP);
  const last = shopIds.at(-1);
  if (last === undefined) return { events: [], after: null };
  const perShop = Math.max(1, Math.floor(limits.rowsMax / shopIds.length));
  const events = await queryRows<InboxEvent>(sql`
    with due as materialized (
      select d."shopId", d."id" from unnest(${shopIds}::uuid[]) as s("id") cross join lateral (
        select i."shopId", i."id" from "InboxEvent" i
        where i."shopId" = s."id" and i."dueAt" <= now()
        order by i."dueAt" limit ${perShop} for update skip locked
      ) as d
    )
    update "InboxEvent" e set "attempts" = e."attempts" + 1, "leaseId" = ${newId()}::uuid,
      "dueAt" = now() + make_interval(secs => ${LEASE_SECONDS})
    from due where e."shopId" = due."shopId" and e."id" = due."id"
    returning e."shopId", e."id", e."topic", e."subjectGid", e."payload", e."triggeredAt", e."receivedAt", e."attempts", e."leaseId"`);
  return { events, after: shopIds.length < SHOPS_MAX ? null : last };
}

/** The next shops that have anything unsettled, by hopping from shop to shop over the partial index. */
async function shopsWithWork(after: string): Promise<string[]> {
  const rows = await queryRows<{ shopId: string }>(sql`
    with recursive s("shopId", n) as (
      (select "shopId", 1 from "InboxEvent" where "dueAt" is not null and "shopId" > ${after}::uuid order by "shopId" limit 1)
      union all
      select (select e."shopId" from "InboxEvent" e where e."dueAt" is not null and e."shopId" > s."shopId"
        order by e."shopId" limit 1), s.n + 1
      from s where s."shopId" is not null and s.n < ${SHOPS_MAX}
    ) select "shopId" from s where "shopId" is not null`);
  return rows.map(({ shopId }) => shopId);
}

/** The key of an event under the lease it was claimed with. */
export type Leased = Pick<InboxEvent, "shopId" | "id" | "leaseId">;

/**
 * Settles events in the transaction that did their work. Gives the ids that still belonged to this lease: the work of another
 * event must not be done here, since a second worker has taken it over.
 */
export async function settle(tx: SqlTx, events: readonly Leased[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ shopId: string; id: string }>(sql`
    update "InboxEvent" e set "settledAt" = now(), "dueAt" = null, "leaseId" = null
    from unnest(${events.map(({ shopId }) => shopId)}::uuid[], ${events.map(({ id }) => id)}::text[],
      ${events.map(({ leaseId }) => leaseId)}::uuid[]) as l("shopId", "id", "leaseId")
    where e."shopId" = l."shopId" and e."id" = l."id" and e."leaseId" = l."leaseId" and e."settledAt" is null
    returning e."shopId", e."id"`);
  return new Set(rows.map(eventKey));
}

/** The same for one message in a Prisma transaction; false when the lease was lost. Its payload goes: it may name people. */
export async function settleOne(tx: Tx, event: Leased): Promise<boolean> {
  const count = await tx.$executeRaw`
    update "InboxEvent" set "settledAt" = now(), "dueAt" = null, "leaseId" = null, "payload" = null
    where "shopId" = ${event.shopId}::uuid and "id" = ${event.id} and "leaseId" = ${event.leaseId}::uuid
      and "settledAt" is null`;
  return count === 1;
}

/** A name for an event that is unique over all shops. */
export const eventKey = (event: Readonly<{ shopId: string; id: string }>): string =>
  `${event.shopId} ${event.id}`;

export type Failure = Readonly<{
  event: InboxEvent;
  /** What went wrong, as a sentence without personal data. */
  sentence: string;
  /** Trying again cannot help: a dead letter at once. */
  isFinal?: boolean;
}>;

/** Gives failed events another try after an exponential back-off, or after the last one makes dead letters of them. Gives those. */
export async function retryLater(failures: readonly Failure[]): Promise<readonly InboxEvent[]> {
  if (failures.length === 0) return [];
  const dead = failures.filter(
    ({ event, isFinal }) => isFinal === true || event.attempts >= ATTEMPTS_MAX,
  );
  const events = failures.map(({ event }) => event);
  await queryRows(sql`
    update "InboxEvent" e set "leaseId" = null, "failure" = case when l.dead then l.sentence end,
      "settledAt" = case when l.dead then now() end,
      "dueAt" = case when l.dead then null else now() + make_interval(secs => l.seconds * (0.75 + random() * 0.5)) end
    from unnest(${events.map(({ shopId }) => shopId)}::uuid[], ${events.map(({ id }) => id)}::text[],
      ${events.map(({ leaseId }) => leaseId)}::uuid[], ${failures.map((it) => dead.includes(it))}::boolean[],
      ${failures.map(({ sentence }) => sentence.slice(0, FAILURE_LENGTH_MAX))}::text[],
      ${events.map(({ attempts }) => backOffSeconds(attempts))}::int[])
      as l("shopId", "id", "leaseId", dead, sentence, seconds)
    where e."shopId" = l."shopId" and e."id" = l."id" and e."leaseId" = l."leaseId" and e."settledAt" is null`);
  return dead.map(({ event }) => event);
}

/** Seconds before the try after this one: 2, 6, 18, 54 … up to an hour. */
export const backOffSeconds = (attempts: number): number =>
  Math.min(BACK_OFF_SECONDS_MAX, BACK_OFF_SECONDS_FIRST * 3 ** Math.max(0, attempts - 1));

/** Gives back events that were claimed and not begun, as if they had not been taken; due again after `delaySeconds`. */
export async function release(events: readonly Leased[], delaySeconds = 0): Promise<void> {
  if (events.length === 0) return;
  await queryRows(sql`
    update "InboxEvent" e set "leaseId" = null, "attempts" = e."attempts" - 1,
      "dueAt" = now() + make_interval(secs => ${delaySeconds})
    from unnest(${events.map(({ shopId }) => shopId)}::uuid[], ${events.map(({ id }) => id)}::text[],
      ${events.map(({ leaseId }) => leaseId)}::uuid[]) as l("shopId", "id", "leaseId")
    where e."shopId" = l."shopId" and e."id" = l."id" and e."leaseId" = l."leaseId" and e."settledAt" is null`);
}

/** Makes everything of a shop due that waits for later, but for what a worker holds. */
export const hasten = (tx: Tx, shopId: string): Promise<number> => tx.$executeRaw`
  update "InboxEvent" set "dueAt" = now() where "shopId" = ${shopId}::uuid and "dueAt" > now() and "leaseId" is null`;

/**
 * Our own events for later, in the transaction that plans them; one that is planned already stays as it is. Gives how many were not.
 */
export async function plan(
  tx: SqlTx,
  events: readonly Readonly<{
    shopId: string;
    id: string;
    topic: string;
    subjectGid: string;
    delaySeconds: number;
  }>[],
): Promise<number> {
  if (events.length === 0) return 0;
  const column = <K extends keyof (typeof events)[number]>(key: K) =>
    events.map((event) => event[key]);
  const rows = await tx.query(sql`
    insert into "InboxEvent" ("shopId", "id", "topic", "subjectGid", "dueAt")
    select l."shopId", l.id, l.topic, l.gid, now() + make_interval(secs => l.seconds)
    from unnest(${column("shopId")}::uuid[], ${column("id")}::text[], ${column("topic")}::text[], ${column("subjectGid")}::text[],
      ${column("delaySeconds")}::int[]) as l("shopId", id, topic, gid, seconds)
    on conflict ("shopId", "id") do nothing
    returning "id"`);
  return rows.length;
}

/** Which of these subjects an unsettled event of the shop is about, but for a topic that is no news: word of them is on its way. */
export async function subjectsUnderWay(
  tx: SqlTx,
  shopId: string,
  { gids, except }: Readonly<{ gids: readonly string[]; except: string }>,
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ gid: string }>(sql`
    select distinct "subjectGid" as gid from "InboxEvent"
    where "shopId" = ${shopId} and "dueAt" is not null and "subjectGid" = any(${gids}::text[]) and "topic" <> ${except}`);
  return new Set(rows.map(({ gid }) => gid));
}

/** Whether anything that is due waits for a worker: what can wait lets it go first. */
export async function isInboxBusy(): Promise<boolean> {
  const [row] = await queryRows<{ busy: boolean }>(
    sql`select exists (select from "InboxEvent" where "dueAt" <= now()) as busy`,
  );
  return row?.busy ?? false;
}

/** How much of the inbox is unsettled, and for how long the oldest due event has waited, for the metrics. */
export async function inboxBacklog(): Promise<Readonly<{ depth: number; ageSeconds: number }>> {
  const [row] = await queryRows<{ depth: number; age: number }>(sql`
    select count(*)::int as depth,
      coalesce(extract(epoch from now() - min("receivedAt") filter (where "dueAt" <= now())), 0)::float8 as age
    from "InboxEvent" where "dueAt" is not null`);
  return { depth: row?.depth ?? 0, ageSeconds: row?.age ?? 0 };
}
