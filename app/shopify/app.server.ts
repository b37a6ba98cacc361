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
