import { costKindLabels, costKinds } from "#app/costs/cost.ts";
import {
  type CostFilter,
  type CostKey,
  listCosts,
  sumCosts,
} from "#app/costs/repository.server.ts";
import { formatDay, localDateOf, parseLocalDate } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { formatMoney } from "#app/kit/money.ts";
import { decodeCursor, encodeCursor } from "#app/kit/page.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_ROWS = 50;
const CREATOR_ROWS = 20;

type Row = Awaited<ReturnType<typeof listCosts>>[number];

const presentCost = (row: Row) => ({
  id: row.id,
  on: formatDay(row.incurredOn),
  creatorId: row.creatorId,
  creator: row.creator.name,
  kind: costKindLabels[row.kind],
  what: whatOf(row),
  amount: formatMoney({ minor: row.amountMinor, currency: row.currency }),
  isVoided: row.voidedAt !== null,
});

/** A gift says how its amount came about: "Calm serum, 3 × $9.80". */
function whatOf(row: Row): string {
  if (row.quantity === null || row.unitCostMinor === null) return row.note;
  const each = formatMoney({ minor: row.unitCostMinor, currency: row.currency });
  return `${row.note ? `${row.note}, ` : ""}${row.quantity} × ${each}`;
}

/** A creator's latest costs, their total, and what the form for the next one needs. */
export async function costsOfCreator(
  tx: Tx,
  shop: Shop,
  request: Readonly<{ creatorId: string; now: Date }>,
) {
  const filter = { creatorId: request.creatorId, kind: null };
  const rows = await listCosts(tx, shop.id, { filter, after: null, take: CREATOR_ROWS + 1 });
  return {
    costs: rows.slice(0, CREATOR_ROWS).map(presentCost),
    hasMore: rows.length > CREATOR_ROWS,
    total: await totalOf(tx, shop, filter),
    form: {
      costId: newId(),
      creatorId: request.creatorId,
      currency: shop.currency,
      today: localDateOf(request.now, shop.zone),
    },
  };
}

/** The page of all costs: filter and place come from the address, and nonsense there is no filter. */
export async function costsPage(tx: Tx, shop: Shop, url: URL) {
  const kind = costKinds.find((known) => known === url.searchParams.get("kind")) ?? null;
  const creatorId = parseId(url.searchParams.get("creator") ?? "");
  const filter = { creatorId, kind };
  const after = keyOf(url.searchParams.get("after"));
  const rows = await listCosts(tx, shop.id, { filter, after, take: PAGE_ROWS + 1 });
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  return {
    costs: shown.map(presentCost),
    total: await totalOf(tx, shop, filter),
    currency: shop.currency,
    kind: kind ?? "",
    creatorId,
    kinds: costKinds.map((value) => ({ value, label: costKindLabels[value] })),
    isFirst: after === null,
    next: rows.length > PAGE_ROWS && last ? encodeCursor([last.incurredOn, last.id]) : null,
  };
}

function keyOf(cursor: string | null): CostKey | null {
  const [day = "", text = ""] = decodeCursor(cursor) ?? [];
  const incurredOn = parseLocalDate(day);
  const id = parseId(text);
  return incurredOn && id ? { incurredOn, id } : null;
}

/** "12 costs, $3,250.00"; one sum a currency, since two never add up. */
async function totalOf(tx: Tx, shop: Shop, filter: CostFilter): Promise<string> {
  const sums = new Map<string, bigint>([[shop.currency, 0n]]);
  let count = 0;
  for (const group of await sumCosts(tx, shop.id, filter)) {
    sums.set(group.currency, (sums.get(group.currency) ?? 0n) + group.sumMinor);
    count += group.count;
  }
  const amounts = [...sums].map(([currency, minor]) => formatMoney({ minor, currency }));
  return `${count} ${count === 1 ? "cost" : "costs"}, ${amounts.join(" and ")}`;
}
