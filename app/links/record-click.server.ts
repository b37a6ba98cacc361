// The door of affiliate links: answers from a bounded cache, writes clicks in batches, and asks nobody else on the way.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { KnownTarget } from "#app/links/link-targets.server.ts";
import { onwardPage, wordsPage } from "#app/links/onward-page.ts";
import {
  clientInStorefront,
  isInFlood,
  type LinkVisits,
  takeVisit,
} from "#app/links/take-visit.server.ts";
import { addressOf, type Way, wayTo } from "#app/links/way.ts";
import { clientOf } from "#app/platform/limit.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";

type Query = { to?: string | string[]; sub?: string | string[] };
type LinkRequest = FastifyRequest<{ Params: { slug: string }; Querystring: Query }>;
type ShortRequest = FastifyRequest<{ Params: { key: string }; Querystring: Query }>;

const RETRY_AFTER_SECONDS = 5;

/**
 * GET|HEAD /r/:slug[?to=/path][&sub=text]: records the click (bots and prefetches marked, no personal data) and redirects into the shop,
 * to the link's page or the one asked for. An unknown slug is a small 404 page. The link of a paused creator goes on leading to the shop, and
 * so does one that has ended, without discount and without a click: followers who kept it should not meet an error.
 * A flood from one address is sent on as well, but not recorded, and asks the database nothing: its unknown slugs meet 429.
 *
 * GET|HEAD /proxy/r/:key is the same link on the shop's own domain, brought by Shopify's proxy, which signs whose storefront it is. Shopify
 * would follow a redirect itself and drop its cookies, so that the shopper's browser is sent on by a page instead.
 */
export function registerLinkDoor(app: FastifyInstance, visits: LinkVisits): void {
  const method = ["GET", "HEAD"];
  app.route({
    ...{ method, url: "/r/:slug", exposeHeadRoute: false },
    handler: async (request: LinkRequest, reply) => {
      const { headers, raw } = request;
      const client = clientOf(headers["x-forwarded-for"], raw.socket.remoteAddress);
      const isFlood = isInFlood(client);
      const slug = request.params.slug.toLowerCase();
      const found = await look(visits, slug, isFlood);
      if (typeof found === "number") return refuse(reply, found);
      const way = wayAsked(request.query, found);
      const taken = takeVisit(visits, request, { target: found, client, isFlood });
      const visit = taken instanceof Promise ? await taken : taken;
      return sendOn(reply, addressOf(found, way, visit));
    },
  });
  app.route({
    ...{ method, url: "/proxy/r/:key", exposeHeadRoute: false },
    handler: async (request: ShortRequest, reply) => {
      const client = clientInStorefront(request);
      const isFlood = isInFlood(client);
      const shop = await visits.shops.find(request.url, isFlood);
      if (typeof shop === "number") return refuse(reply, shop);
      const slug = `${shop.key}-${request.params.key.toLowerCase()}`;
      const found = await look(visits, slug, isFlood);
      if (typeof found === "number") return refuse(reply, found);
      const way = wayAsked(request.query, found);
      const visit = await takeVisit(visits, request, { target: found, client, isFlood });
      return answer(reply, 200, onwardPage(withinShop(addressOf(found, way, visit)), shop.name));
    },
  });
}

/** The link of a slug, or the status to refuse with. In a flood only what is known by heart is found. */
export async function look(
  { targets }: Pick<LinkVisits, "targets">,
  slug: string,
  isFlood: boolean,
): Promise<KnownTarget | Refusal> {
  const known = targets.known(slug);
  if (known) return known;
  if (isFlood) return 429;
  try {
    const target = await targets.find(slug);
    if (!target) metrics.clicks.inc({ outcome: "unknown link" });
    return target ?? 404;
  } catch (error) {
    log.warn({ error }, "link not looked up");
    return 503;
  }
}

/** To the page that a visit asks for; home where it asks for two. */
const wayAsked = ({ to }: Query, target: KnownTarget): Way =>
  to === undefined ? target.own : wayTo(target, typeof to === "string" ? to : "/");

/** An address of a shop as a page of that shop names it: whichever of its domains the shopper is on, she stays there. */
export function withinShop(address: string): string {
  const { pathname, search, hash } = new URL(address);
  return `${pathname}${search}${hash}`;
}

const sendOn = (reply: FastifyReply, location: string): FastifyReply =>
  reply
    .code(302)
    .header("location", location)
    .header("cache-control", "no-store")
    .header("x-content-type-options", "nosniff")
    .send();

export type Refusal = 404 | 429 | 503;

const SENTENCES: Readonly<Record<Refusal, string>> = {
  404: "This link leads nowhere. Please ask who gave it to you for a new one.",
  429: "Too many visits at once. Please try again in a moment.",
  503: "This link does not answer just now. Please try again in a moment.",
};

/** Says why there is no way on, on a page of its own. */
export function refuse(reply: FastifyReply, status: Refusal): FastifyReply {
  if (status !== 404) reply.header("retry-after", RETRY_AFTER_SECONDS);
  return answer(reply, status, wordsPage(SENTENCES[status]));
}

const answer = (reply: FastifyReply, status: 200 | Refusal, html: string): FastifyReply =>
  reply
    .code(status)
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .header(
      "content-security-policy",
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    .header("x-content-type-options", "nosniff")
    .type("text/html; charset=utf-8")
    .send(html);
