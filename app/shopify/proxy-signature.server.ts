// A request that came through Shopify's app proxy: its query is signed with the app's secret.
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#app/platform/env.server.ts";

/** Where the app's proxy stands in a storefront (shopify.app.toml), as long as the merchant leaves it there. */
export const PROXY_PATH = "/apps/creators";

/** How far Shopify's clock and ours may be apart, with the way between: what was signed earlier is somebody's copy. */
const AGE_SECONDS_MAX = 90;

/**
 * The domain of the shop whose storefront was visited, or null when Shopify did not sign this query: HMAC-SHA256 in hex over its
 * parameters without `signature`, each as key=value with the values of one key joined by commas, sorted and written without anything between.
 */
export function proxiedShop(url: URL, now: Date): string | null {
  const { searchParams } = url;
  const given = Buffer.from(searchParams.get("signature") ?? "");
  const wanted = Buffer.from(signatureOf(searchParams));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  // What is signed has nothing between its parts: no other part may hold what could be read as the shop.
  const isOdd = [...searchParams].some(
    ([key, value]) => key !== "shop" && `${key}=${value}`.includes("shop="),
  );
  if (isOdd || searchParams.getAll("shop").length !== 1) return null;
  const age = now.getTime() / 1_000 - Number(searchParams.get("timestamp") ?? Number.NaN);
  return Math.abs(age) <= AGE_SECONDS_MAX ? searchParams.get("shop") : null;
}

function signatureOf(parameters: URLSearchParams): string {
  const keys = [...new Set(parameters.keys())].filter((key) => key !== "signature");
  const text = keys
    .map((key) => `${key}=${parameters.getAll(key).join(",")}`)
    .sort()
    .join("");
  return createHmac("sha256", env.apiSecret).update(text).digest("hex");
}
