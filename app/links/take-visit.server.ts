// What becomes of a visit through a link, whichever door it came by: it is kept as a click, and where it is led carries its reference.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type ClickBuffer, clickBuffer } from "#app/links/click-buffer.server.ts";
import { isExpired } from "#app/links/link.ts";
import { type KnownTarget, linkTargets } from "#app/links/link-targets.server.ts";
import { storefrontShops } from "#app/links/storefront-shops.server.ts";
import {
  countryInHeader,
  isBotAgent,
  referrerHostOf,
  subIdOf,
  visitorOf,
} from "#app/links/visit.ts";
import type { Visit } from "#app/links/visitors.server.ts";
import type { TakenVisit } from "#app/links/way.ts";
import { elapsedMs, newId, now } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { burstLimit, clientOf, limit } from "#app/platform/limit.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { type CodeDraws, codeDraws } from "#app/safe-links/draw-codes.server.ts";

/** Visits of one address that are recorded in a second. A whole network may stand behind one address, but not with so many thumbs. */
export const VISITS_PER_SECOND_MAX = 30;
export const DRAWS_PER_HOUR_MAX = 300;
const ADDRESSES_MAX = 10_000;
const AGENTS_MAX = 5_000;
const AGENT_LENGTH_MAX = 500;

/** What is read of a request. */
export type VisitRequest = Pick<FastifyRequest, "headers" | "method" | "raw"> &
  Readonly<{ query: Readonly<{ to?: string | string[]; sub?: string | string[] }> }>;

/** What the doors of links share in one process. */
export type LinkVisits = Readonly<{
  targets: ReturnType<typeof linkTargets>;
  /** Of visits that Shopify's proxy brings. */
  shops: ReturnType<typeof storefrontShops>;
  clicks: ClickBuffer;
  draws: CodeDraws;
}>;

/** Opens what visits need, and closes it with the server: clicks that wait are written, codes not given out are put back. */
export function linkVisits(app: FastifyInstance): LinkVisits {
  const visits = {
    targets: linkTargets(),
    shops: storefrontShops(),
    clicks: clickBuffer(),
    draws: codeDraws(),
  };
  app.addHook("onClose", async () => {
    await visits.clicks.close();
    await visits.draws.close();
  });
  return visits;
}

const ENDED: TakenVisit = { clickId: null, drawn: null };

type Taking = Readonly<{
  target: KnownTarget;
  /** Whom the visit comes from, as clientOf says it. */
  client: string | null;
  /** More than one address may: it is sent on, and nothing of it is kept. */
  isFlood: boolean;
}>;

/**
 * Keeps a visit as a click, bots and prefetches marked, no personal data. A safe link gives each visit a code of its own; bots and prefetches
 * get none, and leave the pool alone. A promise only where a code has to be drawn: most visits wait for nothing.
 */
export function takeVisit(
  { clicks, draws }: LinkVisits,
  request: VisitRequest,
  taking: Taking,
): TakenVisit | Promise<TakenVisit> {
  const { target, isFlood } = taking;
  const clickedAt = now();
  if (isExpired(target, clickedAt)) {
    metrics.clicks.inc({ outcome: "ended link" });
    return ENDED;
  }
  const clickId = newId();
  if (isFlood) {
    metrics.clicks.inc({ outcome: "flood" });
    return { clickId, drawn: null };
  }
  const visit = visitOf(request, taking, { id: clickId, clickedAt });
  if (target.isSafe && target.appliesDiscount)
    return drawFor({ clicks, draws }, { target, visit, client: taking.client });
  clicks.add(visit);
  return { clickId, drawn: null };
}

async function drawFor(
  { clicks, draws }: Pick<LinkVisits, "clicks" | "draws">,
  { target, visit, client }: Pick<Taking, "target" | "client"> & Readonly<{ visit: Visit }>,
): Promise<TakenVisit> {
  const isWanted =
    visit.from !== null &&
    (client === null || (await drawLimit.take(`${target.offerId}/${client}`)));
  const drawn = isWanted ? await draws.draw(target) : null;
  clicks.add({ ...visit, safeCode: drawn });
  return { clickId: visit.id, drawn };
}

/** Codes that one address is given of an offer: nobody empties a pool for all others, who would then come without a discount. */
const drawLimit = limit({ tries: DRAWS_PER_HOUR_MAX, seconds: 3_600 });
const isInLimit = burstLimit({ perSecond: VISITS_PER_SECOND_MAX, keysMax: ADDRESSES_MAX });

/** Counts a visit of a client; true when there are more in this second than one has thumbs for. */
export const isInFlood = (client: string | null): boolean =>
  client !== null && !isInLimit(client, elapsedMs());

/** Whom a visit comes from that Shopify's proxy brought: where a proxy of ours noted Shopify's address last, the visitor's stands before it. */
export function clientInStorefront({ headers, raw }: VisitRequest): string | null {
  const noted = [headers["x-forwarded-for"] ?? ""].flat().join(",").split(",");
  const visitors = noted.length > 1 ? noted.slice(0, -1) : noted;
  return clientOf(visitors.join(","), raw.socket.remoteAddress);
}

/** What is kept of a visit; its address and browser only until they are hashed. */
function visitOf(
  { headers, query, method }: VisitRequest,
  { target: { shopId, linkId, zone }, client }: Taking,
  click: Readonly<{ id: string; clickedAt: Date }>,
): Visit {
  const userAgent = headers["user-agent"] ?? null;
  const visitor = visitorOf(
    {
      method,
      userAgent,
      secPurpose: oneHeader(headers["sec-purpose"]),
      purpose: oneHeader(headers.purpose),
      xMoz: oneHeader(headers["x-moz"]),
    },
    isBotOf,
  );
  const isCounted = !visitor.isBot && !visitor.isPrefetch;
  return {
    ...click,
    shopId,
    linkId,
    zone,
    referrerHost: referrerHostOf(headers.referer ?? null),
    subId: query.sub === undefined ? null : subIdOf(query.sub),
    country:
      env.countryHeader === null ? null : countryInHeader(oneHeader(headers[env.countryHeader])),
    safeCode: null,
    from: isCounted ? `${client ?? ""}\n${(userAgent ?? "").slice(0, AGENT_LENGTH_MAX)}` : null,
    ...visitor,
  };
}

const judged = new Map<string, boolean>();

/** The patterns cost more than the rest of a redirect, and agents repeat: what was judged is remembered, in bounded memory. */
function isBotOf(userAgent: string): boolean {
  const known = judged.get(userAgent);
  if (known !== undefined) return known;
  const isBot = isBotAgent(userAgent);
  if (judged.size >= AGENTS_MAX) judged.clear();
  if (userAgent.length <= AGENT_LENGTH_MAX) judged.set(userAgent, isBot);
  return isBot;
}

const oneHeader = (value: string | string[] | undefined): string | null =>
  typeof value === "string" ? value : (value?.join(" ") ?? null);
