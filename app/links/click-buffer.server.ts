import { insertClicks } from "#app/links/click-store.server.ts";
import { type Visit, visitorHashes } from "#app/links/visitors.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";

/** A click is written at most so long after it happened: what a kill -9 can lose. */
const FLUSH_MS = 100;
const BATCH_MAX = 1_000;
/** While the database is away so many clicks wait; further ones are dropped and counted, and the visits go on. */
const WAITING_MAX = 50_000;
const RETRY_MS = 1_000;

export type ClickBuffer = Readonly<{ add: (visit: Visit) => void; close: () => Promise<void> }>;

/** Collects clicks and writes them in batches, one batch at a time; `close` writes what is left. */
export function clickBuffer(): ClickBuffer {
  const clicksOf = visitorHashes();
  let waiting: Visit[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> | null = null;

  const schedule = (delayMs: number): void => {
    timer ??= setTimeout(() => {
      timer = null;
      flush();
    }, delayMs);
  };

  const flush = (): void => {
    if (writing || waiting.length === 0) return;
    writing = writeBatch().finally(() => {
      writing = null;
      if (waiting.length >= BATCH_MAX && timer === null) flush();
      else if (waiting.length > 0) schedule(FLUSH_MS);
    });
  };

  /** Takes a batch out and puts it back when it could not be written; a row that got in nevertheless is left alone next time. */
  async function writeBatch(): Promise<void> {
    const batch = waiting.slice(0, BATCH_MAX);
    waiting = waiting.slice(BATCH_MAX);
    try {
      await insertClicks(await clicksOf(batch));
      metrics.clicks.inc({ outcome: "recorded" }, batch.length);
    } catch (error) {
      log.warn({ error, clicks: batch.length }, "clicks not written yet");
      waiting = [...batch, ...waiting];
      schedule(RETRY_MS);
    }
  }

  return {
    add(visit) {
      if (waiting.length >= WAITING_MAX) {
        metrics.clicks.inc({ outcome: "dropped" });
        return;
      }
      waiting.push(visit);
      if (waiting.length % BATCH_MAX === 0) flush();
      else schedule(FLUSH_MS);
    },

    async close() {
      if (timer) clearTimeout(timer);
      await writing;
      while (waiting.length > 0) {
        const left = waiting.length;
        await writeBatch();
        if (waiting.length >= left) break; // the database is away: these clicks are lost with the process
      }
      if (timer) clearTimeout(timer);
    },
  };
}
