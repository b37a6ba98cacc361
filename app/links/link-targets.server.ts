import { parseSlug } from "#app/links/contract.ts";
import { campaignOf, type LinkTarget } from "#app/links/link.ts";
import { findTarget } from "#app/links/repository.server.ts";
import { type Way, wayOf } from "#app/links/way.ts";
import { elapsedMs } from "#app/platform/clock.server.ts";
import { firstUtm } from "#app/programs/utm.ts";

const LINKS_MAX = 50_000;
const UNKNOWN_MAX = 10_000;
const FRESH_MS = 60_000;
/** A link that waits for its code, or does not exist yet, is looked at again soon. */
const WAITING_MS = 3_000;

/** A link with the way to its own page: most visits ask for no other. */
export type KnownTarget = LinkTarget & Readonly<{ creatorId: string; zone: string; own: Way }>;

type Entry = Readonly<{ target: KnownTarget | null; untilMs: number }>;

/** Links by slug, remembered for a minute in bounded memory; parallel look-ups of one slug share one question to the database. */
export function linkTargets() {
  const links = new Map<string, Entry>();
  const unknown = new Map<string, Entry>();
  const asked = new Map<string, Promise<KnownTarget | null>>();

  async function ask(slug: string): Promise<KnownTarget | null> {
    const keys = parseSlug(slug);
    const row = keys && (await findTarget(keys));
    if (!row) {
      remember(unknown, UNKNOWN_MAX, slug, { target: null, untilMs: elapsedMs() + WAITING_MS });
      links.delete(slug);
      return null;
    }
    const { offerName, programUtms, shopUtm, ...found } = row;
    const utm = firstUtm([found.utm, ...(programUtms ?? []), shopUtm]);
    const plain = { ...found, utm, slug, campaign: campaignOf(offerName) };
    const target = { ...plain, own: wayOf(plain, plain.path) };
    const untilMs = elapsedMs() + (target.code === null && !target.isSafe ? WAITING_MS : FRESH_MS);
    remember(links, LINKS_MAX, slug, { target, untilMs });
    return target;
  }

  return {
    /** The link when it is in fresh memory; undefined when `find` must be asked. */
    known(slug: string): KnownTarget | undefined {
      const entry = links.get(slug);
      return entry?.target && entry.untilMs > elapsedMs() ? entry.target : undefined;
    },

    /** The link, from the database when need be; null when there is none. While the database is away an older memory serves. */
    async find(slug: string): Promise<KnownTarget | null> {
      const missing = unknown.get(slug);
      if (missing && missing.untilMs > elapsedMs()) return null;
      const under = asked.get(slug) ?? ask(slug).finally(() => asked.delete(slug));
      asked.set(slug, under);
      try {
        return await under;
      } catch (error) {
        const older = links.get(slug)?.target;
        if (older) return older;
        throw error;
      }
    },
  };
}

/** The oldest entry leaves when the memory is full. */
function remember(memory: Map<string, Entry>, max: number, slug: string, entry: Entry): void {
  memory.delete(slug);
  memory.set(slug, entry);
  if (memory.size <= max) return;
  const [oldest] = memory.keys();
  if (oldest !== undefined) memory.delete(oldest);
}
