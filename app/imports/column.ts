// Column: what a column of an uploaded file is read as, and the columns of our own files.
import { fieldLabel, PROFILE_FIELDS, type ProfileField } from "#app/creators/profile.ts";

/** "" leaves a column out; "custom" is a custom field of the column's heading. */
export type ColumnField = "" | "id" | "firstName" | "lastName" | "codes" | "custom" | ProfileField;

/** Every way to read a column, in the order in which they are offered. */
export const COLUMN_FIELDS: readonly Readonly<{ value: ColumnField; label: string }>[] = [
  { value: "", label: "Leave out" },
  { value: "id", label: "Creator ID" },
  { value: "firstName", label: "First name" },
  { value: "lastName", label: "Last name" },
  ...PROFILE_FIELDS.map((value) => ({ value, label: fieldLabel(value) })),
  { value: "codes", label: "Codes" },
  { value: "custom", label: "Custom field of this name" },
];

/** Whether a text names a way to read a column. */
export const isColumnField = (text: string): text is ColumnField =>
  COLUMN_FIELDS.some(({ value }) => value === text);

/** The headings of an export, each with the field that an import reads it as. */
export const EXPORT_COLUMNS: readonly Readonly<{ heading: string; field: ColumnField }>[] = [
  { heading: "Creator ID", field: "id" },
  ...PROFILE_FIELDS.map((field) => ({ heading: fieldLabel(field), field })),
  { heading: "Codes", field: "codes" },
  { heading: "Offer", field: "" },
  { heading: "Status", field: "" },
  { heading: "Link", field: "" },
  { heading: "Joined", field: "" },
];

/** The headings of the template: what somebody knows of a creator who is not here yet. */
export const TEMPLATE_COLUMNS: readonly string[] = EXPORT_COLUMNS.filter(
  ({ field }) => field !== "" && field !== "id",
).map(({ heading }) => heading);

/** A heading without capitals and signs: "first_name" and "First Name" are "first name", "E-Mail" is "e mail". */
export const normalHeading = (heading: string): string =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Words for the same thing in files of other programs, in normal form. */
const SYNONYMS: Readonly<Record<string, ColumnField>> = {
  "full name": "name",
  creator: "name",
  "creator name": "name",
  affiliate: "name",
  "affiliate name": "name",
  "first name": "firstName",
  firstname: "firstName",
  "last name": "lastName",
  lastname: "lastName",
  surname: "lastName",
  email: "email",
  "email address": "email",
  "affiliate email": "email",
  "creator email": "email",
  code: "codes",
  coupon: "codes",
  coupons: "codes",
  "coupon code": "codes",
  "coupon codes": "codes",
  "discount code": "codes",
  "discount codes": "codes",
  "affiliate code": "codes",
  "promo code": "codes",
  username: "handle",
  instagram: "instagramHandle",
  "instagram username": "instagramHandle",
  "instagram url": "instagramHandle",
  tiktok: "tiktokHandle",
  "tiktok username": "tiktokHandle",
  "tiktok url": "tiktokHandle",
  youtube: "youtubeHandle",
  "youtube channel": "youtubeHandle",
  "youtube url": "youtubeHandle",
  channel: "platform",
  "follower count": "followers",
  category: "niche",
  notes: "note",
  tag: "tags",
  "account manager": "owner",
};

/** Other programs call their own number of an affiliate "id": only our heading is ours. */
const OWN = new Map(
  EXPORT_COLUMNS.map(({ heading, field }) => [normalHeading(heading), field] as const),
);

/**
 * What each column is most likely read as. A field is taken once, by the first column that fits; a heading that nothing fits is left out.
 */
export function guessFields(headings: readonly string[]): ColumnField[] {
  const taken = new Set<ColumnField>();
  return headings.map((heading) => {
    const normal = normalHeading(heading);
    const field =
      OWN.get(normal) ?? (Object.hasOwn(SYNONYMS, normal) ? SYNONYMS[normal] : "") ?? "";
    if (field === "" || taken.has(field)) return "";
    taken.add(field);
    return field;
  });
}

/** Why a choice of fields cannot be read, as a sentence, or null. */
export function fieldsProblem(fields: readonly ColumnField[]): string | null {
  const used = fields.filter((field) => field !== "" && field !== "custom");
  const twice = used.find((field, at) => used.indexOf(field) !== at);
  const labelOf = (one: ColumnField) => COLUMN_FIELDS.find(({ value }) => value === one)?.label;
  if (twice !== undefined)
    return `Two columns are read as ${labelOf(twice)}. Leave one of them out.`;
  if (fields.every((field) => field === "")) return "Choose at least one column to read.";
  const names = [
    "id",
    "email",
    "handle",
    "instagramHandle",
    "tiktokHandle",
    "youtubeHandle",
    "otherHandle",
  ];
  return used.some((field) => names.includes(field))
    ? null
    : "Choose the column with the e-mail or a handle: by it a creator is found again.";
}
