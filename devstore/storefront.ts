// The shop's public face: products, links with a code in them, cart, checkout, thank-you page. The shop is chosen by Host.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { isProxied, passToApp } from "./app-proxy.ts";
import { findCode } from "./discounts.ts";
import type { Html } from "./html.ts";
import { settings } from "./settings.ts";
import { findShop, type Shop } from "./state.ts";
import { formatMoney, totalsOf } from "./storefront/cart.ts";
import {
  applyCode,
  choiceFrom,
  pay,
  refusalsOf,
  removeCode,
  totalsFor,
} from "./storefront/checkout.ts";
import { type CheckoutChoice, checkoutPage, thankYouPage } from "./storefront/checkout-pages.ts";
import * as pages from "./storefront/pages.ts";
import {
  addToCart,
  changeQuantity,
  notePage,
  type Session,
  sessionOf,
  setAttributes,
  setCookieOf,
} from "./storefront/session.ts";

const BODY_MAX = 65_536;
const DEFAULT_SHOP = "demo";

type Visit = Readonly<{
  shop: Shop;
  session: Session;
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
}>;

/** Starts the storefront of every shop; resolves when it listens. */
export async function startStorefront(port = settings.storefrontPort): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error("storefront:", error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain" }).end("The dev store failed.");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  const host = request.headers.host ?? "localhost";
  const url = new URL(request.url ?? "/", `http://${host}`);
  if (url.pathname === "/storefront.css") return sendCss(response);
  const name = url.hostname.endsWith(".localhost") ? url.hostname.split(".")[0] : DEFAULT_SHOP;
  const shop = findShop(name ?? DEFAULT_SHOP);
  if (!shop) {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is no such shop.");
    return;
  }
  const session = sessionOf(request, shop, Date.now());
  response.setHeader("set-cookie", setCookieOf(session));
  const visit = { shop, session, url, request, response };
  if (isProxied(shop, url.pathname))
    await passToApp(
      { ...visit, showInTheme: (content, status) => showInTheme(visit, content, status) },
      request.method === "POST" ? await bodyOf(request) : null,
    );
  else if (request.method === "GET" || request.method === "HEAD") show(visit);
  else if (request.method === "POST") await take(visit, await bodyOf(request));
  else response.writeHead(405).end();
}

function show(visit: Visit) {
  const { shop, session, url } = visit;
  const [section = "", handle = ""] = url.pathname.split("/").filter(Boolean).map(decode);
  const products = [...shop.products.values()].filter(({ status }) => status === "ACTIVE");
  if (section === "discount" && handle) return followDiscountLink(visit, handle);
  if (section === "cart") return send(visit, "Cart", pages.cartPage(shop, cartTotals(visit)));
  if (url.pathname === "/cart.js") return sendCart(visit);
  if (section === "checkout") return showCheckout(visit, choiceFrom(url.searchParams));
  if (section === "thank-you") return showThanks(visit, handle);

  notePage(session, url, visit.request.headers.referer ?? null, Date.now());
  if (section === "") return send(visit, "Home", pages.homePage(shop, products));
  const product = products.find((each) => each.handle === handle);
  if (section === "products" && product)
    return send(visit, product.title, pages.productPage(shop, product));
  if (section === "collections") {
    const collection = [...shop.collections.values()].find((each) => each.handle === handle);
    if (collection)
      return send(
        visit,
        collection.title,
        pages.collectionPage(
          shop,
          collection,
          products.filter(({ id }) => collection.productIds.includes(id)),
        ),
      );
    if (handle === "all" || handle === "")
      return send(
        visit,
        "All products",
        pages.collectionPage(shop, { title: "All products" }, products),
      );
  }
  if (section === "pages" && /^[a-z0-9-]+$/.test(handle))
    return send(visit, "Page", pages.textPage(handle));
  send(visit, "Not found", pages.missingPage(), 404);
}

/** A page of the app within the theme, which counts as one of the shop's: a visit may begin there. */
function showInTheme(visit: Visit, content: string, status: number): void {
  notePage(visit.session, visit.url, visit.request.headers.referer ?? null, Date.now());
  send(visit, visit.shop.name, { markup: content }, status);
}

/** Keeps the code for the session when the shop has it, and goes on to a path of this shop, never elsewhere. */
function followDiscountLink({ shop, session, url, response }: Visit, code: string): void {
  if (findCode(shop, code)) session.codes = [code];
  const { origin } = url;
  const wanted = url.searchParams.get("redirect") ?? "/";
  const isLocal = /^\/(?![/\\])/.test(wanted) && URL.canParse(wanted, origin);
  const target = new URL(isLocal ? wanted : "/", origin);
  for (const [name, value] of url.searchParams)
    if (name !== "redirect" && !target.searchParams.has(name)) target.searchParams.set(name, value);
  const isHere = target.origin === origin;
  redirect(response, isHere ? target.pathname + target.search + target.hash : "/", 302);
}

async function take(visit: Visit, body: string) {
  const { shop, session, url, request, response } = visit;
  const isJson = (request.headers["content-type"] ?? "").includes("json");
  const form = isJson ? new URLSearchParams() : new URLSearchParams(body);
  switch (url.pathname) {
    case "/cart/add":
      return add(visit, form);
    case "/cart/change":
      changeQuantity(session, form.get("key") ?? "", clampQuantity(form.get("quantity"), 0));
      return redirect(response, "/cart");
    case "/cart/update.js":
    case "/cart/update":
      return updateAttributes(visit, isJson ? body : null, form);
    case "/checkout/codes": {
      const problem = applyCode(shop, session, form.get("code") ?? "");
      if (problem) return showCheckout(visit, choiceFrom(form), [problem]);
      return redirect(response, "/checkout");
    }
    case "/checkout/codes/remove":
      removeCode(session, form.get("code") ?? "");
      return redirect(response, "/checkout");
    case "/checkout/update":
      session.email = (form.get("email") ?? "").trim().slice(0, 200);
      return redirect(response, `/checkout?${new URLSearchParams(queryOf(choiceFrom(form)))}`);
    case "/checkout":
      session.email = (form.get("email") ?? "").trim().slice(0, 200);
      return payNow(visit, choiceFrom(form));
    default:
      return send(visit, "Not found", pages.missingPage(), 404);
  }
}

function queryOf({ shippingId, tip }: CheckoutChoice): Record<string, string> {
  return { shipping: shippingId, tip };
}

function add(visit: Visit, form: URLSearchParams) {
  const { shop, session, response } = visit;
  const variantId = form.get("variantId") ?? form.get("id") ?? "";
  if (!shop.variants.has(variantId)) return send(visit, "Not found", pages.missingPage(), 404);
  const sellingPlan = form.get("sellingPlan") === pages.SELLING_PLAN ? pages.SELLING_PLAN : null;
  addToCart(session, { variantId, quantity: clampQuantity(form.get("quantity"), 1), sellingPlan });
  redirect(response, "/cart");
}

function updateAttributes(visit: Visit, json: string | null, form: URLSearchParams) {
  const { session, response } = visit;
  const changes: Record<string, string> = {};
  for (const [name, value] of form) {
    const attribute = /^attributes\[([^\]]+)\]$/.exec(name)?.[1];
    if (attribute) changes[attribute] = value;
  }
  try {
    const given =
      json === null ? {} : ((JSON.parse(json) as { attributes?: object }).attributes ?? {});
    for (const [name, value] of Object.entries(given)) changes[name] = String(value ?? "");
  } catch {
    response.writeHead(400, { "content-type": "application/json" });
    response.end(JSON.stringify({ description: "The body is no JSON." }));
    return;
  }
  setAttributes(session, changes);
  sendCart(visit);
}

function payNow(visit: Visit, choice: CheckoutChoice) {
  const paid = pay(visit.shop, visit.session, choice);
  if ("problems" in paid) return showCheckout(visit, choice, paid.problems);
  redirect(visit.response, `/thank-you/${encodeURIComponent(paid.order.name.replace(/^#/, ""))}`);
}

function showCheckout(
  visit: Visit,
  choice: CheckoutChoice,
  problems: readonly string[] = [],
): void {
  const { shop, session } = visit;
  const totals = totalsFor(shop, session, choice);
  const all = [...problems, ...refusalsOf(totals)];
  const body = checkoutPage(shop, session, { totals, choice, problems: all });
  send(visit, "Checkout", body, problems.length > 0 ? 422 : 200);
}

function showThanks(visit: Visit, name: string): void {
  const { shop, session } = visit;
  const orders = [...session.orderIds].map((id) => shop.orders.get(id));
  const order = orders.find((each) => each?.name.replace(/^#/, "") === name);
  if (order) send(visit, "Thank you", thankYouPage(shop, order));
  else send(visit, "Not found", pages.missingPage(), 404);
}

function cartTotals({ shop, session }: Visit) {
  return totalsOf(shop, session, { shippingMinor: 0n, tipShare: "0", customerId: null });
}

/** The cart as the theme's Ajax API gives it, as far as a script would read it. */
function sendCart(visit: Visit): void {
  const { shop, session, response } = visit;
  const { rows, subtotalMinor } = cartTotals(visit);
  const cart = {
    token: session.cartToken,
    attributes: Object.fromEntries(session.attributes.map(({ name, value }) => [name, value])),
    item_count: rows.reduce((sum, { line }) => sum + line.quantity, 0),
    items_subtotal_price: Number(subtotalMinor),
    currency: shop.currency,
    items: rows.map(({ line, product, variant, grossMinor }) => ({
      key: line.key,
      variant_id: variant.id,
      product_title: product.title,
      quantity: line.quantity,
      line_price: Number(grossMinor),
      formatted_price: formatMoney(shop, variant.price),
    })),
  };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(cart));
}

function send(visit: Visit, title: string, body: Html, status = 200): void {
  const { markup } = pages.layout(visit.shop, visit.session, title, body);
  visit.response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(markup);
}

function redirect(response: ServerResponse, location: string, status = 303): void {
  response.writeHead(status, { location }).end();
}

async function sendCss(response: ServerResponse): Promise<void> {
  const text = await readFile(path.join(import.meta.dirname, "storefront/storefront.css"));
  response.writeHead(200, { "content-type": "text/css; charset=utf-8" }).end(text);
}

function clampQuantity(text: string | null, least: number): number {
  const quantity = Math.trunc(Number(text));
  return Number.isFinite(quantity) ? Math.min(99, Math.max(least, quantity)) : least;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX) throw new Error("a form above 64 kB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
