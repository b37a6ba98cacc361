// Who is approved without a person's look: a rule over what an applicant wrote. Everything else waits.
import { z } from "zod";
import { countryName } from "#app/kit/country.ts";

/** An empty list asks for nothing. */
export type AutoApproval = Readonly<{
  followersMin: number;
  countries: readonly string[];
  /** None of them may stand in what was written; in lower case. */
  words: readonly string[];
}>;

/** What the rule looks at; `texts` is all that was written: name, handles, answers. */
export type Applicant = Readonly<{
  followers: number;
  country: string;
  texts: readonly string[];
}>;

/** How many a program approves by its rule in 24 hours: figures are what applicants say, and each approval makes a code. */
export const AUTO_APPROVALS_PER_DAY = 50;

const shape = z.object({
  followersMin: z.number().int().min(0),
  countries: z.array(z.string()),
  words: z.array(z.string()),
});

/** The rule as its column holds it, null for none; throws on what this app did not write. */
export const parseAutoApproval = (json: unknown): AutoApproval | null =>
  json === null ? null : shape.parse(json);

/** Whether an applicant is approved at once: as many followers, one of the countries, and none of the words, in any case. */
export function fitsAutoApproval(rule: AutoApproval, applicant: Applicant): boolean {
  const written = applicant.texts.join("\n").normalize("NFKC").toLowerCase();
  return (
    applicant.followers >= rule.followersMin &&
    (rule.countries.length === 0 || rule.countries.includes(applicant.country)) &&
    !rule.words.some((word) => written.includes(word))
  );
}

/**
 * The rule as one sentence: "Approved at once: at least 5,000 followers, in Canada or Germany, and none of “coupon” or “deals” in what
 * they write. Everyone else waits for you."
 */
export function describeAutoApproval(rule: AutoApproval | null): string {
  if (rule === null) return "Every application waits for you.";
  const parts = [
    rule.followersMin === 0
      ? "any number of followers"
      : `at least ${rule.followersMin.toLocaleString("en-US")} followers`,
    ...(rule.countries.length === 0 ? [] : [`in ${anyOf(rule.countries.map(countryName))}`]),
    ...(rule.words.length === 0
      ? []
      : [`none of ${anyOf(rule.words.map((word) => `“${word}”`))} in what they write`]),
  ];
  return `Approved at once: ${list.format(parts)}. Everyone else waits for you.`;
}

const list = new Intl.ListFormat("en-US", { type: "conjunction" });
const choice = new Intl.ListFormat("en-US", { type: "disjunction" });
const anyOf = (words: readonly string[]): string => choice.format(words);
