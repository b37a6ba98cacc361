import { approvedUnpaidEntries } from "#app/commissions/payable-entries.server.ts";
import { addDays, type LocalDate, startOfDay } from "#app/kit/calendar.ts";
import { invariant } from "#app/kit/invariant.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { decidePayable } from "#app/payouts/payable.ts";
import {
  findOpenPayout,
  findPayout,
  insertItems,
  insertPayout,
  lockPayouts,
  nextNumber,
} from "#app/payouts/repository.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Entries of one payout; with more than these an earlier cut-off must be chosen. */
const ENTRIES_MAX = 500_000;

export type OpenFailure = Readonly<{ kind: "nothing-due" | "too-many" }>;

/** The entries that a payout up to and with a day may hold, at most one more than it can. */
export const entriesUpTo = (tx: Tx, shop: Shop, cutOffOn: LocalDate) =>
  approvedUnpaidEntries(tx, shop.id, {
    occurredBefore: endOf(cutOffOn, shop),
    take: ENTRIES_MAX + 1,
  });

/** The first instant after a day in the shop's zone. */
export const endOf = (day: LocalDate, shop: Shop): Date => startOfDay(addDays(day, 1), shop.zone);

/**
 * Opens a payout of everything that is due up to and with the cut-off. Payouts of a shop are opened one after the other: who asks
 * second, by a double click or from another desk, finds nothing left and gets the first one's payout.
 */
export async function openPayout(
  tx: Tx,
  shop: Shop,
  request: Readonly<{ id: string; cutOffOn: LocalDate; now: Date }>,
): Promise<Result<{ payoutId: string; isNew: boolean }, OpenFailure>> {
  const { id, cutOffOn, now } = request;
  await lockPayouts(tx, shop.id);
  const known = await findPayout(tx, shop.id, id);
  if (known) return ok({ payoutId: known.id, isNew: false });
  const entries = await entriesUpTo(tx, shop, cutOffOn);
  if (entries.length > ENTRIES_MAX) return err({ kind: "too-many" });
  const { included } = decidePayable(entries, shop.currency);
  if (included.length === 0) {
    const open = await findOpenPayout(tx, shop.id, cutOffOn);
    return open ? ok({ payoutId: open.id, isNew: false }) : err({ kind: "nothing-due" });
  }
  const chosen = new Set(included.flatMap(({ entryIds }) => entryIds));
  const number = await nextNumber(tx, shop.id);
  const currency = shop.currency;
  await insertPayout(tx, shop.id, { id, number, cutOffOn, currency, createdAt: now });
  const inserted = await insertItems(tx, shop.id, {
    id,
    entries: entries.filter((entry) => chosen.has(entry.id)),
  });
  invariant(inserted === chosen.size, "every chosen entry is in the payout");
  return ok({ payoutId: id, isNew: true });
}
