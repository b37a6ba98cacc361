// A link of Anna's that puts her code into the cart, for tests of where links lead.
import type { LinkTarget } from "#app/links/link.ts";

/** The id of a visit through it. */
export const CLICK = "01932c07-aaaa-7bbb-8ccc-000000000001";

export const target: LinkTarget = {
  shopId: "01932c07-0000-7000-8000-000000000001",
  linkId: "01932c07-0000-7000-8000-000000000002",
  slug: "nw1-k7m2",
  storefrontUrl: "https://northwind.example",
  offerId: "01932c07-0000-7000-8000-000000000003",
  code: "ANNA10",
  isSafe: false,
  platform: "tiktok",
  campaign: "autumn",
  appliesDiscount: true,
  utm: { source: null, medium: null, campaign: null, term: null, content: null },
  path: "/",
  expiresAt: null,
};
