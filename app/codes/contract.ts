import { z } from "zod";
import { TICKED_MAX } from "#app/codes/bulk.ts";
import { codeProblem, normalCode } from "#app/codes/code.ts";
import { TAG_LENGTH_MAX } from "#app/creators/contract.ts";
import { parseId } from "#app/kit/id.ts";
import { nameProblem } from "#app/programs/field-readers.ts";

/** The form that chooses another code for a creator. */
export const codeForm = z.object({
  code: z.string({ error: "Enter a code." }).transform((text, context) => {
    const code = normalCode(text);
    const problem = codeProblem(code);
    if (problem) context.issues.push({ code: "custom", input: text, message: problem });
    return code;
  }),
});

/** The form that says how an offer names its codes; empty for the usual way. What a pattern may hold depends on the offer. */
export const patternForm = z.object({
  pattern: z
    .string({ error: "Enter one pattern." })
    .optional()
    .transform((text) => (text ?? "").trim()),
});

const oneId = z
  .string()
  .transform((text) => parseId(text))
  .refine((id) => id !== null);

/** The form of a bulk run: what to do, and to whom; `query` is the address of the list where all that match are meant. */
export const bulkForm = z
  .object({
    id: oneId,
    action: z.enum(["make-codes", "add-tag", "remove-tag", "pause", "activate"]),
    selection: z.enum(["ticked", "all"]),
    ids: z
      .string()
      .max(TICKED_MAX * 37)
      .default("")
      .transform((text) => text.split(",").flatMap((part) => parseId(part) ?? [])),
    query: z.string().max(2_000).default(""),
    offerId: z
      .string()
      .default("")
      .transform((text) => parseId(text)),
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
  .refine(
    ({ action, tag }) =>
      !action.endsWith("-tag") || (tag !== "" && nameProblem(tag, TAG_LENGTH_MAX) === null),
    { message: `Enter a tag of up to ${TAG_LENGTH_MAX} characters.` },
  )
  .refine(({ tag }) => !tag.includes(","), { message: "Enter one tag." });

export type BulkForm = z.output<typeof bulkForm>;

/** The job that works on a run. */
export const bulkJobPayload = z.object({ shopId: z.uuid(), runId: z.uuid() });
