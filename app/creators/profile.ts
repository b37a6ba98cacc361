// Profile: what a merchant writes down about a creator. Its fields are the same in the form, in a file and in the history of changes.
import { PLATFORMS, type Platform, platformLabel } from "#app/creators/creator.ts";
import { countryName } from "#app/kit/country.ts";
import { languageName } from "#app/kit/language.ts";

/** An account beside the main one; at most one a platform. */
export type OtherHandle = Readonly<{ platform: Platform; handle: string; followers: number }>;
/** Something that a merchant wants to know beside the other fields. */
export type CustomField = Readonly<{ name: string; text: string }>;

export type Profile = Readonly<{
  name: string;
  handle: string;
  platform: Platform;
  followers: number;
  tags: readonly string[];
  note: string;
  /** In lower case; "" where none is known, as in the fields below. */
  email: string;
  niche: string;
  /** ISO 3166-1, two capitals. */
  country: string;
  /** ISO 639-1, two letters. */
  language: string;
  /** Who of the team looks after her. */
  owner: string;
  otherHandles: readonly OtherHandle[];
  customFields: readonly CustomField[];
}>;

/** What a profile has where nobody has written down more than who it is. */
export const NO_DETAILS = {
  email: "",
  niche: "",
  country: "",
  language: "",
  owner: "",
  otherHandles: [],
  customFields: [],
} as const satisfies Partial<Profile>;

/** The fields of a profile as they are typed. The last eight are the handles and followers beside the main ones. */
export const PROFILE_FIELDS = [
  "name",
  "email",
  "platform",
  "handle",
  "followers",
  "niche",
  "country",
  "language",
  "owner",
  "tags",
  "note",
  "customFields",
  "instagramHandle",
  "instagramFollowers",
  "tiktokHandle",
  "tiktokFollowers",
  "youtubeHandle",
  "youtubeFollowers",
  "otherHandle",
  "otherFollowers",
] as const;

export type ProfileField = (typeof PROFILE_FIELDS)[number];
/** A profile as it is typed: every field a text. */
export type ProfileTexts = Readonly<Record<ProfileField, string>>;

const LABELS: Readonly<Record<ProfileField, string>> = {
  name: "Name",
  email: "E-mail",
  platform: "Platform",
  handle: "Handle",
  followers: "Followers",
  niche: "Niche",
  country: "Country",
  language: "Language",
  owner: "Owner",
  tags: "Tags",
  note: "Note",
  customFields: "Custom fields",
  instagramHandle: "Instagram handle",
  instagramFollowers: "Instagram followers",
  tiktokHandle: "TikTok handle",
  tiktokFollowers: "TikTok followers",
  youtubeHandle: "YouTube handle",
  youtubeFollowers: "YouTube followers",
  otherHandle: "Other handle",
  otherFollowers: "Other followers",
};

/** Name of a field for people: "TikTok handle". */
export const fieldLabel = (field: ProfileField): string => LABELS[field];

/** What nobody has typed into. */
export const EMPTY_TEXTS: ProfileTexts = {
  name: "",
  email: "",
  platform: "",
  handle: "",
  followers: "",
  niche: "",
  country: "",
  language: "",
  owner: "",
  tags: "",
  note: "",
  customFields: "",
  instagramHandle: "",
  instagramFollowers: "",
  tiktokHandle: "",
  tiktokFollowers: "",
  youtubeHandle: "",
  youtubeFollowers: "",
  otherHandle: "",
  otherFollowers: "",
};

/** A profile as it would be typed; parsed again (contract.ts) it is the same profile. */
export function profileTexts(profile: Profile): ProfileTexts {
  return {
    ...EMPTY_TEXTS,
    ...Object.fromEntries(
      profile.otherHandles.flatMap(({ platform, handle, followers }) => [
        [`${platform}Handle`, handle],
        [`${platform}Followers`, String(followers)],
      ]),
    ),
    name: profile.name,
    email: profile.email,
    platform: profile.platform,
    handle: profile.handle,
    followers: String(profile.followers),
    niche: profile.niche,
    country: profile.country,
    language: profile.language,
    owner: profile.owner,
    tags: profile.tags.join(", "),
    note: profile.note,
    customFields: profile.customFields.map(({ name, text }) => `${name}: ${text}`).join("\n"),
  };
}

export type FieldChange = Readonly<{ field: ProfileField; before: string; after: string }>;

/** Field by field what is another text than before, as it is typed. */
export function changesBetween(before: Profile, after: Profile): FieldChange[] {
  const [old, fresh] = [profileTexts(before), profileTexts(after)];
  return PROFILE_FIELDS.flatMap((field) =>
    old[field] === fresh[field] ? [] : [{ field, before: old[field], after: fresh[field] }],
  );
}

/** What stands in a change, for people: a platform, country or language by its name, a long text cut. */
export function changeText(field: string, text: string): string {
  if (text === "") return "nothing";
  if (field === "platform") return platformLabel(text);
  if (field === "country") return countryName(text);
  if (field === "language") return languageName(text);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}

const SHOWN_MAX = 120;

/** Name of a change's field for people; a field of an older version is named as it was. */
export const changedFieldLabel = (field: string): string =>
  PROFILE_FIELDS.find((one) => one === field) ? LABELS[field as ProfileField] : field;

/** The accounts of a profile beside its main one, in the order of the platforms. */
export const inOrder = (handles: readonly OtherHandle[]): readonly OtherHandle[] =>
  PLATFORMS.flatMap(({ value }) => handles.filter(({ platform }) => platform === value));

const FIELDS_MAX = 20;
const FIELD_NAME_LENGTH_MAX = 40;
const FIELD_TEXT_LENGTH_MAX = 200;

/**
 * Custom fields from lines such as "Shoe size: 38", or why they cannot be read. A line without a colon, and a name that comes twice, are
 * faults; a field without a text is left out.
 */
export function parseCustomFields(
  text: string,
): Readonly<{ fields: readonly CustomField[]; problem: string | null }> {
  const fields: CustomField[] = [];
  const no = (problem: string) => ({ fields: [], problem });
  for (const line of text.split(/\r\n|\r|\n/).map((one) => one.trim())) {
    if (line === "") continue;
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim();
    const value = line.slice(colon + 1).trim();
    if (name === "") return no("Write each custom field as name: text, one a line.");
    if (/[<>]|[^\P{Cc}\t]/u.test(line)) return no("Use plain text without < and >.");
    if (name.length > FIELD_NAME_LENGTH_MAX)
      return no(`Use at most ${FIELD_NAME_LENGTH_MAX} characters in a custom field's name.`);
    if (value.length > FIELD_TEXT_LENGTH_MAX)
      return no(`Use at most ${FIELD_TEXT_LENGTH_MAX} characters in a custom field.`);
    if (fields.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      return no(`The custom field ${name} is there twice.`);
    if (value === "") continue;
    if (fields.length === FIELDS_MAX) return no(`Use at most ${FIELDS_MAX} custom fields.`);
    fields.push({ name, text: value });
  }
  return { fields, problem: null };
}
