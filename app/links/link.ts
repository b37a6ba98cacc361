// Link: a creator's address that records the visit and leads on to the shop, with the creator's discount where there is a live code.
import { formatReference, REFERENCE_PARAMETER } from "#app/links/contract.ts";
import { UTM_FIELDS, type Utm } from "#app/programs/utm.ts";

/** What the door needs to know of a link; `code` is the creator's live code in the link's offer, or null. */
export type LinkTarget = Readonly<{
  shopId: string;
  linkId: string;
  slug: string;
  storefrontUrl: string;
  code: string | null;
  offerId: string;
  /** Whether each shopper gets a code that works once (safe-links/) instead of the creator's own, which then stays out of sight. */
  isSafe: boolean;
  /** Whether the code goes into the cart; else the link only tracks. */
  appliesDiscount: boolean;
  platform: string;
  campaign: string;
  /** As link, program and shop set them together. */
  utm: Utm;
  /** Where it leads within the shop, unless the visit asks for another page. */
  path: string;
  expiresAt: Date | null;
}>;

const PATH_LENGTH_MAX = 2_000;
const DECODINGS_MAX = 3;

/**
 * The path within the shop that a link was asked to lead to; "/" for anything that could leave the shop or break a header.
 * Escapes are looked at up to three times over, since a storefront may decode once more.
 */
export function destinationOf(to: string): string {
  if (to.length > PATH_LENGTH_MAX || !isLocal(to)) return "/";
  let url: URL;
  try {
    url = new URL(to, "https://shop.invalid");
  } catch {
    return "/"; // nothing a browser could follow
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === "https://shop.invalid" && isLocal(path) ? path : "/";
}

/**
 * What a visit puts into the cart, and null for nothing. The one place where a redirect chooses what it applies. `drawn` is the code that
 * works once which the visit of a safe link was given; without one it gets none, so that nobody finds the creator's own by emptying a pool.
 */
export const appliedCode = (
  { appliesDiscount, isSafe, code }: Pick<LinkTarget, "appliesDiscount" | "isSafe" | "code">,
  drawn: string | null = null,
): string | null => (appliesDiscount ? (isSafe ? drawn : code) : null);

/** Whether a link has ended: from its last instant on it leads to the shop, without discount and without credit. */
export const isExpired = (target: Pick<LinkTarget, "expiresAt">, at: Date): boolean =>
  target.expiresAt !== null && target.expiresAt <= at;

/** The UTM parameters that a link adds: what the merchant set, else the creator's platform, "creator" and the offer's campaign. */
export function utmParameters(
  target: Pick<LinkTarget, "utm" | "platform" | "campaign">,
): readonly (readonly [string, string])[] {
  const { platform, campaign, utm } = target;
  const values = {
    ...utm,
    source: utm.source ?? platform,
    medium: utm.medium ?? DEFAULT_MEDIUM,
    campaign: utm.campaign ?? campaign,
  };
  return UTM_FIELDS.flatMap((field) => {
    const value = values[field];
    return value === null ? [] : [[`utm_${field}`, value] as const];
  });
}

/** The medium of a link that sets none. */
export const DEFAULT_MEDIUM = "creator";

/**
 * The address a visit is sent on to: the shop's own discount address with the path as its `redirect`, or the path where no code is applied.
 * What stands in the path's query already is kept; the reference is always ours.
 */
export function redirectUrl(
  target: LinkTarget,
  path: string,
  { clickId, drawn = null }: Readonly<{ clickId: string; drawn?: string | null }>,
): string {
  const url = new URL(path, "https://shop.invalid");
  const given = url.searchParams;
  for (const [name, value] of utmParameters(target)) if (!given.has(name)) given.set(name, value);
  given.set(REFERENCE_PARAMETER, formatReference({ slug: target.slug, clickId }));
  const tagged = `${url.pathname}${url.search}${url.hash}`;
  const origin = new URL(target.storefrontUrl).origin;
  const code = appliedCode(target, drawn);
  if (code === null) return `${origin}${tagged}`;
  return `${origin}/discount/${encodeURIComponent(code)}?redirect=${encodeURIComponent(tagged)}`;
}

/** Where a link that has ended leads: the page itself, and nothing that would credit or discount an order. */
export const endedUrl = (target: LinkTarget, path: string): string =>
  `${new URL(target.storefrontUrl).origin}${path}`;

/** A name as a word of an address: "Spring creators 10 %" is "spring-creators-10"; "offer" when nothing is left. */
export function campaignOf(offerName: string): string {
  const word = offerName
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return word.slice(0, 60) || "offer";
}

/** The address to give to a creator. */
export const linkUrl = (appUrl: string, slug: string): string =>
  `${new URL(appUrl).origin}/r/${slug}`;

/** The time in a uuid v7, or null when the id is of another version: a click's time survives the loss of its row. */
export function timeOfId(id: string): Date | null {
  if (id[14] !== "7") return null;
  return new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16));
}

function isLocal(text: string): boolean {
  if (/%(?![0-9a-f]{2})/i.test(text)) return false; // an escape that is none
  let seen = text;
  for (let round = 0; round <= DECODINGS_MAX; round++) {
    if (!seen.startsWith("/") || seen.startsWith("//")) return false;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u001f\u007f\\]/.test(seen)) return false;
    seen = seen.replace(/%([0-7][0-9a-f])/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }
  return true;
}
