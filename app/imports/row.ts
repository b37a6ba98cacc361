// A row of a file as what it says of a creator.

import { PLATFORMS } from "#app/creators/creator.ts";
import { EMPTY_TEXTS, type ProfileField, type ProfileTexts } from "#app/creators/profile.ts";
import type { ColumnField } from "#app/imports/column.ts";

/** What a row says; a field that its cell leaves empty is not in it. */
export type Said = Readonly<{
  id: string | null;
  texts: Readonly<Partial<Record<ProfileField, string>>>;
  /** Custom fields of columns of their own, by name. */
  custom: readonly Readonly<{ name: string; text: string }>[];
  codes: readonly string[];
}>;

const CODES_MAX = 10;
const NAME_LENGTH_MAX = 40;

/** What a row's cells say, by what their columns are read as. */
export function saidBy(
  cells: readonly string[],
  fields: readonly ColumnField[],
  columns: readonly string[],
): Said {
  const texts: Partial<Record<ProfileField, string>> = {};
  const custom: { name: string; text: string }[] = [];
  let [id, first, last, codes]: [string | null, string, string, readonly string[]] = [
    null,
    "",
    "",
    [],
  ];
  for (const [at, field] of fields.entries()) {
    const cell = cells[at] ?? "";
    if (cell === "" || field === "") continue;
    if (field === "id") id = cell.toLowerCase();
    else if (field === "firstName") first = cell;
    else if (field === "lastName") last = cell;
    else if (field === "codes") codes = cell.split(/[;,|\n]/).map((one) => one.trim());
    else if (field === "custom")
      custom.push({ name: customName(columns[at] ?? ""), text: cell.replace(/\s+/g, " ") });
    else texts[field] = cell;
  }
  const name = texts.name ?? `${first} ${last}`.trim();
  return {
    id,
    texts: name === "" ? texts : { ...texts, name },
    custom,
    codes: [...new Set(codes)].filter((code) => code !== "").slice(0, CODES_MAX + 1),
  };
}

/** Whether a row names more codes than a creator is given at once. */
export const hasTooManyCodes = ({ codes }: Said): boolean => codes.length > CODES_MAX;

const customName = (heading: string): string =>
  heading.replace(/[:<>]/g, " ").replace(/\s+/g, " ").trim().slice(0, NAME_LENGTH_MAX).trim() ||
  "Field";

/** The platform that a cell names in any case: "TikTok" and "tiktok" are "tiktok"; anything else is left as it is, to be refused. */
export const platformText = (text: string): string =>
  PLATFORMS.find(({ value, label }) => [value, label.toLowerCase()].includes(text.toLowerCase()))
    ?.value ?? text;

/** A new creator as the row describes her. Without a main account her first other one is it; without a name she is called by her handle or e-mail. */
export function newTexts(said: Said): ProfileTexts {
  const texts = { ...EMPTY_TEXTS, ...said.texts };
  const platform = platformText(texts.platform) || "instagram";
  const whole = { ...texts, platform, customFields: customText(texts.customFields, said) };
  const withMain = texts.handle === "" ? promoted(whole) : whole;
  const name = withMain.name || withMain.handle || (withMain.email.split("@")[0] ?? "");
  return { ...withMain, name };
}

/** The first other account becomes the main one. */
function promoted(texts: ProfileTexts): ProfileTexts {
  const first = PLATFORMS.find(({ value }) => texts[`${value}Handle`] !== "")?.value;
  if (!first) return texts;
  return {
    ...texts,
    platform: first,
    handle: texts[`${first}Handle`],
    followers: texts[`${first}Followers`] || texts.followers,
    [`${first}Handle`]: "",
    [`${first}Followers`]: "",
  };
}

/**
 * A known creator with what the row says over what is known. A column of a platform is her main account where that is on it and she has
 * no other there.
 */
export function changedTexts(said: Said, known: ProfileTexts): ProfileTexts {
  const texts: Record<ProfileField, string> = { ...known, ...said.texts };
  texts.platform = platformText(texts.platform);
  for (const { value } of PLATFORMS) {
    const [handle, followers] = [`${value}Handle`, `${value}Followers`] as const;
    const isMain =
      known.platform === value && known.handle !== "" && known[handle] === "" && !said.texts.handle;
    if (!isMain || said.texts[handle] === undefined) continue;
    texts.handle = said.texts[handle];
    texts.followers = said.texts[followers] ?? said.texts.followers ?? known.followers;
    texts[handle] = "";
    texts[followers] = "";
  }
  texts.customFields = customText(texts.customFields, said);
  return texts;
}

/** Custom fields with those of a row's own columns: one of the same name is replaced. */
function customText(lines: string, { custom }: Said): string {
  if (custom.length === 0) return lines;
  const names = new Set(custom.map(({ name }) => name.toLowerCase()));
  const kept = lines
    .split(/\r\n|\r|\n/)
    .filter(
      (line) => line.trim() !== "" && !names.has((line.split(":")[0] ?? "").trim().toLowerCase()),
    );
  return [...kept, ...custom.map(({ name, text }) => `${name}: ${text}`)].join("\n");
}
