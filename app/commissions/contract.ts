// The forms by which people change what the ledger says, parsed in the browser and in the action.
import { z } from "zod";
import { parseAmount } from "#app/kit/money.ts";

const NOTE_LENGTH_MAX = 200;
/** A statement is a line: a control character would break it, and < or > have no business in a reason. */
const NOT_PLAIN = /[\p{Cc}<>]/u;

/** Made with the page that holds a form: a form that comes twice counts once. Ids sort by time, so no other kind of uuid will do. */
const formId = z.uuid({ version: "v7", error: "Open the form again" });

const note = z
  .string({ error: "Say why" })
  .trim()
  .min(1, "Say why")
  .max(NOTE_LENGTH_MAX, `At most ${NOTE_LENGTH_MAX} characters`)
  .refine((text) => !NOT_PLAIN.test(text), "Use one line of plain text without < and >");

/** Whose an order is, by a person's word: a creator's, nobody's, or again what codes and links say. The creator reads the note. */
export const correctionForm = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("assign"),
    id: formId,
    creatorId: z.uuid("Choose a creator"),
    note,
  }),
  z.object({ kind: z.literal("exclude"), id: formId, note }),
  z.object({ kind: z.literal("undo"), id: formId, note }),
]);

export type CorrectionForm = z.output<typeof correctionForm>;

/** An amount by hand, above zero; whether it gives or takes says its kind. `amount` comes out in minor units of the shop's currency. */
export const adjustmentForm = (currency: string) =>
  z.object({
    id: formId,
    creatorId: z.uuid("Choose a creator"),
    kind: z.enum(["bonus", "credit", "debit"], { error: "Choose what it is" }),
    amount: z.string({ error: "Enter an amount" }).transform((text, context) => {
      const minor = parseAmount(text, currency);
      if (minor !== null && minor > 0n) return minor;
      context.addIssue({
        code: "custom",
        message: `Enter an amount above zero in ${currency}, like 25`,
      });
      return z.NEVER;
    }),
    note,
  });

export type AdjustmentForm = z.output<ReturnType<typeof adjustmentForm>>;
