// Kind: whose export an uploaded file is, told by its headings.
//
// Sources, as far as these programs document their files in public (read in November 2026):
// - UpPromote: docs.uppromote.com/management/affiliates/manually-add-affiliate names first_name, last_name and email of its import
//   and says of its export only that it holds "all their information"; aff-api.uppromote.com/docs/v1.html names affiliate_link,
//   program_name, coupons, company, country, facebook, youtube and instagram.
// - BixGrow: docs.bixgrow.com/manage/affiliates/bulk-import-affiliates names first_name, last_name and email, the same three.
// - Refersion: support.refersion.com/en/articles/1232447-how-do-i-bulk-upload-affiliates names First Name, Last Name, Email Address,
//   Offer ID, Password, PayPal email, Coupon, Country, State and Dashboard Enabled.
// - Social Snowball: help.socialsnowball.io/en/articles/7324176 (bulk import) names first name, last name, email, discount code and
//   phone number, and 5753952 First name, Last name, Email and Program.
// - GoAffPro: docs.goaffpro.com/program-management/manage-affiliates/bulk-import-affiliate-accounts offers a sample file without naming
//   its columns. ref_code and coupon are the names of its API, as programs in public that read it use them.
// - Shopify Collabs: changelog.shopify.com, "Shopify Collabs users can now directly invite creators", says that its file holds e-mail
//   addresses and affiliate codes, and does not name the headings.
import { EXPORT_COLUMNS, normalHeading } from "#app/imports/column.ts";

export type Kind =
  | "own"
  | "uppromote"
  | "uppromote-or-bixgrow"
  | "refersion"
  | "socialsnowball"
  | "goaffpro"
  | "collabs"
  | "other";

const LABELS: Readonly<Record<Kind, string>> = {
  own: "Creator Ledger",
  uppromote: "UpPromote",
  "uppromote-or-bixgrow": "UpPromote or BixGrow",
  refersion: "Refersion",
  socialsnowball: "Social Snowball",
  goaffpro: "GoAffPro",
  collabs: "Shopify Collabs",
  other: "Not recognised",
};

/** Name of a kind for people; a kind of a later version is not recognised. */
export const kindLabel = (kind: string): string =>
  Object.hasOwn(LABELS, kind) ? LABELS[kind as Kind] : LABELS.other;

/** The kind of a file with these headings; where two programs document the same ones, both. */
export function kindOf(headings: readonly string[]): Kind {
  const normal = new Set(headings.map(normalHeading));
  const has = (...names: readonly string[]) => names.every((name) => normal.has(name));
  const hasOneOf = (...names: readonly string[]) => names.some((name) => normal.has(name));
  const isWritten = (heading: string) => headings.includes(heading);
  if (has("creator id", "name", "handle") || OWN_ONLY.every((name) => normal.has(name)))
    return "own";
  if (has("ref code", "email")) return "goaffpro";
  const hasPerson = has("first name", "last name") && hasOneOf("email", "email address");
  if (hasPerson && hasOneOf("offer id", "dashboard enabled", "paypal email")) return "refersion";
  if (hasPerson && hasOneOf("affiliate link", "program name", "coupons")) return "uppromote";
  if (hasPerson && hasOneOf("discount code", "program", "phone number")) return "socialsnowball";
  if (hasPerson && isWritten("first_name") && isWritten("last_name")) return "uppromote-or-bixgrow";
  const isShort = headings.length <= COLLABS_COLUMNS_MAX;
  if (isShort && hasOneOf("email", "email address") && has("affiliate code")) return "collabs";
  return "other";
}

const COLLABS_COLUMNS_MAX = 4;
/** Headings that nobody else writes beside one another. */
const OWN_ONLY = EXPORT_COLUMNS.filter(({ field }) =>
  ["name", "handle", "customFields", "tiktokFollowers", "codes"].includes(field),
).map(({ heading }) => normalHeading(heading));
