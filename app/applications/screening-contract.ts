// The form of a screening: figures from 0 to 100, flags to tick, a note.
import { z } from "zod";
import { RISK_FLAGS, type RiskFlag, type ScreeningFigures } from "#app/applications/screening.ts";
import { formId } from "#app/programs/contract.ts";
import { oneValue, type Refuse, refusal } from "#app/programs/field-readers.ts";

const NOTE_LENGTH_MAX = 500;
const FLAGS = RISK_FLAGS.map(({ value }) => value);

const fields = z.object({
  formId,
  applicationId: z.uuid().optional(),
  creatorId: z.uuid().optional(),
  vertical: oneValue,
  genuine: oneValue,
  interaction: oneValue,
  age: oneValue,
  geography: oneValue,
  interests: oneValue,
  purchasing: oneValue,
  flags: z.array(z.enum(FLAGS as [RiskFlag, ...RiskFlag[]])).default([]),
  note: oneValue,
});

/** The form of a screening, of an application or of a creator. */
export const screeningForm = fields.transform((given, context) => {
  const refuse = refusal(context.issues, given);
  const figures: ScreeningFigures = {
    vertical: readFigure(given.vertical, "vertical", refuse) ?? missing("vertical", refuse),
    genuine: readFigure(given.genuine, "genuine", refuse) ?? missing("genuine", refuse),
    interaction:
      readFigure(given.interaction, "interaction", refuse) ?? missing("interaction", refuse),
    age: readFigure(given.age, "age", refuse),
    geography: readFigure(given.geography, "geography", refuse),
    interests: readFigure(given.interests, "interests", refuse),
    purchasing: readFigure(given.purchasing, "purchasing", refuse),
    flags: FLAGS.filter((flag) => given.flags.includes(flag)),
  };
  const { applicationId = null, creatorId = null } = given;
  if ((applicationId === null) === (creatorId === null))
    refuse("vertical", "Open the page again: it is not known who this is about.");
  return { formId: given.formId, applicationId, creatorId, figures, note: readNote(given, refuse) };
});

function readFigure(text: string | undefined, field: string, refuse: Refuse): number | null {
  const typed = (text ?? "").trim().replace(/ ?%$/, "");
  if (typed === "") return null;
  if (/^\d{1,3}$/.test(typed) && Number(typed) <= 100) return Number(typed);
  refuse(field, "Enter a whole number from 0 to 100.");
  return 0;
}

function missing(field: string, refuse: Refuse): number {
  refuse(field, "Enter a whole number from 0 to 100.");
  return 0;
}

function readNote({ note }: z.output<typeof fields>, refuse: Refuse): string {
  const text = (note ?? "").trim().replace(/\r\n?/g, "\n");
  if (text.length > NOTE_LENGTH_MAX) refuse("note", `Use at most ${NOTE_LENGTH_MAX} characters.`);
  if (/[^\P{Cc}\n\t]/u.test(text)) refuse("note", "Use plain text.");
  return text;
}
