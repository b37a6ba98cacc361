import type { Prisma } from "#app/generated/prisma/client.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const SHOP = {
  id: true,
  domain: true,
  key: true,
  name: true,
  currency: true,
  zone: true,
  planName: true,
  storefrontUrl: true,
  installedAt: true,
  uninstalledAt: true,
} as const satisfies Prisma.ShopSelect;

export const findShopByDomain = (tx: Tx, domain: string): Promise<Shop | null> =>
  tx.shop.findUnique({ where: { domain }, select: SHOP });

export const findShopById = (tx: Tx, shopId: string): Promise<Shop | null> =>
  tx.shop.findUnique({ where: { id: shopId }, select: SHOP });

export const findShopByKey = (tx: Tx, key: string): Promise<Shop | null> =>
  tx.shop.findUnique({ where: { key }, select: SHOP });

/** The shops of these ids, for a batch that spans shops. */
export const shopsByIds = (tx: SqlTx, shopIds: readonly string[]): Promise<Shop[]> =>
  tx.query<Shop>(sql`
    select "id", "domain", "key", "name", "currency", "zone", "planName", "storefrontUrl", "installedAt", "uninstalledAt"
    from "Shop" where "id" = any(${shopIds}::uuid[])`);

/** Shops that have the app, by id, after one of them. */
export const installedShopsAfter = (tx: Tx, after: string | null, take: number): Promise<Shop[]> =>
  tx.shop.findMany({
    where: { uninstalledAt: null, ...(after === null ? {} : { id: { gt: after } }) },
    select: SHOP,
    orderBy: { id: "asc" },
    take,
  });

/** A shop's columns that Shopify says. */
type Facts = Pick<Shop, "name" | "currency" | "zone" | "planName" | "storefrontUrl"> &
  Readonly<{ isDevelopment: boolean }>;

/** Installs or reinstalls: the first of several parallel requests inserts, the others refresh the same row. */
export async function upsertShop(tx: Tx, shop: Omit<Shop, "uninstalledAt"> & Facts): Promise<void> {
  await tx.$executeRaw`
    insert into "Shop" ("id", "domain", "key", "name", "currency", "zone", "planName", "isDevelopment", "storefrontUrl", "installedAt")
    values (${shop.id}::uuid, ${shop.domain}, ${shop.key}, ${shop.name}, ${shop.currency}, ${shop.zone}, ${shop.planName},
      ${shop.isDevelopment}, ${shop.storefrontUrl}, ${shop.installedAt})
    on conflict ("domain") do update set
      "name" = excluded."name", "currency" = excluded."currency", "zone" = excluded."zone", "planName" = excluded."planName",
      "isDevelopment" = excluded."isDevelopment", "storefrontUrl" = excluded."storefrontUrl",
      "installedAt" = case when "Shop"."uninstalledAt" is null then "Shop"."installedAt" else excluded."installedAt" end,
      "uninstalledAt" = null`;
}

/** What Shopify may change in a shop that has the app; an uninstalled one stays as it was. */
export const updateFacts = (tx: Tx, shopId: string, facts: Facts) =>
  tx.shop.updateMany({ where: { id: shopId, uninstalledAt: null }, data: facts });

export async function readIsDevelopment(tx: Tx, shopId: string): Promise<boolean> {
  const { isDevelopment } = await tx.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { isDevelopment: true },
  });
  return isDevelopment;
}

export type KeptDays = Readonly<{ messageDays: number; clickDays: number }>;

export const readKeptDays = (tx: Tx, shopId: string): Promise<KeptDays> =>
  tx.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { messageDays: true, clickDays: true },
  });

/** What is not given stays. False when the shop kept everything for so long already. */
export async function writeKeptDays(
  tx: Tx,
  shopId: string,
  { messageDays, clickDays }: Readonly<{ messageDays: number; clickDays?: number | undefined }>,
): Promise<boolean> {
  const isOther = [
    { messageDays: { not: messageDays } },
    ...(clickDays === undefined ? [] : [{ clickDays: { not: clickDays } }]),
  ];
  const { count } = await tx.shop.updateMany({
    where: { id: shopId, OR: isOther },
    data: { messageDays, ...(clickDays !== undefined && { clickDays }) },
  });
  return count === 1;
}

export async function readTierCuts(tx: Tx, shopId: string): Promise<readonly number[]> {
  const { tierCuts } = await tx.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { tierCuts: true },
  });
  return tierCuts;
}

export const writeTierCuts = (tx: Tx, shopId: string, cuts: readonly number[]) =>
  tx.shop.updateMany({ where: { id: shopId }, data: { tierCuts: [...cuts] } });

export const markUninstalled = (tx: Tx, shopId: string, uninstalledAt: Date) =>
  tx.shop.updateMany({ where: { id: shopId }, data: { uninstalledAt } });

export const deleteSessionsOf = (tx: Tx, domain: string) =>
  tx.session.deleteMany({ where: { shop: domain } });
