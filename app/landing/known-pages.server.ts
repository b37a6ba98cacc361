import { type OpenPage, openPage } from "#app/landing/show-page.server.ts";
import type { KnownTarget } from "#app/links/link-targets.server.ts";
import { elapsedMs } from "#app/platform/clock.server.ts";
import { db } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";

const PAGES_MAX = 10_000;
/** A page that is switched off is gone a second later; one that all the world looks at asks the database once a second. */
const FRESH_MS = 1_000;

type Entry = Readonly<{ open: OpenPage | null; untilMs: number }>;

/** Creators' pages by link, in bounded memory; who asks for one at once shares one question. While the database is away an older memory serves. */
export function knownPages() {
  const pages = new Map<string, Entry>();
  const asked = new Map<string, Promise<OpenPage | null>>();

  async function ask(target: KnownTarget): Promise<OpenPage | null> {
    const open = await openPage(db, target);
    if (pages.size >= PAGES_MAX) pages.clear();
    pages.set(target.linkId, { open, untilMs: elapsedMs() + FRESH_MS });
    return open;
  }

  return {
    /** The page of a link, null where none may be shown, or the status to refuse with; in a flood only what is in memory. */
    async find(target: KnownTarget, isFlood: boolean): Promise<OpenPage | null | 429 | 503> {
      const known = pages.get(target.linkId);
      if (known && (known.untilMs > elapsedMs() || isFlood)) return known.open;
      if (isFlood) return 429;
      try {
        const under =
          asked.get(target.linkId) ?? ask(target).finally(() => asked.delete(target.linkId));
        asked.set(target.linkId, under);
        return await under;
      } catch (error) {
        log.warn({ error }, "landing page not read");
        return known ? known.open : 503;
      }
    },
  };
}
