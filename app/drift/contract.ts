// The two answers to a drift, parsed from the forms of the offer's page.
import { z } from "zod";

/** Length of a finding's fingerprint, SHA-256 in hexadecimal. */
const SEEN = /^[0-9a-f]{64}$/;

/** `seen` is the fingerprint of what the person was shown: an answer to anything else is refused. */
export const driftForm = z.object({
  intent: z.enum(["accept-drift", "restore-drift"]),
  seen: z.string().regex(SEEN, "Load the page again."),
});

export type DriftForm = z.output<typeof driftForm>;

/** Payload of the jobs about one offer. */
export const driftJobPayload = z.object({ shopId: z.uuid(), offerId: z.uuid() });
