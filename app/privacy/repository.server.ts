// Reads and blanks rows of every feature: a customer's or a whole shop's data does not stop at a folder (docs/architecture.md).

import { NO_DETAILS } from "#app/creators/profile.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { type SqlTx, sql, type Tx } from "#app/platform/db.server.ts";
import { SWEEP_MAX } from "#app/privacy/sweep-repository.server.ts";

export type RequestKind = "data_request" | "redact";

type NewRequest = Readonly<{
  id: string;
  kind: RequestKind;
  customerGid: string;
  sourceKey: string;
  receivedAt: Date;
  doneAt: Date;
  export: Prisma.InputJsonValue | null;
}>;

/** Keeps a request unless one of its source is there; says whether it did. */
export async function insertRequest(tx: Tx, shopId: string, request: NewRequest): Promise<boolean> {
  const { count } = await tx.privacyRequest.createMany({
    data: [{ shopId, ...request, export: request.export ?? Prisma.DbNull }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Keeps a merge unless that customer was merged before. */
export const insertMerge = (
  tx: Tx,
  shopId: string,
  merge: Readonly<{ id: string; deletedGid: string; keptGid: string; mergedAt: Date }>,
) => tx.customerMerge.createMany({ data: [{ shopId, ...merge }], skipDuplicates: true });

/** Gives the orders of a customer to the one she was merged into. */
export const moveOrders = (
  tx: Tx,
  shopId: string,
  { deletedGid, keptGid }: Readonly<{ deletedGid: string; keptGid: string }>,
) =>
  tx.order.updateMany({
    where: { shopId, customerGid: deletedGid },
    data: { customerGid: keptGid },
  });

/** A customer with all that were merged into her, however many merges ago. */
export async function gidsOfCustomer(
  tx: Tx,
  shopId: string,
  customerGid: string,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ gid: string }[]>`
    with recursive same as (
      select ${customerGid}::text as gid
      union
      select m."deletedGid" from same join "CustomerMerge" m on m."shopId" = ${shopId}::uuid and m."keptGid" = same.gid
    ) select gid from same order by gid`;
  return rows.map(({ gid }) => gid);
}

/** Whom a request is about: every id the customer had, and orders that Shopify names. */
export type Subject = Readonly<{ customerGids: readonly string[]; orderGids: readonly string[] }>;

/** Every row that hangs on a customer: her orders, each with its lines, sales, credits and entries, amounts in minor units. */
export async function rowsOfCustomer(
  tx: Tx,
  shopId: string,
  subject: Subject,
): Promise<Prisma.JsonValue[]> {
  const rows = await tx.$queryRaw<{ row: Prisma.JsonValue }[]>`
    select jsonb_build_object(
      'order', to_jsonb(o) - 'shopId',
      'lines', (select coalesce(jsonb_agg(to_jsonb(l) - 'shopId' order by l."position"), '[]'::jsonb)
        from "OrderLine" l where l."shopId" = o."shopId" and l."orderId" = o."id"),
      'sales', (select coalesce(jsonb_agg(to_jsonb(s) - 'shopId' order by s."id"), '[]'::jsonb)
        from "Sale" s where s."shopId" = o."shopId" and s."orderId" = o."id"),
      'credits', (select coalesce(jsonb_agg(to_jsonb(c) - 'shopId' order by c."id"), '[]'::jsonb)
        from "Credit" c where c."shopId" = o."shopId" and c."orderId" = o."id"),
      'entries', (select coalesce(jsonb_agg(to_jsonb(e) - 'shopId' order by e."id"), '[]'::jsonb)
        from "Entry" e where e."shopId" = o."shopId" and e."orderId" = o."id")
    ) as row
    from "Order" o
    where o."shopId" = ${shopId}::uuid
      and (o."customerGid" = any(${[...subject.customerGids]}::text[]) or o."gid" = any(${[...subject.orderGids]}::text[]))
    order by o."processedAt", o."id"`;
  return rows.map(({ row }) => row);
}

/** The requests of a customer so far, without their answers. */
export const requestsOfCustomer = (tx: Tx, shopId: string, customerGids: readonly string[]) =>
  tx.privacyRequest.findMany({
    where: { shopId, customerGid: { in: [...customerGids] } },
    select: { kind: true, customerGid: true, receivedAt: true, doneAt: true },
    orderBy: { id: "asc" },
  });

/**
 * Takes a customer off their orders, with the visits that led there; of references the link alone stays that an order is credited by, so that
 * the books balance. Gives the ids of the orders.
 */
export async function blankOrders(tx: Tx, shopId: string, subject: Subject): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update "Order" o set "customerGid" = null, "isRedacted" = true, "references" = coalesce((
        select array[s."key" || '-' || l."key"] from "Credit" c
        join "Link" l on l."shopId" = c."shopId" and l."id" = c."linkId" join "Shop" s on s."id" = c."shopId"
        where c."shopId" = o."shopId" and c."orderId" = o."id" limit 1), '{}')
    where o."shopId" = ${shopId}::uuid
      and (o."customerGid" = any(${[...subject.customerGids]}::text[]) or o."gid" = any(${[...subject.orderGids]}::text[]))
    returning o."id"`;
  return rows.map(({ id }) => id);
}

/** Blanks the answers to earlier data requests of a customer. */
export const blankExports = (tx: Tx, shopId: string, customerGids: readonly string[]) =>
  tx.privacyRequest.updateMany({
    where: { shopId, customerGid: { in: [...customerGids] } },
    data: { export: Prisma.DbNull },
  });

/** Which of these customers were redacted, themselves or as whom they were merged into: what is read of them later stays blank. */
export async function findRedacted(
  tx: SqlTx,
  shopId: string,
  customerGids: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ customerGid: string }>(sql`
    with recursive now as (
      select gid as asked, gid from unnest(${customerGids}::text[]) as gid
      union
      select now.asked, m."keptGid" from now join "CustomerMerge" m on m."shopId" = ${shopId}::uuid and m."deletedGid" = now.gid
    )
    select distinct now.asked as "customerGid" from now
    join "PrivacyRequest" r on r."shopId" = ${shopId}::uuid and r."kind" = 'redact' and r."customerGid" = now.gid`);
  return rows.map(({ customerGid }) => customerGid);
}

export type RequestKey = Readonly<{ receivedAt: Date; id: string }>;

/** Requests, newest first, after a key, without their answers. */
export const listRequests = (
  tx: Tx,
  shopId: string,
  list: Readonly<{ after: RequestKey | null; take: number }>,
) =>
  tx.$queryRaw<
    Readonly<{
      id: string;
      kind: RequestKind;
      customerGid: string;
      receivedAt: Date;
      hasExport: boolean;
    }>[]
  >`
    select "id", "kind", "customerGid", "receivedAt", "export" is not null as "hasExport"
    from "PrivacyRequest"
    where "shopId" = ${shopId}::uuid
      and (${list.after === null} or ("receivedAt", "id")
        < (${list.after?.receivedAt ?? null}::timestamptz, ${list.after?.id ?? null}::uuid))
    order by "receivedAt" desc, "id" desc
    limit ${list.take}`;

export const findExport = (tx: Tx, shopId: string, id: string) =>
  tx.privacyRequest.findFirst({
    where: { shopId, id, kind: "data_request", NOT: { export: { equals: Prisma.DbNull } } },
    select: { id: true, export: true },
  });

/** Tables of a shop, each before those that it refers to. */
export const TENANT_TABLES = [
  "PastCredit",
  "CodeExemption",
  "Verification",
  "PayoutItem",
  "PayoutSheet",
  "Payout",
  "Approval",
  "Entry",
  "Tally",
  "Credit",
  "Correction",
  "Sale",
  "OrderLine",
  "Order",
  "Cost",
  "EarningsLink",
  "Click",
  "BulkRow",
  "BulkRun",
  "CodePattern",
  "BuyingModel",
  "VisitorSalt",
  "LinkDefaults",
  "SafeCode",
  "SafePool",
  "Code",
  "LandingProduct",
  "LandingPage",
  "Link",
  "Pause",
  "ProfileChange",
  "CampaignCreator",
  "Campaign",
  "Screening",
  "Application",
  "Invitation",
  "Membership",
  "ProgramGroup",
  "Program",
  "Creator",
  "Terms",
  "CollectionProduct",
  "Collection",
  "Drift",
  "DriftDecision",
  "Offer",
  "CreatorImportPart",
  "CreatorImportPiece",
  "CreatorImport",
  "HistoryFault",
  "HistoryImport",
  "PrivacyRequest",
  "CustomerMerge",
  "Reconciliation",
  "AdminBudget",
  "HeardTopic",
  "TestOrder",
  "InboxEvent",
] as const;

/** Makes the append-only tables let rows go, in this transaction alone. */
const allowErasing = (tx: Tx) => tx.$queryRaw`select set_config('app.erasing', 'on', true)`;

/** What an erased creator is called. */
const ERASED_NAME = "Erased creator";

/** Takes a person off a creator: what was written down, its history, page, applications with their invitations, and screenings. */
export async function blankCreator(tx: Tx, shopId: string, creatorId: string): Promise<void> {
  await allowErasing(tx);
  const own = { where: { shopId, creatorId } };
  const applications = await tx.application.findMany({ ...own, select: { invitationId: true } });
  const invited = applications.flatMap(({ invitationId }) => invitationId ?? []);
  await tx.screening.deleteMany(own);
  await tx.application.deleteMany(own);
  await tx.invitation.deleteMany({ where: { shopId, id: { in: invited } } });
  await tx.profileChange.deleteMany(own);
  await tx.landingProduct.deleteMany({ where: { shopId, pageId: creatorId } });
  await tx.landingPage.deleteMany({ where: { shopId, id: creatorId } });
  await tx.$queryRaw`select set_config('app.erasing', 'off', true)`;
  await tx.creator.updateMany({
    where: { shopId, id: creatorId },
    data: { ...NO_DETAILS, ...NO_LISTS, name: ERASED_NAME, handle: "", followers: 0, note: "" },
  });
}

const NO_LISTS = { tags: [], otherHandles: [], customFields: [] };

/** Deletes every row of a shop, its sessions and itself. */
export async function deleteShopRows(
  tx: Tx,
  shop: Readonly<{ id: string; domain: string }>,
): Promise<void> {
  await allowErasing(tx);
  for (const table of TENANT_TABLES) {
    // The name comes from the list above, never from outside.
    await tx.$executeRaw`delete from ${Prisma.raw(`"${table}"`)} where "shopId" = ${shop.id}::uuid`;
  }
  await tx.session.deleteMany({ where: { shop: shop.domain } });
  await tx.shop.deleteMany({ where: { id: shop.id } });
  await tx.$queryRaw`select set_config('app.erasing', 'off', true)`;
}

/**
 * Takes the domain off a shop that is out: should it come back while its rows are being deleted, it begins anew instead of with half of
 * its books. False when the shop is in.
 */
export async function detachShop(tx: Tx, shopId: string): Promise<boolean> {
  const { count } = await tx.shop.updateMany({
    where: { id: shopId, uninstalledAt: { not: null } },
    data: { domain: `${shopId}.erased` },
  });
  return count === 1;
}

/** Deletes some rows of a shop in one table; says how many. */
export async function deleteSomeRows(
  tx: Tx,
  shopId: string,
  table: (typeof TENANT_TABLES)[number],
): Promise<number> {
  await allowErasing(tx);
  const name = Prisma.raw(`"${table}"`);
  return tx.$executeRaw`
    delete from ${name} where "ctid" = any(array(
      select "ctid" from ${name} where "shopId" = ${shopId}::uuid limit ${SWEEP_MAX}))`;
}
