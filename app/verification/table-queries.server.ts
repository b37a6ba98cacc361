// Read-only: that no row of a shop leads into another, and that what was redacted stays blank.
import { type SqlTx, sql } from "#app/platform/db.server.ts";
import type { Difference } from "#app/verification/verification.ts";

/** Foreign keys of the database that do not begin with the shop, or that were added without looking at the rows. */
export const compareForeignKeys = (tx: SqlTx): Promise<Difference[]> =>
  tx.query<Difference>(sql`
    select 'tenancy' as "check", 'foreign key ' || c.conname as "key", 'columns' as "field", 'shopId first, validated' as "expected",
      a.attname || ' first' || case when c.convalidated then '' else ', not validated' end as "found"
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid and t.relnamespace = 'public'::regnamespace
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and t.relname !~ '^_' and (a.attname <> 'shopId' or not c.convalidated)
    order by c.conname`);

/** Answers to data requests that outlived the customer's redaction. */
export const compareExports = (tx: SqlTx, shopId: string): Promise<Difference[]> =>
  tx.query<Difference>(sql`
    select 'redaction' as "check", 'data request ' || e."id" as "key", 'export' as "field", null as "expected", 'still there' as "found"
    from "PrivacyRequest" e
    where e."shopId" = ${shopId} and e."export" is not null and exists (
      select from "PrivacyRequest" r where r."shopId" = e."shopId" and r."kind" = 'redact' and r."customerGid" = e."customerGid"
        and r."receivedAt" > e."receivedAt")
    order by e."id"`);
