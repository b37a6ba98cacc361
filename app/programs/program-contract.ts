// The forms of a program and of its groups.
import { z } from "zod";
import { countryOf } from "#app/kit/country.ts";
import { parseId } from "#app/kit/id.ts";
import type { AutoApproval } from "#app/programs/auto-approval.ts";
import { formId } from "#app/programs/contract.ts";
import {
  chosen,
  nameProblem,
  oneValue,
  type Refuse,
  refusal,
} from "#app/programs/field-readers.ts";
import type { ProgramState, Question } from "#app/programs/program.ts";
import { readUtm, type Utm, utmFields } from "#app/programs/utm.ts";

const NAME_LENGTH_MAX = 100;
const DESCRIPTION_LENGTH_MAX = 2_000;
const QUESTIONS_MAX = 5;
const QUESTION_LENGTH_MAX = 200;
const COUNTRIES_MAX = 60;
const WORDS_MAX = 20;
const WORD_LENGTH_MAX = 40;
const FOLLOWERS_MAX = 2_000_000_000;

/** A program as its form gives it. Questions get their ids by their place. */
export type ProgramValues = Readonly<{
  name: string;
  description: string;
  state: ProgramState;
  defaultOfferId: string;
  questions: readonly Question[];
  autoApproval: AutoApproval | null;
  safeLinks: boolean;
  utm: Utm;
}>;

const fields = z.object({
  formId,
  name: oneValue,
  description: oneValue,
  state: chosen("open", "invitation", "archived").default("open"),
  defaultOfferId: oneValue,
  questions: oneValue,
  approval: chosen("person", "rule").default("person"),
  followersMin: oneValue,
  countries: oneValue,
  words: oneValue,
  linkCodes: chosen("own", "single-use").default("own"),
  ...utmFields,
});

type Fields = z.output<typeof fields>;

/** The form of a program; every fault becomes a sentence at its field. */
export const programForm = fields.transform((given, context) => {
  const refuse = refusal(context.issues, given);
  const program: ProgramValues = {
    name: readName(given.name, refuse),
    description: readDescription(given.description, refuse),
    state: given.state,
    defaultOfferId: readOffer(given.defaultOfferId, "defaultOfferId", refuse),
    questions: readQuestions(given.questions, refuse),
    safeLinks: given.linkCodes === "single-use",
    utm: readUtm(given, refuse),
    autoApproval: given.approval === "rule" ? readRule(given, refuse) : null,
  };
  return { formId: given.formId, program };
});

/** The form of a new group: its name and the offer of its members. */
export const groupForm = z
  .object({ formId, name: oneValue, offerId: oneValue })
  .transform((given, context) => {
    const refuse = refusal(context.issues, given);
    return {
      formId: given.formId,
      name: readName(given.name, refuse),
      offerId: readOffer(given.offerId, "offerId", refuse),
    };
  });

/** The form that changes a group; without the group's id it is nobody's. */
export const groupChangeForm = z
  .object({ groupId: oneValue, name: oneValue, offerId: oneValue })
  .transform((given, context) => {
    const refuse = refusal(context.issues, given);
    const groupId = parseId(given.groupId ?? "");
    if (groupId === null) refuse("name", "Open the form again.");
    return {
      groupId: groupId ?? "",
      name: readName(given.name, refuse),
      offerId: readOffer(given.offerId, "offerId", refuse),
    };
  });

function readName(text: string | undefined, refuse: Refuse): string {
  const name = (text ?? "").trim().replace(/ {2,}/g, " ");
  const problem = nameProblem(name, NAME_LENGTH_MAX);
  if (problem) refuse("name", problem);
  return name;
}

function readDescription(text: string | undefined, refuse: Refuse): string {
  const description = (text ?? "").trim().replace(/\r\n?/g, "\n");
  if (description.length > DESCRIPTION_LENGTH_MAX)
    refuse("description", `Use at most ${DESCRIPTION_LENGTH_MAX} characters.`);
  if (/[^\P{Cc}\n\t]/u.test(description)) refuse("description", "Use plain text.");
  return description;
}

function readOffer(text: string | undefined, field: string, refuse: Refuse): string {
  const id = parseId(text ?? "");
  if (id === null) refuse(field, "Choose an offer from the list.");
  return id ?? "";
}

/** One question a line; a line that ends with * must be answered. */
function readQuestions(text: string | undefined, refuse: Refuse): readonly Question[] {
  const lines = linesOf(text).map((line) => ({
    text: line.replace(/\s*\*$/, ""),
    isRequired: line.endsWith("*"),
  }));
  if (lines.length > QUESTIONS_MAX)
    refuse("questions", `Ask at most ${QUESTIONS_MAX} questions: a long form is not filled in.`);
  const problem = lines
    .map((line) => nameProblem(line.text, QUESTION_LENGTH_MAX))
    .find((found) => found !== null);
  if (problem) refuse("questions", problem === "Enter a name." ? "Write a question." : problem);
  return lines.map((line, at) => ({ id: `q${at + 1}`, ...line }));
}

function readRule(given: Fields, refuse: Refuse): AutoApproval {
  const followers = (given.followersMin ?? "").trim().replaceAll(",", "");
  const isCount = /^\d{1,10}$/.test(followers) && Number(followers) <= FOLLOWERS_MAX;
  if (!isCount) refuse("followersMin", "Enter a whole number of followers, such as 5000.");
  const typed = partsOf(given.countries);
  const unknown = typed.find((country) => countryOf(country) === null);
  if (unknown !== undefined)
    refuse("countries", `“${unknown.slice(0, 60)}” is no country. Write names or two letters.`);
  if (typed.length > COUNTRIES_MAX)
    refuse("countries", `Name at most ${COUNTRIES_MAX} countries, or leave it empty for all.`);
  const words = partsOf(given.words).map((word) => word.normalize("NFKC").toLowerCase());
  if (words.length > WORDS_MAX) refuse("words", `Name at most ${WORDS_MAX} words.`);
  const problem = words
    .map((word) => nameProblem(word, WORD_LENGTH_MAX))
    .find((found) => found !== null);
  if (problem) refuse("words", problem);
  return {
    followersMin: isCount ? Number(followers) : 0,
    countries: [...new Set(typed.map(countryOf).filter((code) => code !== null))],
    words: [...new Set(words)],
  };
}

const linesOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const partsOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
