// Starts the dev store: Admin API, OAuth, control API and admin page on one port, the proxy and the storefront beside it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ADMIN_API_PATH, handleAdminApi } from "./admin-api.ts";
import { handleAdminPage } from "./admin-page.ts";
import { adminSchema } from "./admin-schema.ts";
import { grantToken, shopOfRequest } from "./auth.ts";
import { endBulkOperations, forgetResults, RESULTS_PATH, sendResult } from "./bulk-operations.ts";
import { finishBulkCreations } from "./change-discounts.ts";
import { handleControl } from "./control.ts";
import { stopDelivering } from "./deliver.ts";
import { bodyOf, objectFrom, sendJson } from "./http.ts";
import { startProxy } from "./proxy.ts";
import { settings, storefrontUrlOf } from "./settings.ts";
import { makeShop } from "./shops.ts";
import { keepSaving, loadSnapshot, saveSnapshot, stopSaving } from "./snapshot.ts";
import { allShops, findShop, InputError } from "./state.ts";
import { startStorefront } from "./storefront.ts";

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const { pathname } = url;
  if (pathname === "/healthz") return sendJson(response, 200, { ok: true });
  if (pathname === ADMIN_API_PATH && request.method === "POST")
    return handleAdminApi(request, response);
  if (pathname === "/admin/oauth/access_token" && request.method === "POST")
    return handleToken(request, response);
  if (pathname.startsWith(RESULTS_PATH)) return sendResult(request, response, url);
  if (pathname.startsWith("/control/")) return handleControl(request, response, url);
  if (await handleAdminPage(request, response, url)) return;
  sendJson(response, 404, { errors: "Not Found" });
}

async function handleToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await bodyOf(request);
  const isForm = request.headers["content-type"]?.includes("urlencoded");
  const input = isForm ? Object.fromEntries(new URLSearchParams(text)) : objectFrom(text);
  const { status, body } = grantToken(shopOfRequest(request.headers), input);
  sendJson(response, status, body);
}

function startAdmin(): Server {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof InputError)) console.error(error);
      const message = error instanceof InputError ? error.message : "Internal error";
      if (response.headersSent) response.destroy();
      else sendJson(response, error instanceof InputError ? 400 : 500, { errors: message });
    });
  });
  server.on("error", (error) => {
    console.error(`The dev store cannot listen on port ${settings.port}: ${error.message}`);
    process.exit(1);
  });
  return server.listen(settings.port);
}

async function start(): Promise<void> {
  const { dataFolder } = settings;
  if (dataFolder) loadSnapshot(dataFolder);
  if (!findShop("demo")) makeShop({ handle: "demo", name: "Demo" });
  // The ports of this start, not of the one that wrote the snapshot.
  for (const shop of allShops()) shop.storefrontUrl = storefrontUrlOf(shop.handle);
  finishBulkCreations();
  endBulkOperations();
  adminSchema();
  const servers = await Promise.all([startAdmin(), startProxy(), startStorefront()]);
  if (dataFolder) keepSaving(dataFolder);
  console.log(`Dev store: http://localhost:${settings.port}`);

  const stop = () => {
    stopSaving();
    if (dataFolder) saveSnapshot(dataFolder);
    stopDelivering();
    forgetResults();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

await start();
