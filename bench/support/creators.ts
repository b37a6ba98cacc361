// Creators as a merchant would have them, written straight into the tables: a bench measures what comes after.
import { randomUUID } from "node:crypto";
import type { BenchDatabase } from "./database.ts";

export type BenchCreator = Readonly<{
  creator: string;
  /** Key of the link. */
  key: string;
  code: string;
  offerId: string;
  termsId: string;
}>;

/** One offer at 12.5 %, and creators with a live code and a link each. */
export async function makeCreators(
  database: BenchDatabase,
  count: number,
): Promise<BenchCreator[]> {
  const offerId = randomUUID();
  await database.query(
    `insert into "Offer" ("shopId", "id", "name", "valueKind", "valueBasisPoints", "scope", "startsAt", "oncePerCustomer", "appliesOnSubscription", "state", "discountGid", "createdAt")
     values ($1, $2, 'Bench', 'percentage', 1000, 'all', now(), false, false, 'live', 'gid://shopify/DiscountCodeNode/1', now())`,
    [database.shopId, offerId],
  );
  const termsId = randomUUID();
  await database.query(
    `insert into "Terms" ("shopId", "id", "offerId", "version", "kind", "rateBasisPoints", "holdDays", "windowDays", "validFrom")
     values ($1, $2, $3, 1, 'rate', 1250, 30, 30, now())`,
    [database.shopId, termsId, offerId],
  );
  const creators = Array.from({ length: count }, (_, i) => ({
    creator: randomUUID(),
    id: randomUUID(),
    key: `k${i}`,
    code: `BENCH${i}`,
  }));
  const column = (name: keyof (typeof creators)[number]) => creators.map((row) => row[name]);
  await database.query(
    `insert into "Creator" ("shopId", "id", "name", "handle", "platform", "followers", "note", "state", "defaultOfferId", "createdAt")
     select $1, id, 'Bench', 'bench', 'tiktok', 1000, '', 'active', $2, now() from unnest($3::uuid[]) as id`,
    [database.shopId, offerId, column("creator")],
  );
  await database.query(
    `insert into "Code" ("shopId", "id", "creatorId", "offerId", "code", "state", "createdAt", "creditsFrom", "origin", "liveAt")
     select $1, gen_random_uuid(), creator, $2, code, 'live', now(), '2020-01-01', 'minted', now() from unnest($3::uuid[], $4::text[]) as t(creator, code)`,
    [database.shopId, offerId, column("creator"), column("code")],
  );
  await database.query(
    `insert into "Link" ("shopId", "id", "creatorId", "offerId", "key", "createdAt")
     select $1, id, creator, $2, key, now() from unnest($3::uuid[], $4::uuid[], $5::text[]) as t(id, creator, key)`,
    [database.shopId, offerId, column("id"), column("creator"), column("key")],
  );
  return creators.map((row) => ({ ...row, offerId, termsId }));
}
