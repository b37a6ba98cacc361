// The peer of the webhooks bench: the route that Shopify's Remix template would have, on the template's own server (remix-serve), with
// the template's session storage. Only the build is written by hand, so that no second Vite build is needed.
import "@shopify/shopify-app-remix/adapters/node";
import { PrismaPg } from "@prisma/adapter-pg";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import pg from "pg";
import { PrismaClient } from "../../../app/generated/prisma/client.ts";

const { DATABASE_URL, BENCH_SHOP_ID } = process.env;
const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: DATABASE_URL, max: 10 }) });
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

const shopify = shopifyApp({
  apiKey: process.env.SHOPIFY_API_KEY,
  apiSecretKey: process.env.SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.October26,
  appUrl: process.env.SHOPIFY_APP_URL,
  sessionStorage: new PrismaSessionStorage(db),
  distribution: AppDistribution.AppStore,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

const INSERT = {
  name: "inbox",
  text: `insert into "InboxEvent" ("shopId", "id", "topic", "subjectGid", "triggeredAt") values ($1, $2, $3, $4, $5) on conflict do nothing`,
};

async function action({ request }) {
  const { topic } = await shopify.authenticate.webhook(request);
  const id = `${topic}/${request.headers.get("x-shopify-event-id")}`;
  const triggeredAt = request.headers.get("x-shopify-triggered-at");
  await pool.query({ ...INSERT, values: [BENCH_SHOP_ID, id, topic, "", triggeredAt] });
  return new Response();
}

const route = (id, path, module) => ({ id, path, parentId: undefined, module });

export const entry = { module: { default: () => new Response("ok") } };
export const routes = {
  webhooks: route("webhooks", "webhooks", { action }),
  healthz: route("healthz", "healthz", { loader: () => new Response("ok") }),
};
export const assets = { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" };
export const assetsBuildDirectory = "build/client";
export const publicPath = "/";
export const basename = "/";
export const future = { v3_singleFetch: false };
export const isSpaMode = false;
export const mode = "production";
