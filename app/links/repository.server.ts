import { Prisma } from "#app/generated/prisma/client.ts";
import type { LocalDate } from "#app/kit/calendar.ts";
import type { LinkTarget } from "#app/links/link.ts";
import { queryRows, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";

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
}>;

const LINK = {
  id: true,
  creatorId: true,
  offerId: true,
  key: true,
  label: true,
  targetKind: true,
  path: true,
  targetGid: true,
  targetTitle: true,
  targetGoneAt: true,
  utmSource: true,
  utmMedium: true,
  utmCampaign: true,
  utmTerm: true,
  utmContent: true,
  appliesDiscount: true,
  expiresAt: true,
  archivedAt: true,
  createdAt: true,
  creator: { select: { name: true, platform: true } },
  offer: { select: { name: true, valueKind: true } },
} as const satisfies Prisma.LinkSelect;

/** A link with whose it is and by which offer. */
export type LinkRow = Prisma.LinkGetPayload<{ select: typeof LINK }>;

type NewLink = Omit<Prisma.LinkUncheckedCreateInput, "shopId" | "createdAt"> &
  Readonly<{ createdAt: Date }>;

/** Inserts a link unless one of its id or key is there; says whether it did. */
export async function insertLink(tx: Tx, shopId: string, link: NewLink): Promise<boolean> {
  const { count } = await tx.link.createMany({ data: [{ shopId, ...link }], skipDuplicates: true });
  return count === 1;
}

/** Changes a link; false when the shop has none of this id. */
export async function updateLink(
  tx: Tx,
  shopId: string,
  linkId: string,
  change: Omit<
    Prisma.LinkUncheckedUpdateManyInput,
    "shopId" | "id" | "key" | "creatorId" | "createdAt"
  >,
): Promise<boolean> {
  const { count } = await tx.link.updateMany({ where: { shopId, id: linkId }, data: change });
  return count === 1;
}

export const findLink = (tx: Tx, shopId: string, linkId: string): Promise<LinkRow | null> =>
  tx.link.findUnique({ where: { shopId_id: { shopId, id: linkId } }, select: LINK });

export const findLinkOfKey = (tx: Tx, shopId: string, key: string): Promise<LinkRow | null> =>
  tx.link.findUnique({ where: { shopId_key: { shopId, key } }, select: LINK });

/** The code that a link would put into the cart, as findTarget says it. */
export const liveCodeOf = (
  tx: Tx,
  shopId: string,
  { creatorId, offerId }: Readonly<{ creatorId: string; offerId: string }>,
) =>
  tx.code.findFirst({
    where: { shopId, creatorId, offerId, state: "live" },
    select: { code: true },
    orderBy: { id: "desc" },
  });

export type LinkFilter = Readonly<{
  /** Part of the label, of the key or of the creator's name. */
  text: string;
  /** Null is all but archived. */
  state: "working" | "ended" | "gone" | "archived" | null;
  creatorId: string | null;
  now: Date;
}>;

function whereOf(shopId: string, filter: LinkFilter): Prisma.LinkWhereInput {
  const { text, state, creatorId, now } = filter;
  const contains = { contains: text, mode: "insensitive" } as const;
  const isOpen: Prisma.LinkWhereInput = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  return {
    shopId,
    archivedAt: state === "archived" ? { not: null } : null,
    ...(creatorId && { creatorId }),
    ...(state === "ended" && { expiresAt: { lte: now } }),
    ...(state === "gone" && { targetGoneAt: { not: null } }),
    AND: [
      state === "working" ? isOpen : {},
      text === ""
        ? {}
        : { OR: [{ label: contains }, { key: contains }, { creator: { name: contains } }] },
    ],
  };
}

/** Links, newest first, before a link (or after it, the oldest first, when going back). */
export const listLinks = (
  tx: Tx,
  shopId: string,
  list: Readonly<{
    filter: LinkFilter;
    from: Readonly<{ id: string; isBack: boolean }> | null;
    take: number;
  }>,
): Promise<LinkRow[]> => {
  const { filter, from, take } = list;
  return tx.link.findMany({
    where: {
      ...whereOf(shopId, filter),
      ...(from && { id: from.isBack ? { gt: from.id } : { lt: from.id } }),
    },
    select: LINK,
    orderBy: { id: from?.isBack ? "asc" : "desc" },
    take,
  });
};

export const countLinks = (tx: Tx, shopId: string, filter: LinkFilter): Promise<number> =>
  tx.link.count({ where: whereOf(shopId, filter) });

/** Links of a creator that are in use: not archived, the oldest first, so that her first link leads the list. */
export const linksOf = (
  tx: Tx,
  shopId: string,
  { creatorId, take }: Readonly<{ creatorId: string; take: number }>,
): Promise<LinkRow[]> =>
  tx.link.findMany({
    where: { shopId, creatorId, archivedAt: null },
    select: LINK,
    orderBy: { id: "asc" },
    take,
  });

/** Links that lead to a product or collection, by id after one; for the nightly look. */
export const linksWithTarget = (
  tx: Tx,
  shopId: string,
  { after, take }: Readonly<{ after: string | null; take: number }>,
) =>
  tx.link.findMany({
    where: { shopId, targetGid: { not: null }, ...(after && { id: { gt: after } }) },
    select: { id: true, targetGid: true, path: true, targetTitle: true, targetGoneAt: true },
    orderBy: { id: "asc" },
    take,
  });

type TargetRow = Omit<LinkTarget, "slug" | "campaign"> &
  Readonly<{ offerName: string; zone: string }>;

/**
 * Where a link leads, in one look-up (what lower rooms own is joined, read only: a slug that is not in the cache costs one round trip).
 * Null for an unknown link and for a shop that took the app out. Of a product that is gone it is the shop's home.
 */
export async function findTarget(
  keys: Readonly<{ shopKey: string; linkKey: string }>,
): Promise<TargetRow | null> {
  const rows = await queryRows<TargetRow>(sql`
    select l."shopId", l."id" as "linkId", s."storefrontUrl", s."zone", r."platform", o."name" as "offerName", l."appliesDiscount",
      l."expiresAt", case when l."targetGoneAt" is null then l."path" else '/' end as "path",
      json_build_object('source', l."utmSource", 'medium', l."utmMedium", 'campaign', l."utmCampaign", 'term', l."utmTerm",
        'content', l."utmContent") as "utm",
      (select c."code" from "Code" c where c."shopId" = l."shopId" and c."creatorId" = l."creatorId"
        and c."offerId" = l."offerId" and c."state" = 'live'
        order by c."endsAt" is null desc, c."label" = '' desc, c."id" desc limit 1) as "code"
    from "Shop" s
    join "Link" l on l."shopId" = s."id" and l."key" = ${keys.linkKey}
    join "Creator" r on r."shopId" = l."shopId" and r."id" = l."creatorId"
    join "Offer" o on o."shopId" = l."shopId" and o."id" = l."offerId"
    where s."key" = ${keys.shopKey} and s."uninstalledAt" is null`);
  return rows[0] ?? null;
}

/** Writes clicks in one statement. A click that is there already is left alone, so that a batch can be tried again. */
export async function insertClicks(clicks: readonly ClickRow[]): Promise<void> {
  const column = <K extends keyof ClickRow>(key: K) => clicks.map((click) => click[key]);
  await queryRows(sql`
    insert into "Click" ("shopId", "id", "linkId", "clickedAt", "referrerHost", "isBot", "isPrefetch", "visitor", "subId", "country")
    select * from unnest(
      ${column("shopId")}::uuid[], ${column("id")}::uuid[], ${column("linkId")}::uuid[], ${column("clickedAt")}::timestamptz[],
      ${column("referrerHost")}::text[], ${column("isBot")}::boolean[], ${column("isPrefetch")}::boolean[],
      ${column("visitor")}::text[], ${column("subId")}::text[], ${column("country")}::text[])
    on conflict do nothing`);
}

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

export type TouchRow = Readonly<{
  shopKey: string;
  linkKey: string;
  clickId: string | null;
  linkId: string;
  label: string;
  creatorId: string;
  offerId: string;
  expiresAt: Date | null;
  clickedAt: Date | null;
}>;

/** The links of these references in a shop, with their clicks where the click belongs to the link. */
export const touchesOf = (
  tx: SqlTx,
  shopId: string,
  references: readonly Readonly<{ shopKey: string; linkKey: string; clickId: string | null }>[],
): Promise<TouchRow[]> =>
  tx.query<TouchRow>(sql`
    select r."shopKey", r."linkKey", r."clickId", l."id" as "linkId", l."label", l."creatorId", l."offerId", l."expiresAt",
      c."clickedAt"
    from unnest(${references.map(({ shopKey }) => shopKey)}::text[], ${references.map(({ linkKey }) => linkKey)}::text[],
      ${references.map(({ clickId }) => clickId)}::uuid[]) as r("shopKey", "linkKey", "clickId")
    join "Shop" s on s."id" = ${shopId}::uuid and s."key" = r."shopKey"
    join "Link" l on l."shopId" = s."id" and l."key" = r."linkKey"
    left join "Click" c on c."shopId" = l."shopId" and c."id" = r."clickId" and c."linkId" = l."id"`);

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
