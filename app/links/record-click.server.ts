// The door of affiliate links: answers from a bounded cache, writes clicks in batches, and asks nobody else on the way.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type ClickBuffer, clickBuffer } from "#app/links/click-buffer.server.ts";
import { destinationOf, endedUrl, fillTemplate, isExpired, redirectUrl } from "#app/links/link.ts";
import { type KnownTarget, linkTargets } from "#app/links/link-targets.server.ts";
import {
  countryInHeader,
  isBotAgent,
  referrerHostOf,
  subIdOf,
  visitorOf,
} from "#app/links/visit.ts";
import type { Visit } from "#app/links/visitors.server.ts";
import { elapsedMs, newId, now } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { burstLimit, clientOf } from "#app/platform/limit.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { type CodeDraws, codeDraws } from "#app/safe-links/draw-codes.server.ts";

type LinkRequest = FastifyRequest<{
  Params: { slug: string };
  Querystring: { to?: string | string[]; sub?: string | string[] };
}>;

const RETRY_AFTER_SECONDS = 5;
/** Visits of one address that are recorded in a second. A whole network may stand behind one address, but not with so many thumbs. */
export const VISITS_PER_SECOND_MAX = 30;
const ADDRESSES_MAX = 10_000;
const AGENTS_MAX = 5_000;
const AGENT_LENGTH_MAX = 500;

/**
 * GET|HEAD /r/:slug[?to=/path][&sub=text]: records the click (bots and prefetches marked, no personal data) and redirects into the shop,
 * to the link's page or the one asked for. An unknown slug is a small 404 page. The link of a paused creator goes on leading to the shop, and
 * so does one that has ended, without discount and without a click: followers who kept it should not meet an error.
 * A flood from one address is sent on as well, but not recorded, and asks the database nothing: its unknown slugs meet 429.
 */
export function registerLinkDoor(app: FastifyInstance): void {
  const targets = linkTargets();
  const clicks = clickBuffer();
  const draws = codeDraws();
  app.addHook("onClose", async () => {
    await clicks.close();
    await draws.close();
  });
  app.route({
    method: ["GET", "HEAD"],
    url: "/r/:slug",
    exposeHeadRoute: false,
    handler: async (request: LinkRequest, reply) => {
      const slug = request.params.slug.toLowerCase();
      const isFlood = !isWithin(request);
      let target: KnownTarget | null = targets.known(slug) ?? null;
      if (!target && isFlood)
        return answerPage(reply, 429, "Too many visits at once. Please try again in a moment.");
      try {
        target ??= await targets.find(slug);
      } catch (error) {
        log.warn({ error }, "link not looked up");
        return answerPage(
          reply,
          503,
          "This link does not answer just now. Please try again in a moment.",
        );
      }
      if (!target) {
        metrics.clicks.inc({ outcome: "unknown link" });
        return answerPage(
          reply,
          404,
          "This link leads nowhere. Please ask who gave it to you for a new one.",
        );
      }
      return follow(request, reply, { target, draws, clicks: isFlood ? null : clicks });
    },
  });
}

const isInLimit = burstLimit({ perSecond: VISITS_PER_SECOND_MAX, keysMax: ADDRESSES_MAX });

function isWithin({ headers, raw }: LinkRequest): boolean {
  const client = clientOf(headers["x-forwarded-for"], raw.socket.remoteAddress);
  return client === null || isInLimit(client, elapsedMs());
}

type Door = Readonly<{
  target: KnownTarget;
  draws: CodeDraws;
  /** Null in a flood, of which nothing is kept. */
  clicks: ClickBuffer | null;
}>;

function follow(
  request: LinkRequest,
  reply: FastifyReply,
  door: Door,
): FastifyReply | Promise<FastifyReply> {
  const { target, clicks } = door;
  const { to } = request.query;
  const path = to === undefined ? target.path : destinationOf(typeof to === "string" ? to : null);
  const at = now();
  if (isExpired(target, at)) {
    metrics.clicks.inc({ outcome: "ended link" });
    return sendOn(reply, endedUrl(target, path));
  }
  const id = newId();
  if (!clicks) metrics.clicks.inc({ outcome: "flood" });
  const visit = clicks && visitOf(request, target, { id, clickedAt: at });
  if (target.isSafe && target.appliesDiscount && visit)
    return followSafely(reply, door, { visit, path });
  if (visit) clicks?.add(visit);
  const isPrepared = path === target.path;
  return sendOn(
    reply,
    isPrepared ? fillTemplate(target.prepared, id) : redirectUrl(target, path, { clickId: id }),
  );
}

/** A safe link gives each visit a code of its own; bots and prefetches get none, and leave the pool alone. */
async function followSafely(
  reply: FastifyReply,
  { target, draws, clicks }: Door,
  { visit, path }: Readonly<{ visit: Visit; path: string }>,
): Promise<FastifyReply> {
  const drawn = visit.from === null ? null : await draws.draw(target);
  clicks?.add({ ...visit, safeCode: drawn });
  return sendOn(reply, redirectUrl(target, path, { clickId: visit.id, drawn }));
}

const sendOn = (reply: FastifyReply, location: string): FastifyReply =>
  reply
    .code(302)
    .header("location", location)
    .header("cache-control", "no-store")
    .header("x-content-type-options", "nosniff")
    .send();

/** What is kept of a visit; its address and browser only until they are hashed. */
function visitOf(
  { headers, query, method, raw }: LinkRequest,
  { shopId, linkId, zone }: KnownTarget,
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
  const client = clientOf(headers["x-forwarded-for"], raw.socket.remoteAddress);
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

function answerPage(reply: FastifyReply, status: 404 | 429 | 503, sentence: string): FastifyReply {
  if (status !== 404) reply.header("retry-after", RETRY_AFTER_SECONDS);
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
    .header("x-content-type-options", "nosniff")
    .type("text/html; charset=utf-8")
    .send(
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Link</title><p>${sentence}</p></html>`,
    );
}

const oneHeader = (value: string | string[] | undefined): string | null =>
  typeof value === "string" ? value : (value?.join(" ") ?? null);
