// Shop: a Shopify store that installed the app, with the facts that every figure depends on: its currency and its time zone.

/** An installed shop; `domain` is the myshopify.com one, `key` begins every public slug and token of the shop. */
export type Shop = Readonly<{
  id: string;
  domain: string;
  key: string;
  name: string;
  currency: string;
  zone: string;
  planName: string;
  /** Origin of the storefront, without a slash at its end. */
  storefrontUrl: string;
  installedAt: Date;
  uninstalledAt: Date | null;
}>;

/** Length of a shop's public key: 31^6 keys, and a slug can be cut without a separator. */
export const SHOP_KEY_LENGTH = 6;

/** The origin of an address as it is stored: no path, no slash at its end. Throws on what is no address. */
export const storefrontOrigin = (url: string): string => new URL(url).origin;
