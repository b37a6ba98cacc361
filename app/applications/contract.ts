// What comes in from outside: the public form of a program, and the forms and addresses of the pages about it.
import { z } from "zod";
import type { Answer, ApplicationValues, Channel } from "#app/applications/application.ts";
import { profileFields } from "#app/creators/contract.ts";
import { PLATFORMS, parseFollowers } from "#app/creators/creator.ts";
import { countryOf } from "#app/kit/country.ts";
import { parseId } from "#app/kit/id.ts";
import { nameProblem, type Refuse, refusal } from "#app/programs/field-readers.ts";
import type { Question } from "#app/programs/program.ts";

const TEXT_LENGTH_MAX = 1_500;
const REASON_LENGTH_MAX = 500;
/** As many as a page of the list holds. */
const CHOSEN_MAX = 25;

/** Name of the field that people do not see; what fills it in is no person. */
export const HONEYPOT = "website";

/** The texts of a posted form by name; a file or a second value of a name counts as nothing. */
export type PostedFields = Readonly<Record<string, string>>;

/** Names of the fields of a platform: {handle: "handle-tiktok", followers: "followers-tiktok"}. */
export const channelFields = (platform: string) =>
  ({ handle: `handle-${platform}`, followers: `followers-${platform}` }) as const;

export type ReadApplication =
  | Readonly<{ isGood: true; values: ApplicationValues }>
  /** A sentence for each field that has a fault, by the field's name. */
  | Readonly<{ isGood: false; faults: Readonly<Record<string, string>> }>;

/** Reads the public form of a program. Every fault becomes a sentence at its field; nothing of a faulty form is used. */
export function readApplication(
  posted: PostedFields,
  questions: readonly Question[],
): ReadApplication {
  const read = fieldsOf(questions).safeParse(posted);
  if (read.success) return { isGood: true, values: read.data };
  const faults = read.error.issues.map(
    ({ path, message }) => [path.map(String).join("."), message] as const,
  );
  return { isGood: false, faults: Object.fromEntries(faults.reverse()) }; // the first fault of a field stands
}

/** As in a creator's own form, but somebody who applies has to be written to. */
const email = profileFields.email.refine((address) => address !== "", {
  error: "Enter an e-mail address, such as anna@example.com.",
});

const fieldsOf = (questions: readonly Question[]) =>
  z.record(z.string().max(64), z.string()).transform((posted, context): ApplicationValues => {
    const refuse = refusal(context.issues, posted);
    const name = profileFields.name.safeParse(posted.name ?? "");
    if (!name.success) refuse("name", messageOf(name.error));
    const address = email.safeParse(posted.email ?? "");
    if (!address.success) refuse("email", messageOf(address.error));
    const country = countryOf(posted.country ?? "");
    if (country === null) refuse("country", "Choose your country.");
    const values = {
      name: name.data ?? "",
      email: address.data ?? "",
      country: country ?? "",
      channels: readChannels(posted, refuse),
      answers: questions.map((question) => readAnswer(question, posted, refuse)),
      why: readText(posted.why, { field: "why", isRequired: true }, refuse),
    };
    if (posted.consent !== "on") refuse("consent", "Tick the box to send your application.");
    return values;
  });

function readChannels(posted: PostedFields, refuse: Refuse): readonly Channel[] {
  const channels = PLATFORMS.flatMap(({ value: platform, label }) => {
    const fields = channelFields(platform);
    const typed = posted[fields.handle]?.trim() ?? "";
    const followers = posted[fields.followers]?.trim() ?? "";
    if (typed === "" && followers === "") return [];
    const handle = profileFields.handle.safeParse(typed);
    if (!handle.success) refuse(fields.handle, messageOf(handle.error));
    else if (handle.data === "") refuse(fields.handle, `Enter your handle on ${label}.`);
    const count = followers === "" ? null : parseFollowers(followers);
    if (count === null)
      refuse(fields.followers, "Enter how many followers, such as 18200 or 18.2k.");
    return [{ platform, handle: handle.data ?? "", followers: count ?? 0 }];
  });
  if (channels.length === 0)
    refuse(channelFields("instagram").handle, "Name at least one place where you post.");
  return channels.sort((a, b) => b.followers - a.followers);
}

function readAnswer(question: Question, posted: PostedFields, refuse: Refuse): Answer {
  const { id, text, isRequired } = question;
  return { question: text, answer: readText(posted[id], { field: id, isRequired }, refuse) };
}

function readText(
  posted: string | undefined,
  { field, isRequired }: Readonly<{ field: string; isRequired: boolean }>,
  refuse: Refuse,
): string {
  const text = (posted ?? "").trim().replace(/\r\n?/g, "\n");
  if (text === "" && isRequired) refuse(field, "Write a few words.");
  if (text.length > TEXT_LENGTH_MAX) refuse(field, `Use at most ${TEXT_LENGTH_MAX} characters.`);
  if (/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text)) refuse(field, "Use plain text.");
  return text;
}

const messageOf = (error: z.ZodError): string => error.issues[0]?.message ?? "Check this field.";

const id = z.string().transform((text, context) => {
  const found = parseId(text);
  if (found === null) context.issues.push({ code: "custom", input: text, message: "Choose one." });
  return found ?? "";
});
const optionalId = z
  .string()
  .default("")
  .transform((text) => parseId(text));

const reason = z
  .string()
  .default("")
  .transform((text, context) => {
    const typed = text.trim().replace(/\r\n?/g, "\n");
    const refuse = (message: string) =>
      context.issues.push({ code: "custom", input: text, message });
    if (typed.length > REASON_LENGTH_MAX) refuse(`Use at most ${REASON_LENGTH_MAX} characters.`);
    if (/[^\P{Cc}\n\t]/u.test(typed)) refuse("Use plain text.");
    return typed;
  });

/** The form that approves an application: in which group, with which code; an empty code asks for a proposal. */
export const approveForm = z.object({
  groupId: optionalId,
  code: z.string({ error: "Enter one value." }).default(""),
});

/** The form that declines applications; the reason stays inside. */
export const declineForm = z.object({ reason });

/** The applications that were ticked in the list. */
export const chosenForm = z.object({ ids: z.array(id).min(1).max(CHOSEN_MAX), reason });

/** The form that invites somebody: whom, and into which group. */
export const invitationForm = z.object({
  name: z.string({ error: "Enter a name." }).transform((text, context) => {
    const typed = text.trim();
    const problem = nameProblem(typed, 100);
    if (problem) context.issues.push({ code: "custom", input: text, message: problem });
    return typed;
  }),
  groupId: optionalId,
});

/** The form about a member: who, and into which group. */
export const memberForm = z.object({ creatorId: id, groupId: optionalId });

/** What the list of applications can be asked for in its address. Nonsense counts as not asked. */
export const applicationsQuery = z.object({
  state: z.enum(["applied", "approved", "declined", "all"]).catch("applied"),
  program: z
    .string()
    .transform((text) => parseId(text))
    .nullable()
    .catch(null),
  cursor: z.string().nullable().catch(null),
});

export type ApplicationsQuery = z.output<typeof applicationsQuery>;

/** Reads the query of an address. */
export const readApplicationsQuery = (search: URLSearchParams): ApplicationsQuery =>
  applicationsQuery.parse(Object.fromEntries(search));
