// Shopify's app proxy: a path of every storefront that is answered by the app. It signs the query and takes cookies out, both ways.
import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { renderLiquid } from "./liquid.ts";
import { settings } from "./settings.ts";
import type { Shop } from "./state.ts";
import { appProxy } from "./webhooks.ts";

type Visit = Readonly<{
  shop: Shop;
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
  /** Answers with a page of the theme that holds this. */
  showInTheme: (content: string, status: number) => void;
}>;

/** Whether an address of a storefront belongs to the app: it has a proxy, the shop has the app, and the path begins with both names. */
export function isProxied(shop: Shop, pathname: string): boolean {
  const proxy = appProxy();
  if (!proxy || !shop.installation) return false;
  const base = `/${proxy.prefix}/${proxy.subpath}`;
  return pathname === base || pathname.startsWith(`${base}/`);
}

/**
 * Asks the app as Shopify does, and hands its answer on; one that is Liquid is rendered within the theme. A redirect is followed; what takes
 * over ten seconds is given up.
 */
export async function passToApp(visit: Visit, body: string | null) {
  const { shop, url, request, response } = visit;
  const proxy = appProxy();
  if (!proxy) return;
  const base = `/${proxy.prefix}/${proxy.subpath}`;
  const target = new URL(
    new URL(proxy.url).pathname + url.pathname.slice(base.length),
    settings.appOrigin,
  );
  target.search = signedQuery(shop, url.searchParams, base);
  const answer = await fetch(target, {
    method: request.method ?? "GET",
    headers: {
      "content-type": request.headers["content-type"] ?? "",
      "user-agent": request.headers["user-agent"] ?? "",
      "x-forwarded-for": request.socket.remoteAddress ?? "",
    },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  if (/^application\/liquid\b/i.test(answer.headers.get("content-type") ?? ""))
    return visit.showInTheme(renderLiquid(await answer.text(), shop), answer.status);
  response.removeHeader("set-cookie");
  const kept = [...answer.headers].filter(([name]) => !HOP_BY_HOP.has(name));
  response.writeHead(answer.status, Object.fromEntries(kept));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** What belongs to one connection, what fetch has undone already, and cookies, which Shopify drops. */
const HOP_BY_HOP = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "set-cookie",
  "transfer-encoding",
]);

function signedQuery(shop: Shop, asked: URLSearchParams, pathPrefix: string): string {
  const query = new URLSearchParams(asked);
  query.set("shop", shop.domain);
  query.set("logged_in_customer_id", "");
  query.set("path_prefix", pathPrefix);
  query.set("timestamp", String(Math.floor(Date.now() / 1_000)));
  query.delete("signature");
  const text = [...new Set(query.keys())]
    .map((key) => `${key}=${query.getAll(key).join(",")}`)
    .sort()
    .join("");
  query.set("signature", createHmac("sha256", settings.apiSecret).update(text).digest("hex"));
  return String(query);
}
