// The page of Shopify admin that hosts the app: an iframe with what Shopify puts around it, and what the page asks for.
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { sessionToken } from "./auth.ts";
import { type Html, html, rawJson } from "./html.ts";
import { listResources } from "./resources.ts";
import { settings } from "./settings.ts";
import { allShops, findShop, type Shop } from "./state.ts";

const APP_PATH = /^\/store\/([^/]+)\/apps\/creator-ledger(\/.*)?$/;
const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};
/** A message of the app may come before the page's module runs; it waits here. */
const KEEP_EARLY_MESSAGES =
  "var early = []; addEventListener('message', function keep(event) { early ? early.push(event) : removeEventListener('message', keep); });";

/** Answers the admin's pages, their assets and App Bridge's stand-in; false when the address is none of them. */
export async function handleAdminPage(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const { pathname } = url;
  if (pathname === "/app-bridge.js")
    return sendFiles(response, ["app-bridge.js", "app-bridge-elements.js"]);
  if (pathname.startsWith("/admin-assets/"))
    return sendFiles(response, [`admin/${path.basename(pathname)}`]);
  if (pathname.startsWith("/cdn/")) return sendEmpty(response, pathname);
  if (pathname === "/" || pathname === "/store") return sendShops(response);
  if (!pathname.startsWith("/store/")) return false;

  const handle = decodeURIComponent(pathname.split("/")[2] ?? "");
  const shop = findShop(handle);
  if (!shop) return sendMissing(response, `There is no shop “${handle}” in this dev store.`);
  if (pathname.endsWith("/session-token")) return sendJson(response, { token: sessionToken(shop) });
  if (pathname.endsWith("/resources"))
    return sendJson(response, { resources: listResources(shop, url.searchParams) });
  const app = APP_PATH.exec(pathname);
  if (app) return sendHtml(response, 200, adminPage(shop, appPath(app[2] ?? "") + url.search));
  if (pathname.split("/").filter(Boolean).length === 2) return redirectToApp(response, shop);
  return sendMissing(response, "This page of Shopify admin is not part of the dev store.");
}

/** The app's pages stand under /app; the admin's address leaves that out, and understands it too. */
function appPath(rest: string): string {
  const trimmed = rest.replace(/\/$/, "");
  return /^\/app(\/|$)/.test(trimmed) ? trimmed : `/app${trimmed}`;
}

function adminPage(shop: Shop, pathInApp: string): Html {
  const proxyOrigin = `http://localhost:${settings.proxyPort}`;
  const parameters = {
    embedded: "1",
    shop: shop.domain,
    host: Buffer.from(`admin.shopify.com/store/${shop.handle}`)
      .toString("base64")
      .replace(/=+$/, ""),
    locale: "en",
  };
  const source = new URL(pathInApp, proxyOrigin);
  for (const [name, value] of Object.entries({
    ...parameters,
    id_token: sessionToken(shop),
  }))
    source.searchParams.set(name, value);
  const config = {
    handle: shop.handle,
    shopName: shop.name,
    proxyOrigin,
    appOrigin: settings.appOrigin,
    parameters,
  };
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <title>Creator Ledger · ${shop.name}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/admin-assets/admin.css">
  <script>${{ markup: KEEP_EARLY_MESSAGES }}</script>
  <script type="application/json" id="config">${rawJson(config)}</script>
  <script type="module" src="/admin-assets/admin.js"></script>
</head>
<body>
  <div class="loading" role="progressbar" aria-label="Loading" hidden></div>
  <header class="top">
    <a class="skip" href="#app">Skip to the app</a>
    <button type="button" id="menu" aria-expanded="false" aria-controls="navigation">Menu</button>
    <span class="mark">Dev store</span>
    <span class="shop">${shop.name}</span>
  </header>
  <section class="save-bar" aria-label="Contextual save bar" hidden>
    <p>Unsaved changes</p>
    <button type="button" class="quiet" data-save-bar="discard">Discard</button>
    <button type="button" class="primary" data-save-bar="save">Save</button>
  </section>
  ${navigation(shop)}
  <main id="app" tabindex="-1">
    <div class="title-bar"><h1>Creator Ledger</h1><div class="actions"></div></div>
    <iframe name="app" title="Creator Ledger" src="${source.href}" allow="clipboard-read; clipboard-write"></iframe>
  </main>
  <div class="toasts" role="status" aria-live="polite"></div>
</body>
</html>`;
}

function navigation(shop: Shop): Html {
  const home = `/store/${shop.handle}/apps/creator-ledger`;
  return html`<nav id="navigation" aria-label="Admin">
    <h2>Apps</h2>
    <ul>
      <li><a id="app-home" href="${home}" data-href="/app">Creator Ledger</a><ul id="app-navigation"></ul></li>
    </ul>
    <h2>Sales channels</h2>
    <ul>
      <li><a href="${shop.storefrontUrl}" target="_blank" rel="noopener">Online store</a></li>
    </ul>
  </nav>`;
}

function plainPage(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/admin-assets/plain.css"></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;
}

function shopList(): Html {
  const item = (
    shop: Shop,
  ) => html`<li><a href="/store/${shop.handle}/apps/creator-ledger">${shop.name}</a>
    (${shop.domain}) · <a href="${shop.storefrontUrl}">storefront of ${shop.name}</a></li>`;
  return html`<ul>${allShops().map(item)}</ul>`;
}

function sendShops(response: ServerResponse): true {
  return sendHtml(response, 200, plainPage("Shops of the dev store", shopList()));
}

function sendMissing(response: ServerResponse, sentence: string): true {
  const body = html`<p>${sentence}</p><p>What there is:</p>${shopList()}`;
  return sendHtml(response, 404, plainPage("Not found", body));
}

function redirectToApp(response: ServerResponse, shop: Shop): true {
  response.writeHead(302, { location: `/store/${shop.handle}/apps/creator-ledger` }).end();
  return true;
}

function sendHtml(response: ServerResponse, status: number, page: Html): true {
  response
    .writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" })
    .end(page.markup);
  return true;
}

function sendJson(response: ServerResponse, body: object): true {
  response
    .writeHead(200, { "content-type": "application/json", "cache-control": "no-store" })
    .end(JSON.stringify(body));
  return true;
}

/** Files beside this one, one behind the other, in the type of the first; false when one is missing. */
async function sendFiles(response: ServerResponse, names: readonly [string, ...string[]]) {
  const type = TYPES[path.extname(names[0])];
  if (!type) return false;
  try {
    const texts = await Promise.all(
      names.map((name) => readFile(path.join(import.meta.dirname, name), "utf8")),
    );
    response.writeHead(200, { "content-type": type, "cache-control": "no-cache" });
    response.end(texts.join("\n"));
    return true;
  } catch {
    return false;
  }
}

/** What the proxy put in the place of Shopify's CDN: nothing, in the right type. */
function sendEmpty(response: ServerResponse, pathname: string): true {
  response
    .writeHead(200, { "content-type": TYPES[path.extname(pathname)] ?? "application/octet-stream" })
    .end();
  return true;
}
