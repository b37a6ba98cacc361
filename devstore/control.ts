// The control API: what a merchant, a shopper or Shopify itself would do, for tests and demos. README.md is its contract.
import type { IncomingMessage, ServerResponse } from "node:http";
import { sessionToken, tokenLife } from "./auth.ts";
import { jobs } from "./change-discounts.ts";
import { handleDiscounts, showDiscounts } from "./control-discounts.ts";
import { type Body, readFlag, readId, readNumber, readText, readTexts } from "./control-input.ts";
import { type Answer, handleOrders, showOrders } from "./control-orders.ts";
import {
  catalog,
  changeProduct,
  changeShops,
  productAnswer,
  productFrom,
  shopAnswer,
} from "./control-shops.ts";
import { addCustomer, changeCustomer, customerAnswer, customerInputFrom } from "./customers.ts";
import { delivering, deliveryLog, forgetDeliveries, pauseDeliveries } from "./deliver.ts";
import { clearFaults, currentFaults, FAULT_NAMES, setFaults } from "./faults.ts";
import { bodyOf, objectFrom, sendJson } from "./http.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { compliancePayload, shopPayload } from "./payloads.ts";
import { changeCollection, makeCollection, makeProduct, makeShop } from "./shops.ts";
import {
  allShops,
  findShop,
  gid,
  InputError,
  idOf,
  markChanged,
  NotFoundError,
  removeShop,
  type Shop,
  shopOf,
} from "./state.ts";
import { refillBuckets } from "./throttle.ts";
import { announce, appScopes, optionalScopes } from "./webhooks.ts";

/** Answers everything under /control. */
export async function handleControl(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const path = url.pathname.split("/").slice(2).filter(Boolean).map(decodeURIComponent);
    const { status, body } =
      request.method === "GET"
        ? { status: 200, body: show(path, url.searchParams) }
        : request.method === "POST"
          ? change(path, objectFrom(await bodyOf(request)))
          : { status: 405, body: { error: "The control API knows GET and POST." } };
    sendJson(response, status, body);
  } catch (error) {
    if (error instanceof NotFoundError) sendJson(response, 404, { error: error.message });
    else if (error instanceof InputError) sendJson(response, 400, { error: error.message });
    else if (error instanceof URIError)
      sendJson(response, 400, { error: "The path is not valid." });
    else {
      console.error(error);
      sendJson(response, 500, { error: "The dev store has a bug; its log says more." });
    }
  }
}

/** A gid in a path has slashes: everything between the noun and the action is the id. */
function pathOf(rest: readonly string[]): string[] {
  if (rest[0] !== "gid:") return [...rest];
  return [rest.slice(0, 4).join("/"), ...rest.slice(4)].map((part, i) =>
    i === 0 ? idOf(rest[3] ?? part) : part,
  );
}

function show([noun, ...rest]: readonly string[], query: URLSearchParams): unknown {
  if (noun === "shops") return { shops: allShops().map(shopAnswer) };
  if (noun === "faults") return { faults: currentFaults() };
  if (noun === "deliveries") return showDeliveries(query);
  const shop = shopOf(query.get("shop"));
  if (noun === "session-token") return { token: sessionToken(shop), shop: shop.domain };
  if (noun === "catalog") return catalog(shop);
  if (noun === "orders") return showOrders(shop, pathOf(rest), query);
  if (noun === "discounts") return showDiscounts(shop);
  if (noun === "scopes") return scopesOf(shop);
  throw new NotFoundError(`The control API has nothing at GET /control/${noun ?? ""}.`);
}

function change([noun, ...rest]: readonly string[], body: Body): Answer {
  const done = { status: 200, body: { ok: true } };
  if (noun === "shops") return changeShops(body);
  if (noun === "reset") return reset(readText(body, "shop"));
  if (noun === "faults") return changeFaults(body);
  if (noun === "settings") return changeSettings(body);
  const shop = shopOf(readText(body, "shop"));
  if (noun === "orders") return handleOrders(shop, pathOf(rest), body);
  if (noun === "discounts") return handleDiscounts(shop, pathOf(rest), body);
  if (noun === "products" && rest[0])
    return { status: 200, body: changeProduct(shop, rest[0], body) };
  if (noun === "products")
    return { status: 201, body: productAnswer(shop, makeProduct(shop, productFrom(body))) };
  if (noun === "collections" && rest[0]) {
    const { id, title } = changeCollection(shop, rest[0], readTexts(body, "products"));
    return { status: 200, body: { id, gid: gid("Collection", id), title } };
  }
  if (noun === "collections") {
    const { id, title } = makeCollection(shop, {
      title: readText(body, "title") ?? "",
      products: readTexts(body, "products"),
    });
    return { status: 201, body: { id, gid: gid("Collection", id), title } };
  }
  if (noun === "customers" && rest[0] === "merge") {
    const [kept, deleted] = [readId(body, "kept"), readId(body, "deleted")];
    return { status: 200, body: mergeCustomers(shop, { kept, deleted }) };
  }
  if (noun === "customers" && rest[0]) {
    const changed = changeCustomer(shop, rest[0], customerInputFrom(body));
    return { status: 200, body: customerAnswer(changed) };
  }
  if (noun === "customers")
    return { status: 201, body: customerAnswer(addCustomer(shop, customerInputFrom(body))) };
  if (noun === "scopes") return changeScopes(shop, body);
  if (noun === "uninstall") uninstall(shop);
  else if (noun === "revoke-tokens") revokeTokens(shop);
  else if (noun === "compliance") sendCompliance(shop, body);
  else throw new NotFoundError(`The control API has nothing at POST /control/${noun ?? ""}.`);
  return done;
}

function changeFaults(body: Body): Answer {
  if (body.clear === true) clearFaults();
  const nested = { ...asGroup(body.webhooks), ...asGroup(body.api) };
  const faults = { ...body, ...nested };
  const unknown = Object.keys(faults).find(
    (name) =>
      !FAULT_NAMES.some((known) => known === name) &&
      !["clear", "webhooks", "api", "shop"].includes(name),
  );
  if (unknown) throw new InputError(`There is no fault "${unknown}".`);
  setFaults(faults);
  return { status: 200, body: { faults: currentFaults() } };
}

function asGroup(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function changeSettings(body: Body): Answer {
  const positive = (name: string, isZeroFine: boolean) => {
    const value = readNumber(body, name);
    if (value !== null && (isZeroFine ? value < 0 : value <= 0))
      throw new InputError(`"${name}" is not negative.`);
    return value;
  };
  delivering.retryScale = positive("retryScale", false) ?? delivering.retryScale;
  jobs.delayMs = positive("jobDelayMs", true) ?? jobs.delayMs;
  tokenLife.accessSeconds = positive("accessTokenSeconds", false) ?? tokenLife.accessSeconds;
  const paused = readFlag(body, "deliveriesPaused");
  if (paused !== null) pauseDeliveries(paused);
  const settings = {
    retryScale: delivering.retryScale,
    jobDelayMs: jobs.delayMs,
    accessTokenSeconds: tokenLife.accessSeconds,
    deliveriesPaused: delivering.paused,
  };
  return { status: 200, body: settings };
}

function showDeliveries(query: URLSearchParams): unknown {
  const wanted = query.get("shop") ? shopOf(query.get("shop")).domain : null;
  const [topic, status, resource] = ["topic", "status", "resource"].map((name) => query.get(name));
  const found = deliveryLog().filter(
    (one) =>
      (!wanted || one.shopDomain === wanted) &&
      (!topic || one.topic === topic) &&
      (!status || one.status === status) &&
      (!resource || idOf(one.resource) === idOf(resource)),
  );
  const counts = { pending: 0, delivered: 0, failed: 0, dropped: 0 };
  for (const one of found) counts[one.status] += 1;
  const limit = Number(query.get("limit") ?? 200);
  const hasBody = query.get("body") === "1";
  return {
    ...counts,
    total: found.length,
    deliveries: found.slice(Math.max(0, found.length - limit)).map(({ body, ...one }) => ({
      ...one,
      ...(hasBody ? { body } : {}),
    })),
  };
}

/** Webhooks stop and tokens end at once; app/uninstalled is the last that is sent. */
function uninstall(shop: Shop): void {
  if (!shop.installation) throw new InputError(`The app is not installed in ${shop.handle}.`);
  shop.installation = null;
  markChanged();
  const payload = () => shopPayload(shop);
  announce(shop, [{ topic: "app/uninstalled", resource: gid("Shop", shop.id), payload }], {
    evenIfUninstalled: true,
  });
}

const scopesOf = (shop: Shop) => ({
  scopes: [...appScopes(), ...shop.grantedScopes],
  required: appScopes(),
  optional: optionalScopes(),
});

/** The merchant grants or takes back optional scopes. */
function changeScopes(shop: Shop, body: Body): Answer {
  const [granted, revoked] = [readTexts(body, "grant"), readTexts(body, "revoke")];
  const unknown = [...granted, ...revoked].find((scope) => !optionalScopes().includes(scope));
  if (unknown) throw new InputError(`"${unknown}" is no optional scope of the app.`);
  const previous = [...appScopes(), ...shop.grantedScopes];
  const kept = [...shop.grantedScopes, ...granted].filter((scope) => !revoked.includes(scope));
  shop.grantedScopes = [...new Set(kept)];
  const scopes = [...appScopes(), ...shop.grantedScopes];
  if (shop.installation) shop.installation.scopes = scopes;
  markChanged();
  const payload = () => ({ id: Number(shop.id), previous, current: scopes });
  announce(shop, [{ topic: "app/scopes_update", resource: gid("Shop", shop.id), payload }]);
  return { status: 200, body: { scopes } };
}

function revokeTokens(shop: Shop): void {
  if (shop.installation) shop.installation.tokens = [];
  markChanged();
}

const COMPLIANCE_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"];

function sendCompliance(shop: Shop, body: Body): void {
  const topic = readText(body, "topic") ?? "";
  if (!COMPLIANCE_TOPICS.includes(topic))
    throw new InputError(`"topic" is one of ${COMPLIANCE_TOPICS.join(", ")}.`);
  const id = readId(body, "customer");
  const customer = id ? (shop.customers.get(idOf(id)) ?? null) : null;
  if (topic !== "shop/redact" && !customer)
    throw new InputError(`"customer" is the id of a customer of the shop.`);
  const resource = customer ? gid("Customer", customer.id) : gid("Shop", shop.id);
  announce(shop, [{ topic, resource, payload: () => compliancePayload(shop, topic, customer) }]);
}

/** Everything, or one shop, as if it had never been; "demo" is there again, empty. */
function reset(handle: string | null): Answer {
  const removed = handle ? [shopOf(handle)] : allShops();
  for (const shop of removed) removeShop(shop.handle);
  forgetDeliveries(handle ? (removed[0]?.domain ?? null) : null);
  if (!handle) {
    clearFaults();
    refillBuckets();
  }
  if (!findShop("demo")) makeShop({ handle: "demo", name: "Demo" });
  return { status: 200, body: { ok: true, shops: allShops().map(shopAnswer) } };
}
