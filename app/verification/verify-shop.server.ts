import { type SqlTx, sql, sqlTransaction } from "#app/platform/db.server.ts";
import type { Terms } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";
import { type Balances, differencesOfBalances, expect, find } from "#app/verification/balance.ts";
import { compareCredits, compareHolds } from "#app/verification/credit-queries.server.ts";
import {
  compareEntries,
  comparePayouts,
  compareSheets,
  endOfEntries,
} from "#app/verification/ledger-queries.server.ts";
import { compareLineCredits } from "#app/verification/line-credits.server.ts";
import {
  compareFigures,
  compareRates,
  endOfOrders,
  type Range,
} from "#app/verification/order-queries.server.ts";
import { compareOwners } from "#app/verification/owner-queries.server.ts";
import {
  comparePeriods,
  compareTallies,
  periodTermsOf,
} from "#app/verification/period-credits.server.ts";
import { compareRenewals } from "#app/verification/renewal-queries.server.ts";
import { compareExports, compareForeignKeys } from "#app/verification/table-queries.server.ts";
import type { Difference, Outcome } from "#app/verification/verification.ts";

/** Rows of one comparison: some hundred milliseconds, and few megabytes. */
const CHUNK_ROWS = 20_000;
const ID_MIN = "00000000-0000-0000-0000-000000000000";
const ID_MAX = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * Compares all books of a shop with the facts they follow from, as they stand at one instant, while others go on working. Each difference
 * is told as it is found; none is kept. Writes nothing.
 */
export const verifyShop = (
  shop: Shop,
  { tell, chunkRows = CHUNK_ROWS }: Readonly<{ tell: Tell; chunkRows?: number }>,
): Promise<Outcome> =>
  sqlTransaction(async (tx) => {
    await tx.query(sql`set transaction isolation level repeatable read, read only`);
    // A chunk's parts are all about as large as the chunk: without statistics of a new shop the planner would join them row by row.
    await tx.query(sql`set local enable_nestloop = off`);
    await tx.query(sql`set local work_mem = '32MB'`); // so that a chunk is joined in memory
    let differences = 0;
    const tellAll = (found: readonly Difference[]) => {
      differences += found.length;
      for (const difference of found) tell(difference);
    };
    const balances: Balances = new Map();
    const terms = await periodTermsOf(tx, shop.id);
    const books = { tx, shop, chunkRows, terms, balances, tellAll };
    const orders = await verifyOrders(books);
    const entries = await verifyLedger(books);
    const periods = await comparePeriods(tx, shop.id, books);
    tellAll(periods.differences);
    for (const { creatorId, minor } of periods.earned) expect(balances, creatorId, minor);
    tellAll(await compareRenewals(tx, shop.id));
    tellAll(await comparePayouts(tx, shop.id));
    tellAll(await compareSheets(tx, shop.id));
    tellAll(differencesOfBalances(balances));
    tellAll(await compareForeignKeys(tx));
    tellAll(await compareExports(tx, shop.id));
    return { orders, entries, differences };
  });

export type Tell = (difference: Difference) => void;

type Books = Readonly<{
  tx: SqlTx;
  shop: Shop;
  chunkRows: number;
  /** Versions of offers with tiers, goals or caps. */
  terms: ReadonlyMap<string, Terms>;
  balances: Balances;
  tellAll: (found: readonly Difference[]) => void;
}>;

async function verifyOrders({
  tx,
  shop,
  chunkRows,
  terms,
  balances,
  tellAll,
}: Books): Promise<number> {
  let orders = 0;
  const endOf = (after: string) => endOfOrders(tx, shop.id, { after, size: chunkRows });
  for await (const range of ranges(endOf)) {
    const figures = await compareFigures(tx, shop, range);
    const credits = await compareCredits(tx, shop.id, range);
    orders += figures.orders;
    tellAll(figures.differences);
    tellAll(credits.differences);
    tellAll(await compareHolds(tx, shop.id, range));
    tellAll(await compareOwners(tx, shop.id, range));
    if (figures.foreign > 0) tellAll(await compareRates(tx, shop.id, range));
    for (const [creatorId, minor] of Object.entries(credits.earned))
      expect(balances, creatorId, BigInt(minor));
    const lines = await compareLineCredits(tx, shop, range);
    tellAll(lines.differences);
    for (const { creatorId, minor } of lines.earned) expect(balances, creatorId, minor);
    if (terms.size > 0) tellAll(await compareTallies(tx, shop, { range, terms }));
  }
  return orders;
}

async function verifyLedger({ tx, shop, chunkRows, balances, tellAll }: Books): Promise<number> {
  let entries = 0;
  const endOf = (after: string) => endOfEntries(tx, shop.id, { after, size: chunkRows });
  for await (const range of ranges(endOf)) {
    const chunk = await compareEntries(tx, shop.id, range);
    entries += chunk.entries;
    tellAll(chunk.differences);
    for (const { creatorId, balance, byHand, paid } of chunk.sums) {
      expect(balances, creatorId, BigInt(byHand) - BigInt(paid));
      find(balances, creatorId, BigInt(balance));
    }
  }
  return entries;
}

/** Ranges of ids without a gap from the first to the last that can be, so that a row without a partner is in one of them too. */
async function* ranges(endOf: (after: string) => Promise<string | null>): AsyncGenerator<Range> {
  for (let after = ID_MIN; ; ) {
    const end = await endOf(after);
    yield { after, upTo: end ?? ID_MAX };
    if (end === null) return;
    after = end;
  }
}
