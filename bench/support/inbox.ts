// The inbox of an orders bench: filled before, looked after when it was worked through.
import type { BenchDatabase } from "./database.ts";
import { answersOf, type OrderBatch } from "./order-answers.ts";
import type { Workers } from "./workers.ts";

/** Fills the inbox with a batch of orders, has it worked through, and looks that nothing is missing; gives orders a second. */
export async function workThrough(
  database: BenchDatabase,
  running: Workers,
  { workers, batch }: Readonly<{ workers: number; batch: OrderBatch }>,
): Promise<number> {
  await fillInbox(database, [...answersOf(batch).keys()]);
  const seconds = await running.work(workers, batch);
  await expectPosted(database, batch);
  return batch.count / seconds;
}

export const fillInbox = (database: BenchDatabase, gids: readonly string[]) =>
  database.query(
    `insert into "InboxEvent" ("shopId", "id", "topic", "subjectGid")
     select $1, 'orders/create/' || gid, 'orders/create', gid from unnest($2::text[]) as gid`,
    [database.shopId, gids],
  );

/** Neither side may win by leaving something out: every order, its sales and lines, its credit, its entry, its settled event. */
export async function expectPosted(database: BenchDatabase, batch: OrderBatch): Promise<void> {
  const { rows } = await database.query(
    `select count(*)::int as orders, (sum(e."amountMinor") = sum(round(o."netMinor" * 0.125)))::boolean as agrees,
       sum((select count(*) from "Sale" s where s."shopId" = o."shopId" and s."orderId" = o."id"))::int as sales,
       sum((select count(*) from "OrderLine" l where l."shopId" = o."shopId" and l."orderId" = o."id"))::int as lines
     from "Order" o join "Entry" e on e."shopId" = o."shopId" and e."orderId" = o."id"
     join "Credit" c on c."shopId" = o."shopId" and c."orderId" = o."id"
     join "InboxEvent" i on i."shopId" = o."shopId" and i."subjectGid" = o."gid" and i."settledAt" is not null
     where o."shopId" = $1 and o."gid" = any($2::text[])`,
    [database.shopId, [...answersOf(batch).keys()]],
  );
  const expected = {
    orders: batch.count,
    agrees: true,
    sales: batch.count * 3,
    lines: batch.count * 2,
  };
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected))
    throw new Error(`posted ${JSON.stringify(rows[0])} of ${batch.count} orders`);
}
