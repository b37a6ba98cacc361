// The form behind the earnings-link card of a creator's page.
import { z } from "zod";

/** Make a new link, or end the one there is. */
export const earningsLinkForm = z.object({
  step: z.enum(["make", "revoke"]),
  creatorId: z.uuid(),
});
