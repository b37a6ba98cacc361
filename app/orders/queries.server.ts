// The orders page, read-only: each filter begins at an index that gives its orders newest first, so that a page costs the same whatever
// the shop has: Order (shopId, processedAt, id) and its partial indexes, Credit (shopId, creatorId | kind, orderedAt, orderId).
import { Prisma } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/platform/db.server.ts";

export type ListedOrder = Readonly<{
  id: string;
  name: string;
  processedAt: Date;
  sourceName: string | null;
  exclusion: string | null;
  isPaid: boolean;
  isSubscription: boolean;
  isExchange: boolean;
  grossMinor: bigint;
  discountMinor: bigint;
  refundMinor: bigint;
  netMinor: bigint;
}>;

export type OrderFilter = Readonly<{
  /** Beginning of the order's name, with or without its "#". */
  name: string;
  creatorId: string | null;
  by: "code" | "link" | "none" | null;
  flag: "refunded" | "excluded" | "unpaid" | null;
  /** Placed at or after `from` and before `to`. */
  from: Date | null;
  to: Date | null;
}>;

export type OrderKey = Readonly<{ processedAt: Date; id: string }>;

/** Orders, newest first, after a key; with `isBack` those before it, oldest first. */
export function listOrders(
  tx: Tx,
  shopId: string,
  filter: OrderFilter,
  page: Readonly<{ key: OrderKey | null; isBack: boolean; take: number }>,
): Promise<ListedOrder[]> {
  const { key, isBack, take } = page;
  const { from, at, id } = sourceOf(shopId, filter);
  const direction = isBack ? Prisma.sql`asc` : Prisma.sql`desc`;
  const beyond = isBack ? Prisma.sql`>` : Prisma.sql`<`;
  const after = key
    ? Prisma.sql`and (${at}, ${id}) ${beyond} (${key.processedAt}::timestamptz, ${key.id}::uuid)`
    : Prisma.empty;
  // The page is found in indexes alone; its rows are fetched afterwards.
  return tx.$queryRaw`
    with page as materialized (
      select distinct on (${at}, ${id}) ${id} as "id" ${from} ${after}
      order by ${at} ${direction}, ${id} ${direction} limit ${take})
    select o."id", o."name", o."processedAt", o."sourceName", o."exclusion", o."isPaid", o."isSubscription", o."isExchange",
      o."grossMinor", o."discountMinor", o."refundMinor", o."netMinor"
    from page join "Order" o on o."shopId" = ${shopId}::uuid and o."id" = page."id"
    order by o."processedAt" ${direction}, o."id" ${direction}`;
}

/** How many orders match, at most `max`: a count of more would grow with the shop. */
export async function countOrders(
  tx: Tx,
  shopId: string,
  { filter, max }: Readonly<{ filter: OrderFilter; max: number }>,
): Promise<number> {
  const { from, at, id } = sourceOf(shopId, filter);
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as "count" from (
      select distinct on (${at}, ${id}) 1 ${from} order by ${at} desc, ${id} desc limit ${max}) as counted`;
  return row?.count ?? 0;
}

/**
 * Where the orders of a filter come from, and the two columns they come by: from a creator's or a touch's credits, else from the orders.
 * A name is the narrowest of all, so its orders come first and are asked for their credits.
 */
function sourceOf(shopId: string, filter: OrderFilter) {
  const { creatorId, by, flag, name } = filter;
  const credit = Prisma.join(
    [
      Prisma.sql`c."shopId" = ${shopId}::uuid`,
      ...(creatorId ? [Prisma.sql`c."creatorId" = ${creatorId}::uuid`] : []),
      ...(by === "code" || by === "link" ? [Prisma.sql`c."kind" = ${by}`] : []),
      ...(creatorId && by === "none" ? [Prisma.sql`false`] : []), // nobody's order is a creator's
    ],
    " and ",
  );
  const isCredited = creatorId !== null || by === "code" || by === "link";
  if (isCredited && name === "") {
    const [at, id] = [Prisma.sql`c."orderedAt"`, Prisma.sql`c."orderId"`];
    // Credits come in the order of time and each is looked for in the flag's index, until the page is full. PostgreSQL would rather join all
    // and sort, since it takes the instant and the id for independent: "offset 0" keeps it from that.
    const join = flag
      ? Prisma.sql`cross join lateral (select from "Order" o where o."shopId" = c."shopId" and o."processedAt" = c."orderedAt"
          and o."id" = c."orderId" and ${FLAGS[flag]} offset 0) as o`
      : Prisma.empty;
    return {
      from: Prisma.sql`from "Credit" c ${join} where ${credit} ${placed(at, filter)}`,
      at,
      id,
    };
  }
  const [at, id] = [Prisma.sql`o."processedAt"`, Prisma.sql`o."id"`];
  const hasCredit = Prisma.sql`exists (select from "Credit" c where ${credit} and c."orderId" = o."id")`;
  const conditions = [
    Prisma.sql`o."shopId" = ${shopId}::uuid`,
    ...(flag ? [FLAGS[flag]] : []),
    ...(name === "" ? [] : [named(name)]),
    ...(isCredited ? [hasCredit] : by === "none" ? [Prisma.sql`not ${hasCredit}`] : []),
  ];
  const where = Prisma.sql`${Prisma.join(conditions, " and ")} ${placed(at, filter)}`;
  return { from: Prisma.sql`from "Order" o where ${where}`, at, id };
}

const placed = (at: Prisma.Sql, { from, to }: OrderFilter): Prisma.Sql => Prisma.sql`
  ${from ? Prisma.sql`and ${at} >= ${from}::timestamptz` : Prisma.empty}
  ${to ? Prisma.sql`and ${at} < ${to}::timestamptz` : Prisma.empty}`;

/** Each as its partial index says it. */
const FLAGS = {
  refunded: Prisma.sql`o."refundMinor" > 0`,
  excluded: Prisma.sql`o."exclusion" is not null`,
  unpaid: Prisma.sql`not o."isPaid" and o."exclusion" is null`,
} as const satisfies Record<NonNullable<OrderFilter["flag"]>, Prisma.Sql>;

/** Shorter than this, a name is taken whole: too many orders begin with two digits. */
const BEGINNING_LENGTH_MIN = 3;

function named(name: string): Prisma.Sql {
  const text = name.toLowerCase().replace(/^#/, "");
  const rest = text.length < BEGINNING_LENGTH_MIN ? "" : "%";
  const start = `${text.replace(/[\\%_]/g, "\\$&")}${rest}`;
  return Prisma.sql`(lower(o."name") like ${start} or lower(o."name") like ${`#${start}`})`;
}
