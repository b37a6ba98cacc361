import { CODE_RULES } from "./code-rules.ts";
import { REPO_RULES } from "./repo-rules.ts";
import { SCHEMA_RULES } from "./schema-rules.ts";
import type { Rule } from "./sources.ts";

/** The house rules that no linter knows; `npm run check` prints them. */
export const RULES: readonly Rule[] = [...CODE_RULES, ...SCHEMA_RULES, ...REPO_RULES];
