// The environment of the dev store's process, read once.
import { resolve } from "node:path";

const portBase = Number(process.env.DEV_STORE_PORT ?? 4600);

export const settings = {
  port: portBase,
  proxyPort: Number(process.env.DEV_STORE_PROXY_PORT ?? portBase + 2),
  storefrontPort: Number(process.env.DEV_STORE_STOREFRONT_PORT ?? portBase + 3),
  /** Where webhooks go and what the proxy stands in front of. */
  appOrigin: (process.env.DEV_STORE_APP_ORIGIN ?? `http://localhost:${portBase + 1}`).replace(
    /\/$/,
    "",
  ),
  apiKey: process.env.SHOPIFY_API_KEY ?? "0123456789abcdef0123456789abcdef",
  apiSecret: process.env.SHOPIFY_API_SECRET ?? "dev-secret",
  /** Folder of the snapshot; null keeps everything in memory. */
  dataFolder: process.env.DEV_STORE_DATA || null,
  appToml: process.env.DEV_STORE_APP_TOML ?? resolve(import.meta.dirname, "../shopify.app.toml"),
};

/** Where shoppers meet a shop. */
export function storefrontUrlOf(handle: string): string {
  const host = handle === "demo" ? "localhost" : `${handle}.localhost`;
  return `http://${host}:${settings.storefrontPort}`;
}
