// Shopify's own library: session tokens, token exchange, expiring tokens and their refresh.
import "@shopify/shopify-app-remix/adapters/node";
import {
  ApiVersion,
  AppDistribution,
  LogSeverity,
  shopifyApp,
} from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { once } from "#app/platform/shared.server.ts";
import { isShopDomain, namesOneShop } from "#app/shopify/session-token.ts";

export const shopify = once("shopify", () =>
  shopifyApp({
    apiKey: env.apiKey,
    apiSecretKey: env.apiSecret,
    apiVersion: ApiVersion.October26,
    appUrl: env.appUrl,
    // It looks for its table once, at its start, and would end the process when the database is away for longer than its tries.
    sessionStorage: new PrismaSessionStorage(db, {
      connectionRetries: Number.MAX_SAFE_INTEGER,
      connectionRetryIntervalMs: 1_000,
    }),
    distribution: AppDistribution.AppStore,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: {
      level: LogSeverity.Warning,
      log: (severity, message) => {
        log[severity === LogSeverity.Error ? "error" : "warn"]({ library: "shopify" }, message);
      },
    },
  }),
);

const TOKEN_PARAMETER = "id_token";

/**
 * Who asks, by Shopify's library, which throws a Response for a request that has to be sent elsewhere first. What the library would
 * fail on, or take unseen, is refused before it: a token that names no shop or two, and a `shop` that is none.
 */
export async function authenticateAdmin(request: Request) {
  const url = new URL(request.url);
  const shop = url.searchParams.get("shop");
  if (shop !== null && !isShopDomain(shop)) throw new Response("No such shop", { status: 400 });
  const header = request.headers.get("authorization")?.replace("Bearer ", "");
  if (header && !namesOneShop(header)) throw new Response("Not a session token", { status: 401 });
  const parameter = url.searchParams.get(TOKEN_PARAMETER);
  if (parameter === null || namesOneShop(parameter)) return shopify.authenticate.admin(request);
  url.searchParams.delete(TOKEN_PARAMETER); // the library then sends the browser to fetch a new one
  return shopify.authenticate.admin(new Request(url, { headers: request.headers }));
}
