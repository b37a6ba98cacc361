import type { SubmissionResult } from "@conform-to/react";

/** What a form of the creator's page led to: the form's own answer, or a sentence to say. */
export type FormAnswer = Readonly<{
  intent: string;
  result: SubmissionResult<string[]> | null;
  said: string | null;
}>;
