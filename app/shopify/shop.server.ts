// What Shopify says of a shop.

import { ReadShopDocument } from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";

export type ShopFacts = Readonly<{
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA time zone. */
  zone: string;
  planName: string;
  /** A development store, where apps are tried and no sale is real. */
  isDevelopment: boolean;
  /** Address of the primary domain, where shoppers are. */
  primaryUrl: string;
}>;

export async function readShop(admin: Admin): Promise<ShopFacts> {
  const { shop } = await admin.request(ReadShopDocument, {});
  return {
    name: shop.name,
    currency: shop.currencyCode,
    zone: shop.ianaTimezone,
    planName: shop.plan.publicDisplayName,
    isDevelopment: shop.plan.partnerDevelopment,
    primaryUrl: shop.primaryDomain.url,
  };
}
