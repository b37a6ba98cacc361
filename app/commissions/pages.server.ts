import { pausedTraces } from "#app/attribution/attribute-order.server.ts";
import type { Evidence } from "#app/attribution/contract.ts";
import {
  correctionsShown,
  creditsShown,
  type ShownCorrection,
} from "#app/attribution/find-credits.server.ts";
import { lossOf, pausedReason, reasonOf, shortReasonOf } from "#app/attribution/reason.ts";
import { explainOrder } from "#app/commissions/explain-order.server.ts";
import { type EntryKind, entryStates, orderState } from "#app/commissions/ledger.ts";
import {
  commissionSums,
  creatorLedger,
  creatorOrders,
  entriesOfOrder,
  type LedgerKey,
  type LedgerRow,
} from "#app/commissions/repository.server.ts";
import { showProgress } from "#app/commissions/show-progress.server.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
import { formatDay, formatInstant, localDateOf } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { formatMoney } from "#app/kit/money.ts";
import { decodeCursor, encodeCursor, instantIn } from "#app/kit/page.ts";
import { storedOrders } from "#app/orders/find-stored.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";
import { periodInWords } from "#app/programs/period-terms.ts";
import { describeOpenHold } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";

const ROWS = 25;

/** Who earns what on each of some orders, by order id; an order of nobody is not in it. */
export async function earningsOfOrders(tx: Tx, shop: Shop, orderIds: readonly string[]) {
  const credits = await creditsShown(tx, shop.id, orderIds);
  const sums = await commissionSums(tx, shop.id, orderIds);
  const sumOf = new Map(sums.map((sum) => [`${sum.orderId} ${sum.creatorId}`, sum]));
  return Object.fromEntries(
    credits.map((credit) => {
      const sum = sumOf.get(`${credit.orderId} ${credit.creatorId}`);
      const earning = {
        creatorId: credit.creatorId,
        creator: credit.creatorName,
        reason: shortReasonOf(credit.evidence.won),
        commission: formatMoney({ minor: sum?.sumMinor ?? 0n, currency: shop.currency }),
        state: sum ? orderState(sum) : null,
      };
      return [credit.orderId, earning];
    }),
  );
}

/** Why an order is whose, and what the ledger says of it. */
export async function orderStory(
  tx: Tx,
  shop: Shop,
  order: Readonly<{ id: string; orderedAt: Date }>,
) {
  const [credit] = await creditsShown(tx, shop.id, [order.id]);
  const corrections = await correctionsShown(tx, shop.id, order.id);
  const entries = await entriesOfOrder(tx, shop.id, order.id);
  const money = (minor: bigint) => formatMoney({ minor, currency: shop.currency });
  return {
    creator: credit ? { id: credit.creatorId, name: credit.creatorName } : null,
    reason: credit
      ? reasonOf(credit.evidence.won, {
          creatorName: credit.creatorName,
          orderedAt: order.orderedAt,
          zone: shop.zone,
        })
      : await reasonOfNobody(tx, shop, { orderId: order.id, correction: corrections[0] }),
    correction: {
      formId: newId(),
      isByHand: corrections[0] !== undefined && corrections[0].kind !== "undo",
      past: corrections.map((correction) => presentCorrection(correction, shop.zone)),
    },
    losers: credit ? losersOf(credit.evidence, credit.names) : [],
    traces: credit ? tracesOf(credit.evidence, credit.names, shop.zone) : [],
    entries: entries.map((entry) => ({
      id: entry.id,
      at: formatInstant(entry.occurredAt, shop.zone),
      creator: entry.creator,
      what: ENTRY_WORDS[entry.kind],
      base: entry.baseMinor === null ? "" : money(entry.baseMinor),
      amount: money(entry.amountMinor),
      state: entryStates[entry.state],
      payableOn: entry.payableAt
        ? formatDay(localDateOf(entry.payableAt, shop.zone))
        : entry.hold
          ? describeOpenHold(entry.hold)
          : "",
    })),
    workedOut: credit ? await explainOrder(tx, shop, credit) : [],
    total: money(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)),
  };
}

async function reasonOfNobody(
  tx: Tx,
  shop: Shop,
  { orderId, correction }: Readonly<{ orderId: string; correction: ShownCorrection | undefined }>,
): Promise<string> {
  if (correction?.kind === "exclude") {
    const on = formatDay(localDateOf(correction.madeAt, shop.zone));
    return `Excluded from commission by hand on ${on}: “${correction.note}”.`;
  }
  const [order] = await storedOrders(plainSql(tx), shop.id, [orderId]);
  const [paused] = order ? await pausedTraces(plainSql(tx), shop.id, order) : [];
  if (!paused) return "No creator's code or link led to this order.";
  const names = await namesOfCreators(tx, shop.id, [paused.creatorId]);
  return pausedReason(paused, names[paused.creatorId] ?? "");
}

const presentCorrection = (correction: ShownCorrection, zone: string) => ({
  id: correction.id,
  what:
    correction.kind === "assign"
      ? `Assigned to ${correction.creatorName}`
      : CORRECTION_WORDS[correction.kind],
  note: correction.note,
  who: `Staff account ${correction.staffId}`,
  at: formatInstant(correction.madeAt, zone),
});

const CORRECTION_WORDS = {
  exclude: "Excluded from commission",
  undo: "Back to what codes and links say",
} as const;

/** A creator's newest orders, each with its reason, and a page of the ledger; with where the rest of both is. */
export async function creatorStatement(
  tx: Tx,
  shop: Shop,
  { creatorId, cursor, now }: Readonly<{ creatorId: string; cursor: string | null; now: Date }>,
) {
  const { orders, next } = await ordersOfCreator(tx, shop, { creatorId, cursor: null });
  const ledger = await ledgerOfCreator(tx, shop, { creatorId, cursor });
  return {
    currency: shop.currency,
    progress: await showProgress(tx, shop, { creatorId, now }),
    adjustment: { formId: newId(), creatorId, currency: shop.currency },
    orders,
    moreOrders: next && `/app/orders?creator=${creatorId}`,
    lines: ledger.lines,
    moreLines: ledger.next && `?ledger=${ledger.next}`,
  };
}

/** A creator's orders with the reason for each, newest first. */
export async function ordersOfCreator(
  tx: Tx,
  shop: Shop,
  { creatorId, cursor }: Readonly<{ creatorId: string; cursor: string | null }>,
) {
  const found = await creatorOrders(tx, shop.id, {
    creatorId,
    after: readKey(cursor),
    take: ROWS + 1,
  });
  const rows = found.slice(0, ROWS);
  const earnings = await earningsOfOrders(
    tx,
    shop,
    rows.map(({ id }) => id),
  );
  const credits = await creditsShown(
    tx,
    shop.id,
    rows.map(({ id }) => id),
  );
  const creditOf = new Map(credits.map((credit) => [credit.orderId, credit]));
  return {
    orders: rows.map((row) => {
      const credit = creditOf.get(row.id);
      const earning = earnings[row.id];
      return {
        id: row.id,
        name: row.name,
        ...momentOf(row.at, shop.zone),
        reason: credit
          ? reasonOf(credit.evidence.won, {
              creatorName: credit.creatorName,
              orderedAt: row.at,
              zone: shop.zone,
            })
          : "",
        net: formatMoney({ minor: row.netMinor, currency: shop.currency }),
        commission: earning?.commission ?? "",
        state: earning?.state ?? null,
      };
    }),
    next: found.length > ROWS ? writeKey(rows.at(-1)) : null,
    currency: shop.currency,
  };
}

/** A creator's ledger, newest first, each line with the balance after it. */
export async function ledgerOfCreator(
  tx: Tx,
  shop: Shop,
  { creatorId, cursor }: Readonly<{ creatorId: string; cursor: string | null }>,
) {
  const found = await creatorLedger(tx, shop.id, {
    creatorId,
    after: readKey(cursor),
    take: ROWS + 1,
  });
  const rows = found.slice(0, ROWS);
  const money = (minor: bigint) => formatMoney({ minor, currency: shop.currency });
  return {
    lines: rows.map((row) => ({
      id: row.id,
      ...momentOf(row.at, shop.zone),
      what: lineWords(row),
      order: row.orderId === null ? null : { id: row.orderId, name: row.orderName ?? "" },
      amount: money(row.amountMinor),
      balance: money(row.balanceMinor),
    })),
    next: found.length > ROWS ? writeKey(rows.at(-1)) : null,
    currency: shop.currency,
  };
}

const momentOf = (at: Date, zone: string) => {
  const day = localDateOf(at, zone);
  return { day, on: formatDay(day), exact: formatInstant(at, zone) };
};

const ENTRY_WORDS: Readonly<Record<EntryKind, string>> = {
  earned: "Earned",
  adjustment: "Order changed",
  reversal: "Refunded, cancelled or changed",
  clawback: "Taken back after it was paid out",
  tier: "Commission tiers",
  goal: "Goal reached",
  cap: "Above the most that is paid",
  bonus: "Bonus",
  credit: "Credit",
  debit: "Debit",
  payout: "Paid out",
};

function lineWords({ kind, note, staffId, period }: LedgerRow): string {
  if (period !== null) return `${ENTRY_WORDS[kind]}, ${periodInWords(period)}`;
  if (kind === "payout" && note) return `${ENTRY_WORDS.payout}, reference ${note}`;
  return staffId === null
    ? ENTRY_WORDS[kind]
    : `${ENTRY_WORDS[kind]}: ${note}. By staff account ${staffId}`;
}

/** Traces of other creators that lost; the winner's own other traces decided nothing between two people. */
const losersOf = (evidence: Evidence, names: Readonly<Record<string, string>>): string[] =>
  evidence.lost
    .filter(({ trace }) => trace.creatorId !== evidence.won.creatorId)
    .map(({ trace, reason }) => lossOf(trace, reason, names[trace.creatorId] ?? ""));

/** Clicks for the time line, those that lost too. */
const tracesOf = (evidence: Evidence, names: Readonly<Record<string, string>>, zone: string) =>
  [evidence.won, ...evidence.lost.map(({ trace }) => trace)].flatMap((trace) => {
    if (trace.kind !== "link" || trace.clickedAt === null) return [];
    const at = formatInstant(new Date(trace.clickedAt), zone);
    const link = trace.label === "" ? "the link" : `the link “${trace.label}”`;
    const text = `Visit through ${link} of ${names[trace.creatorId] ?? "a creator"}`;
    return [{ instant: trace.clickedAt, at, text }];
  });

const writeKey = (row: LedgerKey | undefined): string | null =>
  row ? encodeCursor([row.at.toISOString(), row.id]) : null;

function readKey(cursor: string | null): LedgerKey | null {
  const [at, rowId] = decodeCursor(cursor) ?? [];
  const id = parseId(rowId ?? "");
  const instant = instantIn(at);
  return id && instant ? { at: instant, id } : null;
}
