import { type OpenPage, openPage } from "#app/landing/show-page.server.ts";
import type { KnownTarget } from "#app/links/link-targets.server.ts";
import { db } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { remembered } from "#app/platform/remembered.server.ts";

const PAGES_MAX = 10_000;
/** A page that is switched off is gone a second later; one that all the world looks at asks the database once a second. */
const FRESH_MS = 1_000;

/** Creators' pages by link. While the database is away an older memory serves. */
export function knownPages() {
  const pages = remembered<OpenPage | null>({ max: PAGES_MAX, freshMs: () => FRESH_MS });

  function lastOr<S>(linkId: string, status: S): OpenPage | null | S {
    const last = pages.last(linkId);
    return last === undefined ? status : last;
  }

  return {
    /** The page of a link, null where none may be shown, or the status to refuse with; in a flood only what is in memory. */
    async find(target: KnownTarget, isFlood: boolean): Promise<OpenPage | null | 429 | 503> {
      if (isFlood) return lastOr(target.linkId, 429);
      try {
        return await pages.find(target.linkId, () => openPage(db, target));
      } catch (error) {
        log.warn({ error }, "landing page not read");
        return lastOr(target.linkId, 503);
      }
    },
  };
}
