import { z } from "zod";
import { BULK_ACTIONS, TICKED_MAX } from "#app/codes/bulk.ts";
import { codeProblem, normalCode } from "#app/codes/code.ts";
import { TAG_LENGTH_MAX } from "#app/creators/contract.ts";
import { parseId } from "#app/kit/id.ts";
import { nameProblem } from "#app/programs/field-readers.ts";

const LABEL_LENGTH_MAX = 40;

const oneId = z
  .string()
  .transform((text) => parseId(text))
  .refine((id) => id !== null);

/** The form that chooses another code for a creator. */
export const codeForm = z.object({
  code: z.string({ error: "Enter a code." }).transform((text, context) => {
    const code = normalCode(text);
    const problem = codeProblem(code);
    if (problem) context.issues.push({ code: "custom", input: text, message: problem });
    return code;
  }),
});

/** The form that gives a creator a code which is in Shopify already. */
export const adoptForm = codeForm.extend({
  keeping: z.enum(["as-is", "managed"], { error: "Choose one of the list." }).default("as-is"),
});

/** A code that may be left to the app: empty asks for a proposal, as null. */
const codeOrNone = z
  .string()
  .optional()
  .transform((text, context) => {
    const code = normalCode(text ?? "");
    const problem = code === "" ? null : codeProblem(code);
    if (problem) context.issues.push({ code: "custom", input: text, message: problem });
    return code === "" ? null : code;
  });

/** Days that a replaced code may go on working. */
export const GRACE_DAYS = [0, 3, 7, 14, 30, 60, 90] as const;

/** The form that replaces a code. */
export const replaceForm = z.object({
  codeId: oneId,
  code: codeOrNone,
  graceDays: z
    .enum(GRACE_DAYS.map(String), { error: "Choose how long the old code works." })
    .transform(Number),
});

/** The form that gives a creator one more code. */
export const addCodeForm = z.object({
  offerId: z
    .string({ error: "Choose an offer." })
    .transform((text) => parseId(text))
    .refine((id) => id !== null, "Choose an offer from the list."),
  code: codeOrNone,
  label: z
    .string()
    .optional()
    .transform((text, context) => {
      const label = (text ?? "").trim();
      const problem = label === "" ? null : nameProblem(label, LABEL_LENGTH_MAX);
      if (problem) context.issues.push({ code: "custom", input: text, message: problem });
      return label;
    }),
});

/** The form that names one code of a creator. */
export const codeIdForm = z.object({ codeId: oneId });

/** The form that says how an offer names its codes; empty for the usual way. What a pattern may hold depends on the offer. */
export const patternForm = z.object({
  pattern: z
    .string({ error: "Enter one pattern." })
    .optional()
    .transform((text) => (text ?? "").trim()),
});

const idOrNone = z
  .string()
  .default("")
  .transform((text) => parseId(text));

/** The form of a bulk run: what to do, and to whom; `query` is the address of the list where all that match are meant. */
export const bulkForm = z
  .object({
    id: oneId,
    action: z.enum(BULK_ACTIONS),
    selection: z.enum(["ticked", "all"]),
    ids: z
      .string()
      .max(TICKED_MAX * 37)
      .default("")
      .transform((text) => text.split(",").flatMap((part) => parseId(part) ?? [])),
    query: z
      .string()
      .max(2_000)
      .refine((text) => !/%00|\0/.test(text), "The address holds no text.")
      .default(""),
    offerId: idOrNone,
    programId: idOrNone,
    groupId: idOrNone,
    tag: z
      .string()
      .default("")
      .transform((text) => text.trim()),
  })
  .refine(({ selection, ids }) => selection === "all" || ids.length > 0, {
    message: "Choose at least one creator.",
  })
  .refine(({ action, offerId }) => action !== "make-codes" || offerId !== null, {
    message: "Choose an offer.",
  })
  .refine(({ action, programId }) => !action.endsWith("-program") || programId !== null, {
    message: "Choose a program.",
  })
  .refine(
    ({ action, tag }) =>
      !action.endsWith("-tag") || (tag !== "" && nameProblem(tag, TAG_LENGTH_MAX) === null),
    { message: `Enter a tag of up to ${TAG_LENGTH_MAX} characters.` },
  )
  .refine(({ tag }) => !tag.includes(","), { message: "Enter one tag." });

export type BulkForm = z.output<typeof bulkForm>;

/** The job that works on a run. */
export const bulkJobPayload = z.object({ shopId: z.uuid(), runId: z.uuid() });
