import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import type { CollectionStay } from "#app/programs/collection.ts";

/** The stays of some products in collections that terms name. */
export const staysOf = (
  tx: SqlTx,
  shopId: string,
  productGids: readonly string[],
): Promise<CollectionStay[]> =>
  tx.query<CollectionStay>(sql`
    select "collectionGid", "productGid", "fromAt", "untilAt" from "CollectionProduct"
    where "shopId" = ${shopId}::uuid and "productGid" = any(${productGids}::text[])`);

/** When some collections were last read; one that never was is not in it. */
export const readTimes = (tx: Tx, shopId: string, collectionGids: readonly string[]) =>
  tx.collection.findMany({
    where: { shopId, collectionGid: { in: [...collectionGids] } },
    select: { collectionGid: true, readAt: true },
  });

/** Two looks at one collection come one after the other. */
export const lockCollection = (tx: Tx, shopId: string, collectionGid: string) =>
  tx.$queryRaw`select count(pg_advisory_xact_lock(hashtextextended(${`collection/${shopId}/${collectionGid}`}, 0)))`;

/** Products that are in a collection as it is known. */
export async function productsIn(tx: Tx, shopId: string, collectionGid: string): Promise<string[]> {
  const rows = await tx.collectionProduct.findMany({
    where: { shopId, collectionGid, untilAt: null },
    select: { productGid: true },
  });
  return rows.map(({ productGid }) => productGid);
}

/** Notes what a look found: who came, since when, and who left. */
export async function noteLook(
  tx: Tx,
  shopId: string,
  look: Readonly<{
    collectionGid: string;
    came: readonly Readonly<{ id: string; productGid: string; fromAt: Date | null }>[];
    left: readonly string[];
    id: string;
    at: Date;
  }>,
): Promise<void> {
  const { collectionGid, came, left, id, at } = look;
  await tx.collectionProduct.updateMany({
    where: { shopId, collectionGid, productGid: { in: [...left] }, untilAt: null },
    data: { untilAt: at },
  });
  await tx.collectionProduct.createMany({
    data: came.map((one) => ({ shopId, collectionGid, ...one })),
    skipDuplicates: true,
  });
  await tx.collection.upsert({
    where: { shopId_collectionGid: { shopId, collectionGid } },
    create: { shopId, id, collectionGid, readAt: at },
    update: { readAt: at },
    select: { id: true },
  });
}

/**
 * The collections that any terms of a shop name, and those that were read before: what was tried and not saved is followed as well, since it
 * may be saved one day and then has to be known for the days before.
 */
export async function knownCollections(tx: Tx, shopId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ gid: string }[]>`
    select v."gid" from "Terms" t
    cross join lateral jsonb_array_elements(t."rules") as r("rule")
    cross join lateral jsonb_array_elements_text(r."rule" -> 'values') as v("gid")
    where t."shopId" = ${shopId}::uuid and t."rules" @> '[{"subject":"collection"}]' and r."rule" ->> 'subject' = 'collection'
    union select "collectionGid" from "Collection" where "shopId" = ${shopId}::uuid
    order by 1`;
  return rows.map(({ gid }) => gid);
}

/** The offers any version of whose terms names a collection. */
export async function offersNaming(tx: Tx, shopId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ offerId: string }[]>`
    select distinct "offerId" from "Terms"
    where "shopId" = ${shopId}::uuid and "rules" @> '[{"subject":"collection"}]' order by 1`;
  return rows.map(({ offerId }) => offerId);
}
