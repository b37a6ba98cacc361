import { parseSlug } from "#app/links/contract.ts";
import { campaignOf, type LinkTarget } from "#app/links/link.ts";
import { findTarget } from "#app/links/repository.server.ts";
import { type Way, wayOf } from "#app/links/way.ts";
import { remembered } from "#app/platform/remembered.server.ts";
import { firstUtm } from "#app/programs/utm.ts";

const LINKS_MAX = 50_000;
const UNKNOWN_MAX = 10_000;
const FRESH_MS = 60_000;
/** A link that waits for its code, or does not exist yet, is looked at again soon. */
const WAITING_MS = 3_000;

/** A link with the way to its own page: most visits ask for no other. */
export type KnownTarget = LinkTarget & Readonly<{ creatorId: string; zone: string; own: Way }>;

/** Links by slug, and apart from them slugs without a link, so that guesses push no link out. */
export function linkTargets() {
  const links = remembered<KnownTarget | null>({ max: LINKS_MAX, freshMs: freshMsOf });
  const unknown = remembered<KnownTarget | null>({
    max: UNKNOWN_MAX,
    freshMs: (target) => (target ? 0 : WAITING_MS),
  });

  return {
    /** The link when it is in fresh memory; undefined when `find` must be asked. */
    known: (slug: string): KnownTarget | undefined => links.fresh(slug) ?? undefined,

    /** The link, from the database when need be; null when there is none. While the database is away an older memory serves. */
    async find(slug: string): Promise<KnownTarget | null> {
      try {
        return await unknown.find(slug, (one) => links.find(one, ask));
      } catch (error) {
        const older = links.last(slug);
        if (older) return older;
        throw error;
      }
    },
  };
}

const freshMsOf = (target: KnownTarget | null): number => {
  if (!target) return 0;
  return target.code === null && !target.isSafe ? WAITING_MS : FRESH_MS;
};

async function ask(slug: string): Promise<KnownTarget | null> {
  const keys = parseSlug(slug);
  const row = keys && (await findTarget(keys));
  if (!row) return null;
  const { offerName, programUtms, shopUtm, ...found } = row;
  const utm = firstUtm([found.utm, ...(programUtms ?? []), shopUtm]);
  const plain = { ...found, utm, slug, campaign: campaignOf(offerName) };
  return { ...plain, own: wayOf(plain, plain.path) };
}
