// The cost form, parsed in the browser and in the action.
import { z } from "zod";
import { costKinds } from "#app/costs/cost.ts";
import { parseLocalDate } from "#app/kit/calendar.ts";
import { parseAmount } from "#app/kit/money.ts";

const NOTE_LENGTH_MAX = 500;
const QUANTITY_MAX = 10_000;
/** Characters that no one types: the database refuses NUL, and the others would forge lines of an export. */
const CONTROL = /\p{Cc}/u;

const optionalText = z.string().trim().default("");

/**
 * The shape of the cost form in a shop's currency. `id` makes a second arrival of the same form a success without effect.
 * `amount` is the whole amount, or of a gift what one piece costs; of a gift it may be left out (Shopify's unit cost counts then).
 * `amount` comes out in minor units, or null.
 */
export const costForm = (currency: string) =>
  z
    .object({
      id: z.uuid("Open the form again"),
      creatorId: z.uuid("Choose a creator"),
      kind: z.enum(costKinds, { error: "Choose what it was for" }),
      amount: optionalText.transform((text, context) => {
        if (text === "") return null;
        const minor = parseAmount(text, currency);
        if (minor !== null && minor >= 0n) return minor;
        context.addIssue({ code: "custom", message: `Enter an amount in ${currency}, like 250` });
        return z.NEVER;
      }),
      incurredOn: z
        .string({ error: "Enter a date" })
        .trim()
        .refine((text) => parseLocalDate(text) !== null, "Enter a real date, as YYYY-MM-DD"),
      note: optionalText
        .refine((text) => text.length <= NOTE_LENGTH_MAX, `At most ${NOTE_LENGTH_MAX} characters`)
        .refine((text) => !CONTROL.test(text), "Use one line of plain text"),
      variantGid: z
        .string()
        .regex(/^gid:\/\/shopify\/ProductVariant\/\d{1,20}$/, "Choose a product")
        .optional(),
      quantity: z
        .string()
        .trim()
        .regex(/^\d{1,6}$/, "Enter a whole number")
        .transform(Number)
        .refine((count) => count >= 1, "Enter at least 1")
        .refine((count) => count <= QUANTITY_MAX, `Enter at most ${QUANTITY_MAX}`)
        .optional(),
    })
    .superRefine((form, context) => {
      const missing = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (form.kind !== "gift" && form.amount === null) missing("amount", "Enter an amount");
      if (form.kind !== "gift") return;
      if (form.quantity === undefined) missing("quantity", "Enter how many");
      if (form.variantGid === undefined && form.amount === null)
        missing("variantGid", "Choose a product, or enter what one piece costs you");
    });

export type CostForm = z.infer<ReturnType<typeof costForm>>;

/** The form behind "Take back" in a row of costs. */
export const voidCostForm = z.object({ id: z.uuid() });
