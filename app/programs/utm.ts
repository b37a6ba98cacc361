// UTM parameters: source, medium, campaign, term and content in the address a shopper arrives at. A link, a program and the shop may set them.
import { oneValue, type Refuse } from "#app/programs/field-readers.ts";

/** Their names without the prefix, in the order in which they stand in an address. */
export const UTM_FIELDS = ["source", "medium", "campaign", "term", "content"] as const;

type UtmField = (typeof UTM_FIELDS)[number];

/** The five parameters as somebody set them; null takes what stands behind, and term and content may end as nothing. */
export type Utm = Readonly<Record<UtmField, string | null>>;

/** The field of a form, and the column, of each. */
export type UtmName = `utm${Capitalize<UtmField>}`;

export const NO_UTM: Utm = {
  source: null,
  medium: null,
  campaign: null,
  term: null,
  content: null,
};

/** The fields of a form, for its schema. */
export const utmFields = {
  utmSource: oneValue,
  utmMedium: oneValue,
  utmCampaign: oneValue,
  utmTerm: oneValue,
  utmContent: oneValue,
};

const LENGTH_MAX = 100;

/** The field of the form, and the column, of a UTM parameter: "source" is "utmSource". */
export const utmFieldName = (field: UtmField): UtmName =>
  `utm${field.charAt(0).toUpperCase()}${field.slice(1)}` as UtmName;

/** Reads the fields of a form; an empty one is null. Each fault becomes a sentence at its field. */
export function readUtm(
  given: Readonly<Partial<Record<UtmName, string | undefined>>>,
  refuse: Refuse,
): Utm {
  return eachOf((field) => {
    const name = utmFieldName(field);
    const value = (given[name] ?? "").trim();
    if (value.length > LENGTH_MAX) refuse(name, `Use at most ${LENGTH_MAX} characters.`);
    if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) || !value.isWellFormed())
      refuse(name, "Use one line of plain text.");
    return value === "" ? null : value;
  });
}

/** Of several who may set a parameter the first that does decides it, each parameter by itself. */
export const firstUtm = (inOrder: readonly Utm[]): Utm =>
  eachOf((field) => inOrder.find((utm) => utm[field] !== null)?.[field] ?? null);

/** The parameters as the columns of a table. */
export const utmColumns = (utm: Utm): Readonly<Record<UtmName, string | null>> => ({
  utmSource: utm.source,
  utmMedium: utm.medium,
  utmCampaign: utm.campaign,
  utmTerm: utm.term,
  utmContent: utm.content,
});

/** The parameters from their columns; of no row nothing is set. */
export const utmOf = (row: Readonly<Record<UtmName, string | null>> | null): Utm =>
  eachOf((field) => row?.[utmFieldName(field)] ?? null);

/** What stands in the fields of a form. */
export const utmTexts = (utm: Utm): Readonly<Record<UtmName, string>> => ({
  utmSource: utm.source ?? "",
  utmMedium: utm.medium ?? "",
  utmCampaign: utm.campaign ?? "",
  utmTerm: utm.term ?? "",
  utmContent: utm.content ?? "",
});

const eachOf = (read: (field: UtmField) => string | null): Utm => ({
  source: read("source"),
  medium: read("medium"),
  campaign: read("campaign"),
  term: read("term"),
  content: read("content"),
});
