// Link: a creator's address that records the visit and leads on to the shop, with the creator's discount where there is a live code.
import { isbot } from "isbot";
import { formatReference, REFERENCE_PARAMETER } from "#app/links/contract.ts";

/** What the door needs to know of a link; `code` is the creator's live code in the link's offer, or null. */
export type LinkTarget = Readonly<{
  shopId: string;
  linkId: string;
  slug: string;
  storefrontUrl: string;
  code: string | null;
  platform: string;
  campaign: string;
}>;

const PATH_LENGTH_MAX = 2_000;
const DECODINGS_MAX = 3;
/** An id that no click has and that stands nowhere else in an address. */
const GAP = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Whether a visit comes from a program that reads links (by its user agent) or from a browser that only looks ahead. */
export type Visitor = Readonly<{ isBot: boolean; isPrefetch: boolean }>;

/**
 * The path within the shop that a link was asked to lead to; "/" for anything that could leave the shop or break a header.
 * Escapes are looked at up to three times over, since a storefront may decode once more.
 */
export function destinationOf(to: string | null): string {
  if (to === null || to.length > PATH_LENGTH_MAX || !isLocal(to)) return "/";
  let url: URL;
  try {
    url = new URL(to, "https://shop.invalid");
  } catch {
    return "/"; // nothing a browser could follow
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === "https://shop.invalid" && isLocal(path) ? path : "/";
}

/** The address a visit is sent on to: the shop's own discount address with the path as its `redirect`, or the path where there is no code. */
export function redirectUrl(target: LinkTarget, path: string, clickId: string): string {
  const url = new URL(path, "https://shop.invalid");
  const given = url.searchParams;
  if (!given.has("utm_source")) given.set("utm_source", target.platform);
  if (!given.has("utm_medium")) given.set("utm_medium", "creator");
  if (!given.has("utm_campaign")) given.set("utm_campaign", target.campaign);
  given.set(REFERENCE_PARAMETER, formatReference({ slug: target.slug, clickId }));
  const tagged = `${url.pathname}${url.search}${url.hash}`;
  const origin = new URL(target.storefrontUrl).origin;
  if (target.code === null) return `${origin}${tagged}`;
  return `${origin}/discount/${encodeURIComponent(target.code)}?redirect=${encodeURIComponent(tagged)}`;
}

/** A redirect with a gap for the click: what stands before and after the 32 digits of its id. */
export type RedirectTemplate = Readonly<{ before: string; after: string }>;

/** The redirect to a path, prepared once for many clicks. */
export function redirectTemplate(target: LinkTarget, path: string): RedirectTemplate {
  const [before = "", after = ""] = redirectUrl(target, path, GAP).split(GAP.replaceAll("-", ""));
  return { before, after };
}

/** The same address as redirectUrl gives, from a template. */
export const fillTemplate = ({ before, after }: RedirectTemplate, clickId: string): string =>
  `${before}${clickId.replaceAll("-", "")}${after}`;

/** Who visits. A HEAD request and the headers of prefetching browsers (Sec-Purpose, Purpose, X-Moz) are looks ahead. */
export function visitorOf(
  request: Readonly<{
    method: string;
    userAgent: string | null;
    secPurpose: string | null;
    purpose: string | null;
    xMoz: string | null;
  }>,
  isBotOf: (userAgent: string) => boolean = isBotAgent,
): Visitor {
  const purposes = [request.secPurpose, request.purpose, request.xMoz].join(" ").toLowerCase();
  return {
    isBot: isBotOf(request.userAgent ?? ""),
    isPrefetch: request.method === "HEAD" || /prefetch|prerender|preview/.test(purposes),
  };
}

/** Whether a user agent is a program's; none at all counts as one. Source: the patterns of the isbot package. */
export function isBotAgent(userAgent: string): boolean {
  return userAgent === "" || isbot(userAgent);
}

/** The host of a Referer header, without path or query, or null. */
export function referrerHostOf(referer: string | null): string | null {
  if (referer === null || !/^https?:\/\//i.test(referer)) return null;
  try {
    return new URL(referer).hostname.slice(0, 255) || null;
  } catch {
    return null; // a header is whatever the visitor sends
  }
}

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
