import { SHOPIFY_WINDOW_DAYS } from "#app/history/contract.ts";
import {
  type HistoryImport,
  isUnderWay,
  percentDone,
  restInWords,
  restSeconds,
} from "#app/history/history-import.ts";
import { faultsOf, latestImport } from "#app/history/repository.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** What the page of past orders shows: the last import, how far it is and what it could not read. */
export async function historyPage(tx: Tx, shop: Shop, now: Date) {
  const one = await latestImport(tx, shop.id);
  return { last: one && (await shown(tx, shop, one, now)), windowDays: SHOPIFY_WINDOW_DAYS };
}

async function shown(tx: Tx, shop: Shop, one: HistoryImport, now: Date) {
  const rest = restSeconds(one, now);
  const faults = one.ordersFaulty > 0 ? await faultsOf(tx, shop.id, one.id) : [];
  return {
    id: one.id,
    state: one.state,
    isUnderWay: isUnderWay(one),
    asked: formatInstant(one.askedAt, shop.zone),
    since: one.sinceAt && formatInstant(one.sinceAt, shop.zone),
    seesAll: one.seesAll,
    found: one.ordersFound.toLocaleString("en-US"),
    done: one.ordersDone.toLocaleString("en-US"),
    entries: one.entries.toLocaleString("en-US"),
    percent: percentDone(one),
    rest: rest === null ? null : restInWords(rest),
    finished: one.finishedAt && formatInstant(one.finishedAt, shop.zone),
    failure: one.failure,
    faulty: one.ordersFaulty,
    faults: faults.map(({ line, problem, orderGid }) => ({
      line,
      problem,
      order: orderGid?.split("/").at(-1) ?? null,
    })),
  };
}

/** The line on the Overview while an import is under way, or after one failed. */
export async function historyNotices(tx: Tx, shop: Shop) {
  const one = await latestImport(tx, shop.id);
  if (!one || one.state === "done") return [];
  const link = { url: "/app/history", action: "See past orders" } as const;
  if (one.state === "failed")
    return [
      {
        ...link,
        key: "history",
        tone: "warning" as const,
        title: "The import of past orders stopped",
        text: "What is in stays in, and new orders come as ever.",
      },
    ];
  return [
    {
      ...link,
      key: "history",
      tone: "info" as const,
      title: "Past orders are coming in",
      text: `${one.ordersDone.toLocaleString("en-US")} so far; figures grow until all are in. New orders come as ever.`,
    },
  ];
}
