// Single-use codes at the door of links: a process takes some out of a pool at once and gives each to one visit.
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { plainSql, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { askToFill } from "#app/safe-links/fill-pool.server.ts";
import { POOL_LOW } from "#app/safe-links/pool.ts";
import { hasReady, noteDry, putBack, takeReady } from "#app/safe-links/repository.server.ts";

/**
 * Codes that one process fetches of a pool at once: few at rest, and twice as many each time the last ones were gone within a moment. What it
 * holds is what a kill -9 wastes.
 */
const FETCH_MIN = 50;
const FETCH_MAX = 800;
const MOMENT_MS = 500;
/** What is held for longer goes back first: it may have been taken out of Shopify since. */
const HOLD_MS = 60_000;
/** An empty pool is not asked again for a moment: its visits would all wait for the database. */
const DRY_MS = 500;

type Pool = Readonly<{ shopId: string; offerId: string }>;
type Held = {
  pool: Pool;
  codes: string[];
  asking: Promise<void> | null;
  dryUntilMs: number;
  fetch: number;
  fetchedMs: number;
};

export type CodeDraws = Readonly<{
  draw: (pool: Pool) => Promise<string | null>;
  close: () => Promise<void>;
}>;

/** Gives out codes of pools; `close` puts back what was not given out. */
export function codeDraws(): CodeDraws {
  const pools = new Map<string, Held>();

  const heldOf = ({ shopId, offerId }: Pool): Held => {
    const name = `${shopId} ${offerId}`;
    const held = pools.get(name) ?? {
      pool: { shopId, offerId },
      codes: [],
      asking: null,
      dryUntilMs: 0,
      fetch: FETCH_MIN,
      fetchedMs: Number.NEGATIVE_INFINITY,
    };
    pools.set(name, held);
    return held;
  };

  const fetchMore = (held: Held): Promise<void> => {
    held.asking ??= take(held.pool, sizeOf(held))
      .catch((error) => {
        log.warn({ error, ...held.pool }, "no single-use codes fetched");
        return [];
      })
      .then((codes) => {
        held.codes.push(...codes);
        if (codes.length === 0) held.dryUntilMs = elapsedMs() + DRY_MS;
        held.asking = null;
      });
    return held.asking;
  };

  return {
    /** A code that nobody else is given; null while the pool has none, or the database is away. */
    async draw(pool) {
      const held = heldOf(pool);
      if (elapsedMs() - held.fetchedMs > HOLD_MS) await giveBack(held);
      const isDry = () => held.dryUntilMs > elapsedMs();
      let code = held.codes.shift() ?? null;
      // More visits than one fetch holds may wait for it.
      while (code === null && !isDry()) {
        await fetchMore(held);
        code = held.codes.shift() ?? null;
      }
      if (held.codes.length < held.fetch / 2 && !isDry()) void fetchMore(held);
      metrics.safeCodes.inc({ outcome: code === null ? "pool dry" : "drawn" });
      return code;
    },

    async close() {
      for (const held of pools.values()) {
        await held.asking;
        await giveBack(held);
      }
    },
  };
}

/** Puts back what is held. The database may be away: then the codes stay taken, and are taken out of Shopify in time. */
async function giveBack({ pool, codes }: Held): Promise<void> {
  if (codes.length === 0) return;
  await putBack(pool.shopId, codes.splice(0)).catch((error) =>
    log.warn({ error, ...pool }, "single-use codes not put back"),
  );
}

/** How many to fetch now. */
function sizeOf(held: Held): number {
  const at = elapsedMs();
  const isBusy = at - held.fetchedMs < MOMENT_MS;
  held.fetch = isBusy ? Math.min(2 * held.fetch, FETCH_MAX) : FETCH_MIN;
  held.fetchedMs = at;
  return held.fetch;
}

/** Takes codes out of a pool, and asks the worker for more where few are left. */
const take = (pool: Pool, count: number): Promise<string[]> =>
  transaction(async (tx) => {
    const codes = await takeReady(plainSql(tx), pool, { take: count, now: now() });
    if (codes.length === 0) await noteDry(tx, pool, now());
    if (!(await hasReady(plainSql(tx), pool, POOL_LOW))) await askToFill(tx, pool);
    return codes;
  });
