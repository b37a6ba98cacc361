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

export type LinkRow = Readonly<{ id: string; key: string; offerId: string }>;

export const insertLink = (
  tx: Tx,
  shopId: string,
  link: Readonly<{ id: string; creatorId: string; offerId: string; key: string; createdAt: Date }>,
) => tx.link.create({ data: { shopId, ...link }, select: { id: true } });

export const linksOf = (tx: Tx, shopId: string, creatorId: string): Promise<LinkRow[]> =>
  tx.link.findMany({
    where: { shopId, creatorId },
    select: { id: true, key: true, offerId: true },
    orderBy: { id: "asc" },
  });

/** Visits through a link: all, and those of people (neither bot nor prefetch). */
export async function countClicks(tx: Tx, shopId: string, linkId: string) {
  const [row] = await tx.$queryRaw<{ total: bigint; people: bigint; lastAt: Date | null }[]>`
    select count(*) as "total", count(*) filter (where not "isBot" and not "isPrefetch") as "people",
      max("clickedAt") filter (where not "isBot" and not "isPrefetch") as "lastAt"
    from "Click" where "shopId" = ${shopId}::uuid and "linkId" = ${linkId}::uuid`;
  return {
    total: Number(row?.total ?? 0),
    people: Number(row?.people ?? 0),
    lastAt: row?.lastAt ?? null,
  };
}

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
        and c."offerId" = l."offerId" and c."state" = 'live' order by c."id" desc limit 1) as "code"
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
