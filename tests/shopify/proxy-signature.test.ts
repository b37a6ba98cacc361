import { createHmac } from "node:crypto";
import { expect, test, vi } from "vitest";

vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
vi.stubEnv("SHOPIFY_API_KEY", "key");
vi.stubEnv("SHOPIFY_API_SECRET", "hush");
vi.stubEnv("SHOPIFY_APP_URL", "http://localhost:3000");
const { proxiedShop } = await import("#app/shopify/proxy-signature.server.ts");

const NOW = new Date("2026-11-30T12:00:00Z");
const timestamp = String(NOW.getTime() / 1_000);
const hmac = (text: string) => createHmac("sha256", "hush").update(text).digest("hex");
const urlOf = (query: string) => new URL(`https://app.example/proxy/abc?${query}`);

/** The text that is signed, written out by hand for the query beside it. */
const good = `extra=1,2path_prefix=/apps/creatorsshop=demo.myshopify.comtimestamp=${timestamp}`;
const query = `extra=1&extra=2&shop=demo.myshopify.com&path_prefix=%2Fapps%2Fcreators&timestamp=${timestamp}`;

test("a query that Shopify signed names its shop, whatever the order of its parameters", () => {
  expect(proxiedShop(urlOf(`${query}&signature=${hmac(good)}`), NOW)).toBe("demo.myshopify.com");
  expect(proxiedShop(urlOf(`signature=${hmac(good)}&${query}`), NOW)).toBe("demo.myshopify.com");
});

test.each([
  ["no signature", query],
  ["an empty signature", `${query}&signature=`],
  ["another secret's signature", `${query}&signature=${"0".repeat(64)}`],
  ["another shop", `${query.replace("demo", "evil")}&signature=${hmac(good)}`],
  ["a parameter more", `${query}&x=1&signature=${hmac(good)}`],
  ["a signature that is too long", `${query}&signature=${hmac(good)}0`],
])("%s names none", (_, text) => {
  expect(proxiedShop(urlOf(text), NOW)).toBeNull();
});

test("a copy of a good query names none after 90 seconds", () => {
  const url = urlOf(`${query}&signature=${hmac(good)}`);
  expect(proxiedShop(url, new Date(NOW.getTime() + 90_000))).toBe("demo.myshopify.com");
  expect(proxiedShop(url, new Date(NOW.getTime() + 91_000))).toBeNull();
  const without = good.replace(/timestamp=\d+/, "");
  const timeless = query.replace(/&timestamp=\d+/, "");
  expect(proxiedShop(urlOf(`${timeless}&signature=${hmac(without)}`), NOW)).toBeNull();
});
