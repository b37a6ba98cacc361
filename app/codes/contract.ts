import { z } from "zod";
import { codeProblem, normalCode } from "#app/codes/code.ts";

/** The form that chooses another code for a creator. */
export const codeForm = z.object({
  code: z.string({ error: "Enter a code." }).transform((text, context) => {
    const code = normalCode(text);
    const problem = codeProblem(code);
    if (problem) context.issues.push({ code: "custom", input: text, message: problem });
    return code;
  }),
});
