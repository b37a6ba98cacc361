// The app in a shop: what the merchant granted, and the tokens that prove it.

export type Installation = {
  installedAt: string;
  scopes: string[];
  tokens: {
    accessToken: string;
    /** Null for a token that does not expire. */
    expiresAt: string | null;
    refreshToken: string | null;
    refreshExpiresAt: string | null;
  }[];
};
