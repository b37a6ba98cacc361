// Visits of creators' pages, for database tests. Import it after useTestDatabase().
import Fastify from "fastify";

export const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";

export type Visiting = Readonly<{ headers?: Record<string, string>; method?: "GET" | "HEAD" }>;

/** Visits a page at the door, and waits until its click is written. */
export async function askLanding(url: string, { headers = {}, method = "GET" }: Visiting = {}) {
  const { registerLandingDoor } = await import("#app/landing/landing-door.server.ts");
  const { linkVisits } = await import("#app/links/take-visit.server.ts");
  const app = Fastify();
  registerLandingDoor(app, linkVisits(app));
  const sent = await app.inject({ method, url, headers: { "user-agent": PHONE, ...headers } });
  await app.close();
  const type = sent.headers["content-type"];
  return { status: sent.statusCode, html: sent.body, type, headers: sent.headers };
}

/** Where the page leads, in its order: "Shop now" first, then its products. */
export const waysIn = (html: string): URL[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(
    ([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), "https://shop.invalid"),
  );

/** The page behind the discount. */
export const innerOf = (way: URL): URL =>
  new URL(way.searchParams.get("redirect") ?? "", "https://shop.invalid");
