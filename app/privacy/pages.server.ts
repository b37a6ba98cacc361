import { formatInstant } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { decodeCursor, encodeCursor, instantIn } from "#app/kit/page.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findExport, listRequests, type RequestKey } from "#app/privacy/repository.server.ts";
import { holdingsOf } from "#app/privacy/retention.ts";
import { keptDaysOf } from "#app/shops/keep-days.server.ts";
import type { Shop } from "#app/shops/shop.ts";
import { tierCutsOf } from "#app/shops/tier-cuts.server.ts";

const PAGE_ROWS = 20;

/** What the settings page shows: Shopify's facts of the shop, compliance requests, and what is stored. */
export async function settingsPage(tx: Tx, shop: Shop, url: URL) {
  const after = keyOf(url.searchParams.get("after"));
  const rows = await listRequests(tx, shop.id, { after, take: PAGE_ROWS + 1 });
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  const kept = await keptDaysOf(tx, shop.id);
  return {
    shop: {
      name: shop.name,
      domain: shop.domain,
      currency: shop.currency,
      zone: shop.zone,
      plan: shop.planName,
      storefront: shop.storefrontUrl,
      installed: formatInstant(shop.installedAt, shop.zone),
    },
    requests: shown.map((row) => ({
      id: row.id,
      what: row.kind === "redact" ? "Erasure of a customer" : "Data of a customer",
      customer: row.customerGid.split("/").at(-1) ?? "",
      received: formatInstant(row.receivedAt, shop.zone),
      answer: answerOf(row),
    })),
    isFirst: after === null,
    next:
      rows.length > PAGE_ROWS && last
        ? encodeCursor([last.receivedAt.toISOString(), last.id])
        : null,
    tierCuts: await tierCutsOf(tx, shop.id),
    messageDays: String(kept.messageDays),
    clickDays: String(kept.clickDays),
    holdings: holdingsOf(kept),
  };
}

type Answer = "done" | "download" | "ended";

function answerOf(row: Readonly<{ kind: string; hasExport: boolean }>): Answer {
  if (row.kind === "redact") return "done";
  return row.hasExport ? "download" : "ended";
}

/** The answer to a data request as a file; null when there is none, or no longer. */
export async function requestFile(tx: Tx, shop: Shop, requestId: string) {
  const id = parseId(requestId);
  const request = id && (await findExport(tx, shop.id, id));
  if (!request) return null;
  return {
    fileName: `customer-data-${request.id}.json`,
    text: `${JSON.stringify(request.export, null, 2)}\n`,
  };
}

function keyOf(cursor: string | null): RequestKey | null {
  const [at, rowId = ""] = decodeCursor(cursor) ?? [];
  const id = parseId(rowId);
  const receivedAt = instantIn(at);
  return id && receivedAt ? { receivedAt, id } : null;
}
