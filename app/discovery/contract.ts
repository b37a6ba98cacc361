// The form behind a candidate's button.
import { z } from "zod";
import { customerNumber } from "#app/discovery/candidate.ts";
import { parseId } from "#app/kit/id.ts";

/** Whom to invite, and to which program. */
export const candidateForm = z.object({
  customerGid: z.string().refine((gid) => customerNumber(gid) !== null),
  programId: z.string().refine((id) => parseId(id) !== null),
  /** Whether the page knew who agreed to marketing; where not, it has said so. */
  consent: z.enum(["known", "unknown"]),
});
