// Single-use codes at the door of links: a process takes some out of a pool at once and gives each to one visit.
import { elapsedMs, now } from "#app/platform/clock.server.ts";
import { plainSql, transaction } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { askToFill } from "#app/safe-links/fill-pool.server.ts";
import { POOL_LOW } from "#app/safe-links/pool.ts";
import {
  countReady,
  type Draw,
  noteDry,
  putBack,
  noteDraws as queryDraws,
  takeReady,
} from "#app/safe-links/repository.server.ts";

export type { Draw } from "#app/safe-links/repository.server.ts";

/** Codes that one process holds of a pool: what a kill -9 wastes at most. */
const HELD_MAX = 50;
/** From so few on the next are fetched, so that visits need not wait for them. */
const HELD_LOW = 20;
/** An empty pool is not asked again for a moment: its visits would all wait for the database. */
const DRY_MS = 500;

type Pool = Readonly<{ shopId: string; offerId: string }>;
type Held = {
  pool: Pool;
  codes: string[];
  asking: Promise<void> | null;
  dryUntilMs: number;
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
    };
    pools.set(name, held);
    return held;
  };

  const fetchMore = (held: Held): Promise<void> => {
    held.asking ??= take(held.pool)
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
      const isDry = () => held.dryUntilMs > elapsedMs();
      let code = held.codes.shift() ?? null;
      // More visits than one fetch holds may wait for it.
      while (code === null && !isDry()) {
        await fetchMore(held);
        code = held.codes.shift() ?? null;
      }
      if (held.codes.length < HELD_LOW && !isDry()) void fetchMore(held);
      metrics.safeCodes.inc({ outcome: code === null ? "pool dry" : "drawn" });
      return code;
    },

    async close() {
      for (const { pool, codes, asking } of pools.values()) {
        await asking;
        // The database may be away: then they stay taken, and are taken out of Shopify in time.
        if (codes.length > 0)
          await putBack(pool.shopId, codes.splice(0)).catch((error) =>
            log.warn({ error, ...pool }, "single-use codes not put back"),
          );
      }
    },
  };
}

/** Takes codes out of a pool, and asks the worker for more where few are left. */
const take = (pool: Pool): Promise<string[]> =>
  transaction(async (tx) => {
    const codes = await takeReady(plainSql(tx), pool, { take: HELD_MAX, now: now() });
    const left = codes.length < HELD_MAX ? 0 : await countReady(tx, pool);
    if (codes.length === 0) await noteDry(tx, pool, now());
    if (left < POOL_LOW) await askToFill(tx, pool);
    return codes;
  });

/** Notes which visits drew which codes. */
export const noteDraws = async (draws: readonly Draw[]): Promise<void> => {
  if (draws.length > 0) await queryDraws(draws);
};
