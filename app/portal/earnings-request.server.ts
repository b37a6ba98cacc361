// The edge of the public earnings page: whoever holds the link is let in, nothing else is asked.
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { clientOf, limit } from "#app/platform/limit.server.ts";
import { once } from "#app/platform/shared.server.ts";
import { openEarningsLink } from "#app/portal/earnings-link.server.ts";
import { earningsPage } from "#app/portal/pages.server.ts";

/** Wrong tokens from one address: a guesser is slowed down; who holds a link is never affected. */
const failures = once("earnings-failures", () => limit({ tries: 30, seconds: 60 }));

/** The page is for its holder's eyes: not kept, not passed on, not found by search, and nothing runs in it. */
export const EARNINGS_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "private, no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
};

export type EarningsPage = Awaited<ReturnType<typeof earningsPage>>;

/** What a link opens, or the status to refuse with: 404 for a link that does not work, 429 for too many of those. */
export async function earningsRequest(
  request: Request,
  token: string,
): Promise<Readonly<{ page: EarningsPage } | { status: 404 | 429 }>> {
  const cursor = new URL(request.url).searchParams.get("after");
  const page = await transaction(async (tx) => {
    const at = now();
    const opened = await openEarningsLink(tx, token, at);
    return opened && earningsPage(tx, { ...opened, cursor, now: at });
  });
  if (page) return { page };
  const client = clientOf(request.headers.get("x-forwarded-for") ?? undefined, undefined);
  return { status: (await failures.take(client ?? "direct")) ? 404 : 429 };
}
