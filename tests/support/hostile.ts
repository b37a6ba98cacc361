// The app's forms as they would be accepted, for tests that spoil one field at a time, and text that spoils it.
import type { Tenant } from "./tenant.ts";

type Fields = Readonly<Record<string, string>>;
export type Form = Readonly<{ at: string; route: string; fields: Fields }>;

/** Each form of the app, as it would be accepted. */
export const formsOf = (own: Tenant): Readonly<Record<string, Form>> => ({
  ...offerForms(own),
  ...creatorForms(own),
  ...linkForms(own),
  ...moneyForms(own),
  ...settingsForms,
});

const settingsForms: Readonly<Record<string, Form>> = {
  retention: {
    at: "/app/settings",
    route: "app.settings._index",
    fields: { messageDays: "45", clickDays: "400" },
  },
};

const offerForms = (own: Tenant): Readonly<Record<string, Form>> => ({
  offer: {
    at: "/app/programs/offers/new",
    route: "app.programs.offers.new",
    fields: {
      name: "Autumn",
      valueKind: "percentage",
      value: "15",
      scope: "all",
      minimum: "10",
      startsOn: "2026-12-01",
      endsOn: "2026-12-31",
      commissionKind: "rate",
      rate: "12.5",
      holdDays: "30",
      holdBasis: "delivery",
      windowDays: "30",
    },
  },
  terms: {
    at: `/app/programs/offers/${own.offerId}`,
    route: "app.programs.offers.$offerId",
    fields: {
      commissionKind: "flat",
      flat: "5",
      flatOnRefund: "share",
      "rules[0].subject": "vendor",
      "rules[0].names": "Northwind",
      "rules[0].customers": "new",
      "rules[0].pays": "rate",
      "rules[0].amount": "20",
      minimumNet: "10",
      cap: "50",
      holdDays: "30",
      holdBasis: "fulfilment",
      windowDays: "30",
    },
  },
});

const linkForms = (own: Tenant): Readonly<Record<string, Form>> => ({
  utm: {
    at: "/app/links?index",
    route: "app.links._index",
    fields: { utmMedium: "influencer" },
  },
  link: {
    at: "/app/links/new",
    route: "app.links.new",
    fields: {
      id: "01932c07-0000-7000-8000-000000000031",
      creatorId: own.creatorId,
      label: "Spring",
      slug: "spring-serum",
      targetKind: "page",
      targetPath: "/pages/about",
      utmSource: "newsletter",
      utmContent: "a & b",
      appliesDiscount: "on",
      endsOn: "2027-12-31",
    },
  },
});

const creatorForms = (own: Tenant): Readonly<Record<string, Form>> => ({
  creator: {
    at: "/app/creators/new",
    route: "app.creators.new",
    fields: {
      name: "Anna Berg",
      handle: "annaskin",
      platform: "tiktok",
      followers: "182000",
      tags: "skin, autumn",
      note: "Likes serums",
      defaultOfferId: own.offerId,
      code: "ANNA15",
    },
  },
  profile: {
    at: `/app/creators/${own.creatorId}`,
    route: "app.creators.$creatorId",
    fields: {
      intent: "profile",
      name: "Anna Berg",
      handle: "annaskin",
      platform: "tiktok",
      followers: "182000",
      tags: "skin",
      note: "Likes serums",
    },
  },
  code: {
    at: `/app/creators/${own.creatorId}`,
    route: "app.creators.$creatorId",
    fields: { intent: "choose-code", code: "ANNA16" },
  },
  adopt: {
    at: `/app/creators/${own.creatorId}`,
    route: "app.creators.$creatorId",
    fields: { intent: "adopt-code", code: "ANNA17", keeping: "managed" },
  },
  "earnings link": {
    at: "/app/portal/links",
    route: "app.portal.links",
    fields: { step: "nonsense", creatorId: own.creatorId },
  },
});

const moneyForms = (own: Tenant): Readonly<Record<string, Form>> => ({
  cost: {
    at: "/app/costs",
    route: "app.costs",
    fields: {
      id: "01932c07-0000-7000-8000-000000000001",
      creatorId: own.creatorId,
      kind: "fee",
      amount: "250",
      incurredOn: "2026-10-01",
      note: "October video",
    },
  },
  gift: {
    at: "/app/costs",
    route: "app.costs",
    fields: {
      id: "01932c07-0000-7000-8000-000000000002",
      creatorId: own.creatorId,
      kind: "gift",
      amount: "9.80",
      quantity: "3",
      incurredOn: "2026-10-01",
      variantGid: "gid://shopify/ProductVariant/999999999",
    },
  },
  payout: {
    at: "/app/payouts",
    route: "app.payouts._index",
    fields: { id: "01932c07-0000-7000-8000-000000000003", cutOffOn: "2026-12-31" },
  },
  settle: {
    at: `/app/payouts/${own.payoutId}`,
    route: "app.payouts.$payoutId",
    fields: { step: "settle", reference: "WIRE-7" },
  },
  "void cost": {
    at: "/app/costs",
    route: "app.costs",
    fields: { step: "void", id: "01932c07-0000-7000-8000-000000000009" },
  },
});

export const LONG = "x".repeat(10_000);

/** Text that a database, an address, a header or a spreadsheet would stumble over. */
export const hostile: readonly string[] = [
  `' or 1=1; drop table "Creator"; --`,
  `"; select pg_sleep(9); --`,
  "a\u0000b",
  "%00",
  "\ufffd\u202e\u2028\u{1f9ea}",
  "$1::int / 0",
  "%' escape '",
  "\\",
  "-1e309",
  LONG,
];
