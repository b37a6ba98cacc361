// The forms and addresses of payouts.
import { z } from "zod";
import { parseLocalDate } from "#app/kit/calendar.ts";

const REFERENCE_LENGTH_MAX = 100;

const cutOffOn = z
  .string({ error: "Choose a day" })
  .trim()
  .refine((text) => parseLocalDate(text) !== null, "Enter a real date, as YYYY-MM-DD");

/**
 * A new payout: what occurred up to and with `cutOffOn`, in the shop's zone. `id` was made with the page that asks, so that a double
 * click makes one payout.
 */
export const openPayoutForm = z.object({ id: z.uuid("Load the page again"), cutOffOn });

/** A step with a payout; `settle` needs the reference under which the money was sent. */
export const payoutStepForm = z.discriminatedUnion("step", [
  z.object({ step: z.literal("approve") }),
  z.object({ step: z.literal("cancel") }),
  z.object({
    step: z.literal("settle"),
    reference: z
      .string({ error: "Enter the reference of the payment" })
      .trim()
      .min(1, "Enter the reference of the payment")
      .max(REFERENCE_LENGTH_MAX, `At most ${REFERENCE_LENGTH_MAX} characters`)
      .refine((text) => !/\p{Cc}/u.test(text), "Use one line of plain text"),
  }),
]);

export type PayoutStepForm = z.infer<typeof payoutStepForm>;
