// The door of creators' pages in the shop's theme. Shopify's proxy brings the visit, signs whose storefront it is, and renders the answer.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { knownPages } from "#app/landing/known-pages.server.ts";
import { goneHtml, landingHtml } from "#app/landing/landing-html.ts";
import { shownTo } from "#app/landing/show-page.server.ts";
import { look, refuse } from "#app/links/record-click.server.ts";
import {
  clientInStorefront,
  isInFlood,
  type LinkVisits,
  takeVisit,
} from "#app/links/take-visit.server.ts";
import { now } from "#app/platform/clock.server.ts";

type LandingRequest = FastifyRequest<{
  Params: { key: string };
  Querystring: { sub?: string | string[] };
}>;

/**
 * GET|HEAD /proxy/c/:key, the key of one of a creator's links: her page, and a visit to it is a click of that link, kept as every other. What
 * is not there (an unknown key, a page that is off, a creator who is paused) is a page in the theme that leads on to the shop, and no click.
 * Reads the database alone, never Shopify; in a flood from one address only what is in memory is shown, and nothing kept.
 */
export function registerLandingDoor(app: FastifyInstance, visits: LinkVisits): void {
  const pages = knownPages();
  app.route({
    ...{ method: ["GET", "HEAD"], url: "/proxy/c/:key", exposeHeadRoute: false },
    handler: async (request: LandingRequest, reply) => {
      const client = clientInStorefront(request);
      const isFlood = isInFlood(client);
      const shop = await visits.shops.find(request.url, isFlood);
      if (typeof shop === "number") return refuse(reply, shop);
      const slug = `${shop.key}-${request.params.key.toLowerCase()}`;
      const target = await look(visits, slug, isFlood);
      if (target === 429 || target === 503) return refuse(reply, target);
      const open = target === 404 ? null : await pages.find(target, isFlood);
      if (typeof open === "number") return refuse(reply, open);
      if (target === 404 || !open) return answer(reply, 404, goneHtml(shop.name));
      const visit = await takeVisit(visits, request, { target, client, isFlood });
      const seen = { target, visit, currency: shop.currency, now: now() };
      return answer(reply, 200, landingHtml(shownTo(open, seen)));
    },
  });
}

/** Each visit has its own references, so that no answer may be kept for another. */
const answer = (reply: FastifyReply, status: 200 | 404, html: string): FastifyReply =>
  reply
    .code(status)
    .header("cache-control", "private, no-store")
    .header("x-content-type-options", "nosniff")
    .type("application/liquid; charset=utf-8")
    .send(html);
