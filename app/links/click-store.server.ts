// Clicks: written in batches behind the door, and added up for pages. Part of the repository, which holds the links themselves.
import { Prisma } from "#app/generated/prisma/client.ts";
import type { LocalDate } from "#app/kit/calendar.ts";
import { queryRows, sql, type Tx } from "#app/platform/db.server.ts";

export type ClickRow = Readonly<{
  shopId: string;
  id: string;
  linkId: string;
  clickedAt: Date;
  referrerHost: string | null;
  isBot: boolean;
  isPrefetch: boolean;
  visitor: string | null;
  subId: string | null;
  country: string | null;
  /** The code that works once which a safe link gave. */
  safeCode: string | null;
}>;

/** Writes clicks in one statement. A click that is there already is left alone, so that a batch can be tried again. */
export async function insertClicks(clicks: readonly ClickRow[]): Promise<void> {
  const column = <K extends keyof ClickRow>(key: K) => clicks.map((click) => click[key]);
  await queryRows(sql`
    insert into "Click" ("shopId", "id", "linkId", "clickedAt", "referrerHost", "isBot", "isPrefetch", "visitor", "subId", "country",
      "safeCode")
    select * from unnest(
      ${column("shopId")}::uuid[], ${column("id")}::uuid[], ${column("linkId")}::uuid[], ${column("clickedAt")}::timestamptz[],
      ${column("referrerHost")}::text[], ${column("isBot")}::boolean[], ${column("isPrefetch")}::boolean[],
      ${column("visitor")}::text[], ${column("subId")}::text[], ${column("country")}::text[], ${column("safeCode")}::text[])
    on conflict do nothing`);
}

/** Of some codes those that safe links gave, with the visit that drew each. */
export const drawsOf = (tx: Tx, shopId: string, codes: readonly string[]) =>
  tx.click.findMany({
    where: { shopId, safeCode: { in: [...codes] } },
    select: { safeCode: true, linkId: true, clickedAt: true },
    orderBy: { id: "asc" },
  });

/** A day of a shop, whose visitors are hashed together. */
export type SaltKey = Readonly<{ shopId: string; id: string; dayOn: LocalDate; salt: string }>;

/** The salts of some days of shops: those that are there, the others as given. Two processes that ask at once get the same. */
export async function keepSalts(
  given: readonly SaltKey[],
): Promise<readonly Pick<SaltKey, "shopId" | "dayOn" | "salt">[]> {
  const column = <K extends keyof SaltKey>(key: K) => given.map((each) => each[key]);
  await queryRows(sql`
    insert into "VisitorSalt" ("shopId", "id", "dayOn", "salt")
    select * from unnest(${column("shopId")}::uuid[], ${column("id")}::uuid[], ${column("dayOn")}::date[], ${column("salt")}::text[])
    on conflict do nothing`);
  return queryRows(sql`
    select s."shopId", s."dayOn"::text as "dayOn", s."salt" from "VisitorSalt" s
    join unnest(${column("shopId")}::uuid[], ${column("dayOn")}::date[]) as g("shopId", "dayOn")
      on g."shopId" = s."shopId" and g."dayOn" = s."dayOn"`);
}

/** A time whose clicks are counted. */
export type Span = Readonly<{ from: Date; to: Date }>;

export type ClickSums = Readonly<{
  linkId: string;
  /** Visits of people. */
  clicks: number;
  /** Each counted once a day. */
  visitors: number;
  /** Bots and prefetches. */
  others: number;
  lastAt: Date | null;
}>;

/** Visits through some links in a time, along the index of clicks by link. */
export const sumClicks = (
  tx: Tx,
  shopId: string,
  { linkIds, from, to }: Span & Readonly<{ linkIds: readonly string[] }>,
): Promise<ClickSums[]> => tx.$queryRaw`
  select "linkId", count(*) filter (where not "isBot" and not "isPrefetch")::int as "clicks",
    count(distinct "visitor")::int as "visitors", count(*) filter (where "isBot" or "isPrefetch")::int as "others",
    max("clickedAt") filter (where not "isBot" and not "isPrefetch") as "lastAt"
  from "Click"
  where "shopId" = ${shopId}::uuid and "linkId" = any(${[...linkIds]}::uuid[]) and "clickedAt" >= ${from} and "clickedAt" < ${to}
  group by "linkId"`;

export type ClickGroup = Readonly<{ name: string | null; clicks: number; visitors: number }>;

/** Visits of people through a link in a time, by sub-id, by country or by the site that led there; the largest first. */
export const groupClicks = (
  tx: Tx,
  shopId: string,
  {
    linkId,
    from,
    to,
    by,
    take,
  }: Span & Readonly<{ linkId: string; by: "subId" | "country" | "referrerHost"; take: number }>,
): Promise<ClickGroup[]> => {
  const column = Prisma.raw(`"${by}"`); // one of three names, never from outside
  return tx.$queryRaw`
    select ${column} as "name", count(*)::int as "clicks", count(distinct "visitor")::int as "visitors"
    from "Click"
    where "shopId" = ${shopId}::uuid and "linkId" = ${linkId}::uuid and "clickedAt" >= ${from} and "clickedAt" < ${to}
      and not "isBot" and not "isPrefetch"
    group by 1 order by 2 desc, 1 nulls last limit ${take}`;
};
