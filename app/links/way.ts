// Way: a page within the shop that a link leads to, with the redirect there prepared for all who are led to it.
import { ownText } from "#app/kit/own-text.ts";
import { destinationOf, endedUrl, type LinkTarget, redirectUrl } from "#app/links/link.ts";

/** `before` and `after` are what stands around the 32 digits of the click's id; null where the address has to be made for each click. */
export type Way = Readonly<{
  path: string;
  prepared: Readonly<{ before: string; after: string }> | null;
}>;

/** A visit as it was kept: `clickId` is null where the link has ended and nothing is counted, `drawn` the single-use code it was given. */
export type TakenVisit = Readonly<{ clickId: string | null; drawn: string | null }>;

/** The digits of an id that no click has. */
const GAP = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const GAP_DIGITS = GAP.replaceAll("-", "");

/**
 * Ways that are remembered of all links together, and how long what was asked for and the address may be: 25 MB where all of them are as
 * long as they may be, of which nobody's visits can make more.
 */
const WAYS_MAX = 10_000;
const TO_LENGTH_MAX = 200;
const ADDRESS_LENGTH_MAX = 1_000;

/** By what visits asked for. A link that is looked up anew is another target, and begins with none. */
let remembered = new WeakMap<LinkTarget, Map<string, Way>>();
/** How many were remembered since the last time all were forgotten. */
let count = 0;

/** The way to a page that a visit asks for by `to`; home for anything that could leave the shop. */
export function wayTo(target: LinkTarget, to: string): Way {
  const known = remembered.get(target)?.get(to);
  if (known) return known;
  const way = wayOf(target, destinationOf(to));
  if (to.length <= TO_LENGTH_MAX && addressLength(way) <= ADDRESS_LENGTH_MAX)
    remember(target, ownText(to), way);
  return way;
}

/** The way to a path within the shop, prepared. A text that holds the gap's digits itself would be parted in the wrong place. */
export function wayOf(target: LinkTarget, path: string): Way {
  const parts = redirectUrl(target, path, { clickId: GAP }).split(GAP_DIGITS);
  const [before, after] = parts;
  const isPrepared = parts.length === 2 && before !== undefined && after !== undefined;
  return { path, prepared: isPrepared ? { before, after } : null };
}

/** The address within the shop that a visit is led to: redirectUrl's, or the bare page where the link has ended. */
export function addressOf(target: LinkTarget, { path, prepared }: Way, visit: TakenVisit): string {
  const { clickId, drawn } = visit;
  if (clickId === null) return endedUrl(target, path);
  return prepared && drawn === null
    ? `${prepared.before}${clickId.replaceAll("-", "")}${prepared.after}`
    : redirectUrl(target, path, { clickId, drawn });
}

const addressLength = ({ path, prepared }: Way): number =>
  prepared ? prepared.before.length + prepared.after.length : path.length;

function remember(target: LinkTarget, to: string, way: Way): void {
  if (count >= WAYS_MAX) {
    remembered = new WeakMap();
    count = 0;
  }
  const ways = remembered.get(target) ?? new Map<string, Way>();
  remembered.set(target, ways.set(to, way));
  count += 1;
}
