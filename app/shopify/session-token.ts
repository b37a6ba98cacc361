// Session token: what App Bridge hands to the page, signed by Shopify for one shop, this app and one minute.
import { z } from "zod";

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]{0,98}\.myshopify\.com$/;

/** Whether a text is the myshopify.com domain of a shop, alone: no scheme, port, path or anything behind it. */
export const isShopDomain = (text: string): boolean => SHOP_DOMAIN.test(text.toLowerCase());

const claims = z.object({
  iss: z.string().transform(shopOf),
  dest: z.string().transform(shopOf),
  exp: z.number(),
});

/**
 * Whether a token's claims name one shop, as issuer and as destination, and an end. Shopify's library checks signature, audience and
 * time, and takes the shop from `dest` unseen; what is refused here is anything else that it would ask for access in that shop's name.
 * Source: https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 */
export function namesOneShop(token: string): boolean {
  const parsed = claims.safeParse(payloadOf(token));
  return parsed.success && parsed.data.dest !== null && parsed.data.dest === parsed.data.iss;
}

/** The shop of "https://demo.myshopify.com" or of an address below it, or null. */
function shopOf(address: string): string | null {
  const match = /^https:\/\/([^/]+)(\/admin)?$/.exec(address);
  return match?.[1] !== undefined && isShopDomain(match[1]) ? match[1] : null;
}

function payloadOf(token: string): unknown {
  try {
    const base64 = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    return JSON.parse(atob(base64));
  } catch {
    return null; // no token at all
  }
}
