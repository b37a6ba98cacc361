import type { Prisma } from "#app/generated/prisma/client.ts";
import type { LinkTarget } from "#app/links/link.ts";
import { queryRows, type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { Utm } from "#app/programs/utm.ts";

const UTM = {
  utmSource: true,
  utmMedium: true,
  utmCampaign: true,
  utmTerm: true,
  utmContent: true,
} as const;

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
  ...UTM,
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

export const findLinks = (tx: Tx, shopId: string, linkIds: readonly string[]): Promise<LinkRow[]> =>
  tx.link.findMany({ where: { shopId, id: { in: [...linkIds] } }, select: LINK });

export const findLinkOfKey = (tx: Tx, shopId: string, key: string): Promise<LinkRow | null> =>
  tx.link.findUnique({ where: { shopId_key: { shopId, key } }, select: LINK });

/** The code that a link would put into the cart, as findTarget says it; null for none. */
export async function liveCodeOf(
  tx: Tx,
  shopId: string,
  { creatorId, offerId }: Readonly<{ creatorId: string; offerId: string }>,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select "code" from "Code"
    where "shopId" = ${shopId}::uuid and "creatorId" = ${creatorId}::uuid and "offerId" = ${offerId}::uuid and "state" = 'live'
    order by "endsAt" is null desc, "label" = '' desc, "id" desc limit 1`;
  return rows[0]?.code ?? null;
}

/** What the programs say whose members' links in this offer a creator's are, the one she joined first leading, as findTarget says it. */
export const programsOfLink = (
  tx: Tx,
  shopId: string,
  { creatorId, offerId }: Readonly<{ creatorId: string; offerId: string }>,
) =>
  tx.$queryRaw<{ isSafe: boolean; utm: Utm }[]>`
    select p."safeLinks" as "isSafe", json_build_object('source', p."utmSource", 'medium', p."utmMedium",
      'campaign', p."utmCampaign", 'term', p."utmTerm", 'content', p."utmContent") as "utm"
    from "Membership" m
    join "Program" p on p."shopId" = m."shopId" and p."id" = m."programId" and p."state" <> 'archived'
    left join "ProgramGroup" g on g."shopId" = m."shopId" and g."id" = m."groupId"
    where m."shopId" = ${shopId}::uuid and m."creatorId" = ${creatorId}::uuid and m."leftAt" is null
      and coalesce(g."offerId", p."defaultOfferId") = ${offerId}::uuid
    order by (select min(f."joinedAt") from "Membership" f
      where f."shopId" = m."shopId" and f."creatorId" = m."creatorId" and f."programId" = m."programId"), p."id"`;

/** Whether an offer has a pool that was filled once. */
export async function hasPool(tx: Tx, shopId: string, offerId: string): Promise<boolean> {
  const where = { shopId, id: offerId, filledAt: { not: null } };
  return (await tx.safePool.findFirst({ where, select: { id: true } })) !== null;
}

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

/** The key of the link that was made with a creator. */
export const firstKeyOf = (tx: Tx, shopId: string, creatorId: string) =>
  tx.link.findFirst({
    where: { shopId, creatorId },
    select: { key: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
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

/** The shop's UTM parameters for links that set none; null where it has set none either. */
export const findDefaults = (tx: Tx, shopId: string) =>
  tx.linkDefaults.findUnique({ where: { shopId_id: { shopId, id: shopId } }, select: UTM });

export const putDefaults = (
  tx: Tx,
  shopId: string,
  values: Readonly<Record<keyof typeof UTM, string | null>>,
) =>
  tx.linkDefaults.upsert({
    where: { shopId_id: { shopId, id: shopId } },
    create: { shopId, id: shopId, ...values },
    update: values,
    select: { id: true },
  });

type TargetRow = Omit<LinkTarget, "slug" | "campaign" | "utm"> &
  Readonly<{
    creatorId: string;
    offerName: string;
    zone: string;
    utm: Utm;
    /** Of its programs, the one joined first leading; null where none sets any. */
    programUtms: readonly Utm[] | null;
    shopUtm: Utm;
  }>;

/**
 * Where a link leads, in one look-up (what lower rooms own is joined, read only: a slug that is not in the cache costs one round trip).
 * Null for an unknown link and for a shop that took the app out. Of a product that is gone it is the shop's home. Its programs are those
 * in which its creator has this offer, in the order in which she first joined them: another group or a return changes no order.
 */
export async function findTarget(
  keys: Readonly<{ shopKey: string; linkKey: string }>,
): Promise<TargetRow | null> {
  const rows = await queryRows<TargetRow>(sql`
    select l."shopId", l."id" as "linkId", s."storefrontUrl", s."zone", l."creatorId", l."offerId", r."platform", o."name" as "offerName",
      l."appliesDiscount", l."expiresAt", case when l."targetGoneAt" is null then l."path" else '/' end as "path",
      json_build_object('source', l."utmSource", 'medium', l."utmMedium", 'campaign', l."utmCampaign", 'term', l."utmTerm",
        'content', l."utmContent") as "utm",
      json_build_object('source', d."utmSource", 'medium', d."utmMedium", 'campaign', d."utmCampaign", 'term', d."utmTerm",
        'content', d."utmContent") as "shopUtm",
      (select c."code" from "Code" c where c."shopId" = l."shopId" and c."creatorId" = l."creatorId"
        and c."offerId" = l."offerId" and c."state" = 'live'
        order by c."endsAt" is null desc, c."label" = '' desc, c."id" desc limit 1) as "code",
      coalesce(p."isSafe", false) and exists (
        select 1 from "SafePool" q where q."shopId" = l."shopId" and q."id" = l."offerId" and q."filledAt" is not null
      ) as "isSafe",
      p."utms" as "programUtms"
    from "Shop" s
    join "Link" l on l."shopId" = s."id" and l."key" = ${keys.linkKey}
    join "Creator" r on r."shopId" = l."shopId" and r."id" = l."creatorId"
    join "Offer" o on o."shopId" = l."shopId" and o."id" = l."offerId"
    left join "LinkDefaults" d on d."shopId" = s."id" and d."id" = s."id"
    left join lateral (
      select bool_or(p."safeLinks") as "isSafe",
        json_agg(json_build_object('source', p."utmSource", 'medium', p."utmMedium", 'campaign', p."utmCampaign", 'term', p."utmTerm",
          'content', p."utmContent") order by f."at", p."id")
          filter (where coalesce(p."utmSource", p."utmMedium", p."utmCampaign", p."utmTerm", p."utmContent") is not null) as "utms"
      from "Membership" m
      join "Program" p on p."shopId" = m."shopId" and p."id" = m."programId" and p."state" <> 'archived'
      left join "ProgramGroup" g on g."shopId" = m."shopId" and g."id" = m."groupId"
      cross join lateral (
        select min(e."joinedAt") as "at" from "Membership" e
        where e."shopId" = m."shopId" and e."creatorId" = m."creatorId" and e."programId" = m."programId"
      ) f
      where m."shopId" = l."shopId" and m."creatorId" = l."creatorId" and m."leftAt" is null
        and coalesce(g."offerId", p."defaultOfferId") = l."offerId"
    ) p on true
    where s."key" = ${keys.shopKey} and s."uninstalledAt" is null`);
  return rows[0] ?? null;
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
