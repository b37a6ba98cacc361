// Visit: what the door reads from a request, and nothing by which a person could be known again.
import { isbot } from "isbot";

/** Whether a visit comes from a program that reads links (by its user agent) or from a browser that only looks ahead. */
export type Visitor = Readonly<{ isBot: boolean; isPrefetch: boolean }>;

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

const SUB_ID_LENGTH_MAX = 64;

/**
 * The sub-id that a creator wrote behind a link, `?sub=story-2`: letters, digits and . _ ~ : - of any script, at most 64 of them; what
 * else is in it falls out. Null when nothing is left, and where it is given twice.
 */
export function subIdOf(sub: unknown): string | null {
  if (typeof sub !== "string") return null;
  const clean = sub.slice(0, SUB_ID_LENGTH_MAX * 4).replace(/[^\p{L}\p{N}._~:-]/gu, "");
  return [...clean].slice(0, SUB_ID_LENGTH_MAX).join("") || null;
}

/** Codes that proxies send where they know no country: unknown, and the Tor network. */
const NO_COUNTRY = new Set(["XX", "T1", "ZZ"]);

/** The two letters of a country as a proxy in front notes it: "de" is "DE"; null for anything else. */
export function countryInHeader(header: string | null): string | null {
  const code = header?.toUpperCase() ?? "";
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.has(code) ? code : null;
}
