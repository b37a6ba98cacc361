import { heldSums } from "#app/commissions/payable-entries.server.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
import {
  formatDay,
  formatInstant,
  type LocalDate,
  localDateOf,
  parseLocalDate,
} from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { formatMoney } from "#app/kit/money.ts";
import { decodeCursor, encodeCursor } from "#app/kit/page.ts";
import { endOf, entriesUpTo } from "#app/payouts/open-payout.server.ts";
import { decidePayable, type LeftOut, totalDue } from "#app/payouts/payable.ts";
import { inWords, payoutStateLabels } from "#app/payouts/payout.ts";
import {
  type EntryLine,
  entriesOfLines,
  findFingerprint,
  findPayout,
  linesOfPayout,
  listPayouts,
  type PayoutRow,
  type PayoutSum,
  paidPayoutsOfCreator,
  sumsOfPayouts,
} from "#app/payouts/repository.server.ts";
import type { StatementLine } from "#app/payouts/statement.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_ROWS = 25;
const LINE_ROWS = 50;
/** Entries shown of one creator; the sheet and the ledger have them all. */
const ENTRY_ROWS = 100;
/** Rows of a preview; its total and the payout itself have them all. */
const PREVIEW_ROWS = 200;
const CREATOR_PAYOUTS = 24;

/** The list of payouts, and the preview of the next one when the address asks for a cut-off. */
export async function payoutsPage(tx: Tx, shop: Shop, request: Readonly<{ url: URL; now: Date }>) {
  const query = request.url.searchParams;
  const before = numberOf(query.get("before"));
  const rows = await listPayouts(tx, shop.id, { before, take: PAGE_ROWS + 1 });
  const shown = rows.slice(0, PAGE_ROWS);
  const sums = await sumsById(
    tx,
    shop.id,
    shown.map(({ id }) => id),
  );
  const last = shown.at(-1);
  const asked = query.get("cutOffOn");
  const cutOffOn = parseLocalDate(asked ?? "");
  return {
    currency: shop.currency,
    problem: asked !== null && !cutOffOn ? "Enter a real date, as YYYY-MM-DD" : null,
    payouts: shown.map((row) => presentPayout(row, sums.get(row.id), shop.zone)),
    isFirst: before === null,
    next: rows.length > PAGE_ROWS && last ? encodeCursor([String(last.number)]) : null,
    newPayout: { id: newId(), today: localDateOf(request.now, shop.zone) },
    preview: cutOffOn === null ? null : await previewOf(tx, shop, { cutOffOn, now: request.now }),
  };
}

function numberOf(cursor: string | null): number | null {
  const [text = ""] = decodeCursor(cursor) ?? [];
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

async function sumsById(tx: Tx, shopId: string, payoutIds: readonly string[]) {
  const sums = await sumsOfPayouts(tx, shopId, payoutIds);
  return new Map(sums.map((sum) => [sum.payoutId, sum]));
}

function presentPayout(row: PayoutRow, sum: PayoutSum | undefined, zone: string) {
  const total = { minor: sum?.sumMinor ?? 0n, currency: row.currency };
  const day = (instant: Date | null) => instant && formatInstant(instant, zone);
  return {
    id: row.id,
    title: `Payout ${row.number}`,
    cutOff: formatDay(row.cutOffOn),
    state: row.state,
    stateLabel: payoutStateLabels[row.state],
    creators: sum?.creators ?? 0,
    amount: formatMoney(total),
    inWords: inWords({ creators: sum?.creators ?? 0, total }),
    currency: row.currency,
    reference: row.reference,
    createdAt: formatInstant(row.createdAt, zone),
    approvedAt: day(row.approvedAt),
    paidAt: day(row.paidAt),
  };
}

/** What a payout up to a day would hold, and what it would leave out and why. */
async function previewOf(
  tx: Tx,
  shop: Shop,
  { cutOffOn, now }: Readonly<{ cutOffOn: LocalDate; now: Date }>,
) {
  const entries = await entriesUpTo(tx, shop, cutOffOn);
  const { included, leftOut } = decidePayable(entries, shop.currency);
  const held = await heldSums(tx, shop.id, endOf(cutOffOn, shop));
  const left = [...leftOut, ...held.map((sum) => ({ kind: "on-hold" as const, ...sum }))];
  const shown = { included: included.slice(0, PREVIEW_ROWS), left: left.slice(0, PREVIEW_ROWS) };
  const names = await namesOfCreators(
    tx,
    shop.id,
    [...shown.included, ...shown.left].map(({ creatorId }) => creatorId),
  );
  const name = (creatorId: string) => names[creatorId] ?? "";
  const money = (minor: bigint, currency = shop.currency) => formatMoney({ minor, currency });
  const total = { minor: totalDue(included), currency: shop.currency };
  return {
    cutOffOn,
    cutOff: formatDay(cutOffOn),
    currency: shop.currency,
    inWords: inWords({ creators: included.length, total }),
    included: shown.included.map(({ creatorId, amountMinor, entryIds }) => ({
      creatorId,
      creator: name(creatorId),
      amount: money(amountMinor),
      entries: entryIds.length,
    })),
    hiddenIncluded: included.length - shown.included.length,
    hiddenLeftOut: left.length - shown.left.length,
    leftOut: shown.left.map((row) => ({
      key: `${row.creatorId} ${row.kind} ${row.currency}`,
      creatorId: row.creatorId,
      creator: name(row.creatorId),
      amount: money(row.amountMinor, row.currency),
      reason: reasonOf(row, { zone: shop.zone, now }),
    })),
  };
}

function reasonOf(row: LeftOut, at: Readonly<{ zone: string; now: Date }>): string {
  if (row.kind === "other-currency") return `In ${row.currency}, which the shop no longer uses`;
  if (row.kind === "on-hold") {
    if (row.until === null) return "On hold until its orders are fulfilled or delivered";
    return row.until <= at.now
      ? "Hold has ended; payable within a minute"
      : `On hold, the first of it until ${formatDay(localDateOf(row.until, at.zone))}`;
  }
  return row.amountMinor < 0n
    ? "Refunds are more than earnings; carried to the next payout"
    : "Refunds and earnings even out; nothing to pay";
}

/** One payout with its creators, a page at a time, each with the entries in it; null when the shop has no such payout. */
export async function payoutPage(
  tx: Tx,
  shop: Shop,
  request: Readonly<{ payoutId: string; url: URL }>,
) {
  const payoutId = parseId(request.payoutId);
  const payout = payoutId && (await findPayout(tx, shop.id, payoutId));
  if (!payout) return null;
  const [cursor = ""] = decodeCursor(request.url.searchParams.get("after")) ?? [];
  const after = parseId(cursor);
  const rows = await linesOfPayout(tx, shop.id, { payoutId, after, take: LINE_ROWS + 1 });
  const lines = rows.slice(0, LINE_ROWS);
  const creatorIds = lines.map(({ creatorId }) => creatorId);
  const entries = await entriesOfLines(tx, shop.id, { payoutId, creatorIds, each: ENTRY_ROWS });
  const byCreator = Map.groupBy(entries, ({ creatorId }) => creatorId);
  const sums = await sumsById(tx, shop.id, [payoutId]);
  const last = lines.at(-1);
  return {
    ...presentPayout(payout, sums.get(payoutId), shop.zone),
    lines: lines.map((line) =>
      presentLine(line, byCreator.get(line.creatorId) ?? [], { payout, zone: shop.zone }),
    ),
    fingerprint: await findFingerprint(tx, shop.id, payout),
    isFirst: after === null,
    next: rows.length > LINE_ROWS && last ? encodeCursor([last.creatorId]) : null,
  };
}

function presentLine(
  line: StatementLine,
  entries: readonly EntryLine[],
  { payout, zone }: Readonly<{ payout: PayoutRow; zone: string }>,
) {
  const money = (minor: bigint) => formatMoney({ minor, currency: payout.currency });
  const day = (instant: Date | null) => (instant ? formatDay(localDateOf(instant, zone)) : "");
  return {
    creatorId: line.creatorId,
    creator: line.creator,
    amount: money(line.amountMinor),
    count: line.entries,
    orders: [...new Set([day(line.firstOrderAt), day(line.lastOrderAt)])].join(" – "),
    entries: entries.map((entry) => ({
      id: entry.id,
      on: day(entry.occurredAt),
      orderId: entry.orderId,
      order: entry.orderName ?? "",
      what: ENTRY_WORDS[entry.kind] ?? entry.kind,
      amount: money(entry.amountMinor),
    })),
    hidden: line.entries - entries.length,
  };
}

const ENTRY_WORDS: Readonly<Record<string, string>> = {
  earned: "Commission",
  adjustment: "Commission, added by a change of the order",
  reversal: "Refund or change of the order",
  clawback: "Refund or change after an earlier payout",
  tier: "Commission tiers",
  goal: "Goal reached",
  cap: "Above the most that is paid",
  bonus: "Bonus",
  credit: "Credit",
  debit: "Debit",
};

/** A creator's latest payouts, for her earnings page and for the creator's page. */
export async function payoutsOfCreator(tx: Tx, shop: Shop, creatorId: string) {
  const rows = await paidPayoutsOfCreator(tx, shop.id, { creatorId, take: CREATOR_PAYOUTS });
  return rows.map((row) => ({
    id: row.id,
    title: `Payout ${row.number}`,
    amount: formatMoney({ minor: row.amountMinor, currency: row.currency }),
    paidOn: formatDay(localDateOf(row.paidAt, shop.zone)),
    reference: row.reference ?? "",
  }));
}
