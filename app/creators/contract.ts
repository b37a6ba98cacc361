import { z } from "zod";
import { normalHandle, type Platform, parseFollowers } from "#app/creators/creator.ts";
import { parseId } from "#app/kit/id.ts";
import { formId } from "#app/programs/contract.ts";
import { nameProblem } from "#app/programs/field-readers.ts";

const NAME_LENGTH_MAX = 100;
/** Tags of one creator, and characters of one tag, at most. */
export const TAGS_MAX = 20;
export const TAG_LENGTH_MAX = 40;
const NOTE_LENGTH_MAX = 2_000;

/** What a merchant writes down about a creator. */
export type Profile = Readonly<{
  name: string;
  handle: string;
  platform: Platform;
  followers: number;
  tags: readonly string[];
  note: string;
}>;

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
  const count = parseFollowers(text ?? "0");
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

/** The form of a creator's profile; tags are separated by commas. */
export const profileForm = z.object({
  name,
  handle,
  platform: z
    .enum(["instagram", "tiktok", "youtube", "other"], { error: "Choose a platform." })
    .default("instagram"),
  followers,
  tags,
  note,
});

/** The form of a new creator; an empty code asks for a proposal. */
export const creatorForm = profileForm.extend({
  formId,
  defaultOfferId: z
    .string({ error: "Choose an offer." })
    .refine((text) => parseId(text) !== null, "Choose an offer from the list."),
  code: oneValue.transform((text) => text ?? ""),
});

/** What the creators page can be asked for in its address. Nonsense counts as not asked. */
export const creatorsQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  state: z.enum(["active", "paused", "archived"]).nullable().catch(null),
  tier: z.enum(["nano", "micro", "mid", "macro", "mega"]).nullable().catch(null),
  tag: z.string().trim().max(TAG_LENGTH_MAX).catch(""),
  sort: z.enum(["name", "followers", "joined"]).catch("name"),
  direction: z.enum(["asc", "desc"]).catch("asc"),
  cursor: z.string().nullable().catch(null),
});

export type CreatorsQuery = z.output<typeof creatorsQuery>;

/** Reads the query of an address. */
export const readCreatorsQuery = (search: URLSearchParams): CreatorsQuery =>
  creatorsQuery.parse(Object.fromEntries(search));
