// The books of a large shop, written straight into the tables by the database itself: a bench measures what reads them.
import { type BenchCreator, makeCreators } from "./creators.ts";
import type { BenchDatabase } from "./database.ts";

const CREATORS = 1_000;
const DAYS = 400;

/** An id like uuid v7 for the n-th row of a kind: ids rise with n, as those of the app rise with time. */
const id = (kind: number, n: string) =>
  `(lpad(to_hex(1760000000000 + ${n}), 12, '0') || '70${kind}0' || '8' || lpad(to_hex(${n}), 15, '0'))::uuid`;

/**
 * Orders over 400 days with two products and shipping each. Seven of ten are credited, one of ten all to the first creator; one of ten is
 * half given back, a few are cancelled, unpaid or paid in euros. What was earned in the first half is paid out.
 */
export async function fillBooks(
  database: BenchDatabase,
  orders: number,
  note: (what: string) => void,
): Promise<BenchCreator[]> {
  const creators = await makeCreators(database, CREATORS);
  await addBooks(database, { creators, after: 0, upTo: orders, note });
  return creators;
}

/** Adds the orders numbered above `after`, up to and with `upTo`, with a payout of their own. */
export async function addBooks(
  database: BenchDatabase,
  {
    creators,
    after,
    upTo,
    note,
  }: Readonly<{
    creators: readonly BenchCreator[];
    after: number;
    upTo: number;
    note: (what: string) => void;
  }>,
): Promise<void> {
  const { shopId, query } = database;
  await query("set session_replication_role = replica"); // the rows fit together: no foreign key needs to look
  await query("set synchronous_commit = off");
  await query(
    `create table bench_order as
     select n, ${id(1, "n")} as id, now() - make_interval(secs => (${upTo} - n) * ${DAYS * 86_400}::float / ${upTo}) as at,
       3600 + (n % 50) * 100 as first, 400 as off, n % 10 = 5 or n % 50 = 0 as is_back, n % 200 = 199 as is_cancelled, n % 200 <> 189 as is_paid,
       n % 100 = 49 as is_foreign, case when n % 10 = 0 then 0 when n % 10 < 7 then n * 7919 % ${creators.length} end as creator
     from generate_series(${after + 1}, ${upTo}::bigint) as n`,
  );
  await query(
    "create table bench_creator as select * from unnest($1::int[], $2::uuid[], $3::text[]) as c(i, id, code)",
    [
      creators.map((_, i) => i),
      creators.map((one) => one.creator),
      creators.map((one) => one.code),
    ],
  );
  for (const [what, text] of statements(shopId, creators, upTo)) {
    note(what);
    await query(text);
  }
  await query("drop table bench_order, bench_creator");
  await query("set session_replication_role = default");
  await query("set synchronous_commit = on");
  note("vacuum");
  await query("vacuum analyze");
}

/** Net of an order now, and of one as placed. */
const NOW =
  "case when is_cancelled then 0 else first + 2250 - case when is_back then 2250 else 0 end end";
const commission = (net: string) => `((${net}) * 2500 + 10000) / 20000`;

function statements(
  shopId: string,
  creators: readonly BenchCreator[],
  number: number,
): [string, string][] {
  const shop = `'${shopId}'::uuid`;
  const { offerId, termsId } = creators[0] as BenchCreator;
  const isOn = "(not is_cancelled)";
  return [
    [
      "orders",
      `insert into "Order" ("shopId", "id", "gid", "name", "createdAt", "processedAt", "updatedAt", "cancelledAt", "isTest", "sourceName",
         "financialStatus", "currency", "presentmentCurrency", "isPaid", "codes", "codeDiscountsMinor", "references", "customerGid",
         "isNewCustomer", "isNewCustomerSettled", "isJourneyReady", "isSubscription", "isExchange", "exclusion", "grossMinor",
         "discountMinor", "refundMinor", "netMinor", "commissionableMinor", "placedNetMinor")
       select ${shop}, o.id, 'gid://shopify/Order/' || 5000000000000 + n, '#' || 1000 + n, at, at, at, case when is_cancelled then at end, false,
         'web', case when is_paid then 'PAID' else 'PENDING' end, 'USD', case when is_foreign then 'EUR' else 'USD' end, is_paid,
         case when code is null then '{}' else array[code] end, case when code is null then '{}' else array[off] end, '{}',
         'gid://shopify/Customer/' || n % 300000, n % 3 = 0, true, true, false, false, case when is_cancelled then 'cancelled' end,
         ${isOn}::int * (first + 2250 + off), ${isOn}::int * off, (${isOn} and is_back)::int * 2250, ${NOW}, is_paid::int * (${NOW}), first + 2250
       from bench_order o left join bench_creator c on c.i = o.creator order by n`,
    ],
    [
      "sales",
      `insert into "Sale" ("shopId", "id", "orderId", "gid", "happenedAt", "reason", "actionType", "lineType", "lineGid", "quantity",
         "totalMinor", "taxMinor", "discountMinor", "presentmentTotalMinor", "presentmentTaxMinor")
       select ${shop}, ${id(2, "n * 4 + k")}, o.id, 'gid://shopify/Sale/' || n * 4 + k, at + make_interval(days => case k when 3 then 9 else 0 end),
         case k when 3 then 'REFUND' else 'ORDER' end, case k when 3 then 'RETURN' else 'ORDER' end,
         case k when 2 then 'SHIPPING' else 'PRODUCT' end, case when k <> 2 then 'gid://shopify/LineItem/' || n * 2 + k % 2 end,
         case k when 3 then -1 else 1 end, net + tax, tax, case k when 0 then off else 0 end,
         case when is_foreign then (net + tax) * 9 / 10 end, case when is_foreign then tax * 9 / 10 end
       from bench_order o cross join generate_series(0, 3) as k
       cross join lateral (select case k when 0 then first when 1 then 2250 when 2 then 795 else -2250 end as net) a
       cross join lateral (select case k when 2 then 0 else net * 8 / 100 end as tax) b
       where k < 3 or is_back order by n, k`,
    ],
    [
      "lines",
      `insert into "OrderLine" ("shopId", "id", "orderId", "gid", "position", "title", "sku", "vendor", "productType", "productGid",
         "variantGid", "quantity", "isGiftCard")
       select ${shop}, ${id(3, "n * 2 + k")}, o.id, 'gid://shopify/LineItem/' || n * 2 + k, k, case k when 0 then 'Serum' else 'Brush' end,
         'SKU-' || k, 'Northwind', 'Skincare', 'gid://shopify/Product/' || k, 'gid://shopify/ProductVariant/' || k, 1, false
       from bench_order o cross join generate_series(0, 1) as k order by n, k`,
    ],
    [
      "credits",
      `insert into "Credit" ("shopId", "id", "orderId", "creatorId", "shareOf10000", "kind", "evidence", "offerId", "termsId", "netMinor",
         "discountMinor", "orderedAt")
       select ${shop}, ${id(4, "n")}, o.id, c.id, 10000, 'code',
         jsonb_build_object('won', jsonb_build_object('kind', 'code', 'creatorId', c.id, 'code', code), 'lost', '[]'::jsonb),
         '${offerId}', '${termsId}', ${NOW}, ${isOn}::int * off, at
       from bench_order o join bench_creator c on c.i = o.creator order by n`,
    ],
    [
      "entries",
      `insert into "Entry" ("shopId", "id", "creatorId", "orderId", "kind", "amountMinor", "baseMinor", "currency", "termsId",
         "orderUpdatedAt", "sourceKey", "occurredAt", "payableAt")
       select ${shop}, ${id(5, "n * 2 + k")}, c.id, o.id, case k when 0 then 'earned' else 'reversal' end,
         case k when 0 then ${commission("first + 2250")} else ${commission("first")} - ${commission("first + 2250")} end,
         case k when 0 then first + 2250 else first end, 'USD', '${termsId}', at,
         'order:gid://shopify/Order/' || 5000000000000 + n || ':' || c.id || ':' || k, at + make_interval(days => k * 9), at + interval '30 days'
       from bench_order o join bench_creator c on c.i = o.creator cross join generate_series(0, 1) as k where k = 0 or is_back order by n, k`,
    ],
    ...payout(shop, number),
  ];
}

/** Approvals of what is past its hold, and one payout of all that occurred in the first half and is in none, paid. */
const payout = (shop: string, number: number): [string, string][] => [
  [
    "approvals",
    `insert into "Approval" ("shopId", "id", "approvedAt") select "shopId", "id", "payableAt" from "Entry"
     where "shopId" = ${shop} and "payableAt" <= now() order by "id" on conflict do nothing`,
  ],
  [
    "payout",
    `insert into "Payout" ("shopId", "id", "number", "cutOffOn", "currency", "state", "reference", "createdAt", "approvedAt", "paidAt")
     values (${shop}, ${id(6, `${number}`)}, ${number}, now() - interval '${DAYS / 2} days', 'USD', 'paid', 'bench', now(), now(), now())`,
  ],
  [
    "payout items",
    `insert into "PayoutItem" ("shopId", "id", "payoutId", "entryId", "creatorId", "amountMinor")
     select "shopId", "id", ${id(6, `${number}`)}, "id", "creatorId", "amountMinor" from "Entry"
     where "shopId" = ${shop} and "occurredAt" < now() - interval '${DAYS / 2} days' and "kind" <> 'payout' order by "id"
     on conflict do nothing`,
  ],
  [
    "payout entries",
    `insert into "Entry" ("shopId", "id", "creatorId", "kind", "amountMinor", "currency", "sourceKey", "note", "occurredAt", "payableAt")
     select ${shop}, gen_random_uuid(), "creatorId", 'payout', -sum("amountMinor"), 'USD', 'payout:' || "payoutId" || ':' || "creatorId",
       'bench', now(), now() from "PayoutItem" where "shopId" = ${shop} and "payoutId" = ${id(6, `${number}`)} group by "payoutId", "creatorId"`,
  ],
];
