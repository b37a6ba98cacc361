// Shop and installation.
import { gid, type Plan, type Shop } from "../state.ts";
import type { Context } from "./context.ts";

const PLAN_NAMES: Readonly<Record<Plan, string>> = {
  standard: "Basic",
  advanced: "Advanced",
  plus: "Plus",
  enterprise: "Enterprise",
};

export function shopView(shop: Shop) {
  const planName = shop.isDevelopment ? "Development" : PLAN_NAMES[shop.plan];
  return {
    __typename: "Shop",
    id: gid("Shop", shop.id),
    name: shop.name,
    myshopifyDomain: shop.domain,
    url: shop.storefrontUrl,
    currencyCode: shop.currency,
    ianaTimezone: shop.zone,
    taxesIncluded: shop.taxesIncluded,
    taxShipping: shop.taxShipping,
    createdAt: shop.createdAt,
    plan: {
      publicDisplayName: planName,
      displayName: planName,
      partnerDevelopment: shop.isDevelopment,
      shopifyPlus: shop.plan === "plus" || shop.plan === "enterprise",
    },
    primaryDomain: {
      id: gid("Domain", shop.id),
      host: new URL(shop.storefrontUrl).host,
      url: shop.storefrontUrl,
      sslEnabled: shop.storefrontUrl.startsWith("https:"),
    },
  };
}

export function appInstallationView({ shop, scopes }: Context) {
  const readScopes = scopes
    .filter((scope) => scope.startsWith("write_"))
    .map((scope) => scope.replace("write_", "read_"));
  return {
    __typename: "AppInstallation",
    id: gid("AppInstallation", shop.id),
    launchUrl: `https://admin.shopify.com/store/${shop.handle}/apps/creator-ledger`,
    accessScopes: [...new Set([...scopes, ...readScopes])].map((handle) => ({
      handle,
      description: handle,
    })),
    activeSubscriptions: [],
  };
}
