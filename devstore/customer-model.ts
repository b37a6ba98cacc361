// A customer of a shop, as Shopify knows her.

export const MARKETING_STATES = [
  "SUBSCRIBED",
  "NOT_SUBSCRIBED",
  "UNSUBSCRIBED",
  "PENDING",
  "INVALID",
] as const;

/** Whether she agreed to marketing by e-mail. */
export type MarketingState = (typeof MARKETING_STATES)[number];

/** What Shopify knows of her beside who she is. */
export type Standing = {
  marketing: MarketingState;
  tags: string[];
  /** She buys for a company (B2B). */
  isOfCompany: boolean;
};

export type Customer = Standing & {
  id: string;
  /** Only ever sent in compliance webhooks, never through the Admin API. */
  email: string;
  createdAt: string;
  updatedAt: string;
};

/** Of a customer of whom nothing was said: nobody has agreed to anything. */
export const NEW_STANDING: Standing = { marketing: "NOT_SUBSCRIBED", tags: [], isOfCompany: false };
