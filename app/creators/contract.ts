import { z } from "zod";
import { normalHandle, PLATFORMS, parseFollowers } from "#app/creators/creator.ts";
import { type OtherHandle, type Profile, parseCustomFields } from "#app/creators/profile.ts";
import { countryOf } from "#app/kit/country.ts";
import { parseId } from "#app/kit/id.ts";
import { languageOf } from "#app/kit/language.ts";
import { formId } from "#app/programs/contract.ts";
import { nameProblem } from "#app/programs/field-readers.ts";

const NAME_LENGTH_MAX = 100;
/** Tags of one creator, and characters of one tag, at most. */
export const TAGS_MAX = 20;
export const TAG_LENGTH_MAX = 40;
const NOTE_LENGTH_MAX = 2_000;

const oneValue = z.string({ error: "Enter one value." }).optional();

const name = oneValue.transform((text, context) => {
  const typed = (text ?? "").trim().replace(/ {2,}/g, " ");
  const problem = nameProblem(typed, NAME_LENGTH_MAX);
  if (problem) context.issues.push({ code: "custom", input: text, message: problem });
  return typed;
});

const handle = oneValue.transform((text, context) => {
  const typed = normalHandle(text ?? "");
  if (typed !== "" && !/^[\p{L}\p{N}._-]{1,60}$/u.test(typed))
    context.issues.push({
      code: "custom",
      input: text,
      message: "Enter the handle alone, such as annaskin.",
    });
  return typed;
});

const followers = oneValue.transform((text, context) => {
  const count = parseFollowers(text?.trim() || "0");
  if (count === null)
    context.issues.push({
      code: "custom",
      input: text,
      message: "Enter a whole number of followers, such as 182000 or 182k.",
    });
  return count ?? 0;
});

const tags = oneValue.transform((text, context) => {
  const all = [...new Set((text ?? "").split(",").map((tag) => tag.trim()))].filter(
    (tag) => tag !== "",
  );
  const problem =
    all.length > TAGS_MAX
      ? `Use at most ${TAGS_MAX} tags.`
      : (all.map((tag) => nameProblem(tag, TAG_LENGTH_MAX)).find((fault) => fault !== null) ??
        null);
  if (problem) context.issues.push({ code: "custom", input: text, message: problem });
  return all;
});

const note = oneValue.transform((text, context) => {
  const typed = (text ?? "").trim();
  const refuse = (message: string) => context.issues.push({ code: "custom", input: text, message });
  if (typed.length > NOTE_LENGTH_MAX) refuse(`Use at most ${NOTE_LENGTH_MAX} characters.`);
  // Lines and tabs are text; the database refuses NUL, and nobody types the others.
  if (/[^\P{Cc}\r\n\t]/u.test(typed)) refuse("Use plain text.");
  return typed;
});

const LINE_LENGTH_MAX = 100;
const EMAIL_LENGTH_MAX = 254;
const EMAIL =
  /^[^\s@<>"(),:;[\]\\\p{C}]+@[^\s@<>"(),:;[\]\\\p{C}]+\.[^\s@<>"(),:;[\]\\\p{C}]{2,}$/u;

/** One line of plain text, or nothing. */
const line = oneValue.transform((text, context) => {
  const typed = (text ?? "").trim().replace(/ {2,}/g, " ");
  const problem = typed === "" ? null : nameProblem(typed, LINE_LENGTH_MAX);
  if (problem) context.issues.push({ code: "custom", input: text, message: problem });
  return typed;
});

const email = oneValue.transform((text, context) => {
  const typed = (text ?? "").trim().toLowerCase();
  if (typed !== "" && (typed.length > EMAIL_LENGTH_MAX || !EMAIL.test(typed)))
    context.issues.push({
      code: "custom",
      input: text,
      message: "Enter an e-mail address, such as anna@example.com.",
    });
  return typed;
});

/** A country or a language, typed as its name or its two letters. */
const region = (codeOf: (text: string) => string | null, message: string) =>
  oneValue.transform((text, context) => {
    const typed = (text ?? "").trim();
    const code = typed === "" ? "" : codeOf(typed);
    if (code === null) context.issues.push({ code: "custom", input: text, message });
    return code ?? "";
  });

const customFields = oneValue.transform((text, context) => {
  const { fields, problem } = parseCustomFields(text ?? "");
  if (problem) context.issues.push({ code: "custom", input: text, message: problem });
  return fields;
});

/** The fields of a profile as they are posted: an account beside the main one is a handle with followers, for each platform. */
export const profileFields = {
  name,
  handle,
  platform: z
    .enum(["instagram", "tiktok", "youtube", "other"], { error: "Choose a platform." })
    .default("instagram"),
  followers,
  tags,
  note,
  email,
  niche: line,
  country: region(countryOf, "Enter a country, such as Germany or DE."),
  language: region(languageOf, "Enter a language, such as German or de."),
  owner: line,
  customFields,
  instagramHandle: handle,
  instagramFollowers: followers,
  tiktokHandle: handle,
  tiktokFollowers: followers,
  youtubeHandle: handle,
  youtubeFollowers: followers,
  otherHandle: handle,
  otherFollowers: followers,
};

const profileShape = z.object(profileFields);

/** Takes the posted accounts together; one without a handle is none, whatever its followers say. */
function toProfile(posted: z.output<typeof profileShape>): Profile {
  const otherHandles = PLATFORMS.flatMap(({ value: platform }): OtherHandle[] => {
    const typed = posted[`${platform}Handle`];
    return typed === ""
      ? []
      : [{ platform, handle: typed, followers: posted[`${platform}Followers`] }];
  });
  return {
    name: posted.name,
    handle: posted.handle,
    platform: posted.platform,
    followers: posted.followers,
    tags: posted.tags,
    note: posted.note,
    email: posted.email,
    niche: posted.niche,
    country: posted.country,
    language: posted.language,
    owner: posted.owner,
    otherHandles,
    customFields: posted.customFields,
  };
}

/** The form of a creator's profile; tags are separated by commas, custom fields by lines. */
export const profileForm = profileShape.transform(toProfile);

/** The form of a new creator; an empty code asks for a proposal. */
export const creatorForm = z
  .object({
    ...profileFields,
    formId,
    defaultOfferId: z
      .string({ error: "Choose an offer." })
      .refine((text) => parseId(text) !== null, "Choose an offer from the list."),
    code: oneValue.transform((text) => text ?? ""),
  })
  .transform(({ formId: id, defaultOfferId, code, ...posted }) => ({
    ...toProfile(posted),
    formId: id,
    defaultOfferId,
    code,
  }));

const wholeNumber = z
  .string({ error: "Enter a number of followers." })
  .transform((text, context) => {
    const count = parseFollowers(text);
    if (!count)
      context.issues.push({
        code: "custom",
        input: text,
        message: "Enter a number of followers above zero, such as 10000 or 10k.",
      });
    return count ?? 0;
  });

/** The form of the followers from which each tier after the first begins. */
export const tiersForm = z
  .object({ micro: wholeNumber, mid: wholeNumber, macro: wholeNumber, mega: wholeNumber })
  .superRefine(({ micro, mid, macro, mega }, context) => {
    const refuse = (field: string, below: string) =>
      context.addIssue({ code: "custom", path: [field], message: `Enter more than for ${below}.` });
    if (mid <= micro) refuse("mid", "micro");
    if (macro <= mid) refuse("macro", "mid");
    if (mega <= macro) refuse("mega", "macro");
  })
  .transform(({ micro, mid, macro, mega }) => [micro, mid, macro, mega]);

const platform = z.enum(["instagram", "tiktok", "youtube", "other"]);

/** The accounts beside the main one, as their column holds them. */
export const storedHandles = z.array(
  z.object({ platform, handle: z.string(), followers: z.number() }),
);
/** Custom fields, as their column holds them. */
export const storedFields = z.array(z.object({ name: z.string(), text: z.string() }));

/** What the creators page can be asked for in its address. Nonsense counts as not asked. */
export const creatorsQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  state: z.enum(["active", "paused", "archived"]).nullable().catch(null),
  tier: z.enum(["nano", "micro", "mid", "macro", "mega"]).nullable().catch(null),
  tag: z.string().trim().max(TAG_LENGTH_MAX).catch(""),
  country: z.string().trim().max(2).catch(""),
  niche: z.string().trim().max(LINE_LENGTH_MAX).catch(""),
  sort: z.enum(["name", "followers", "joined"]).catch("name"),
  direction: z.enum(["asc", "desc"]).catch("asc"),
  cursor: z.string().nullable().catch(null),
});

export type CreatorsQuery = z.output<typeof creatorsQuery>;

/** What of the query says which creators are listed; the rest says how. */
export const CREATOR_FILTERS = [
  "q",
  "state",
  "tier",
  "tag",
  "country",
  "niche",
] as const satisfies readonly (keyof CreatorsQuery)[];

/** Reads the query of an address. */
export const readCreatorsQuery = (search: URLSearchParams): CreatorsQuery =>
  creatorsQuery.parse(Object.fromEntries(search));
