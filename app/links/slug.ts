// The part of a link's address that a merchant may choose, a vanity slug: /r/<shop key>-<spring-serum>.

const LENGTH_MIN = 3;
const LENGTH_MAX = 32;
const SHAPE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What would read like something of the app or of a browser, or like a value that is missing. */
const RESERVED: ReadonlySet<string> = new Set(
  `about account admin api app apps auth cart checkout click clicks collections contact creator creators discount dashboard download
  earnings error favicon health help home index info invite legal link links login logout me metrics new null offer offers orders pages
  payout payouts portal privacy products qr redirect ref root search settings shop shopify signin signup static status store support
  system terms test track true false undefined unsubscribe webhooks www`.split(/\s+/),
);

/** A slug in the form in which it is kept: "  Spring-Serum " is "spring-serum". */
export const normalSlug = (text: string): string => text.trim().toLowerCase();

/** Why a text in normal form cannot be chosen, as a sentence, or null. Whether another link has it, the database knows. */
export function slugProblem(slug: string): string | null {
  if (slug.length < LENGTH_MIN || slug.length > LENGTH_MAX)
    return `Use ${LENGTH_MIN} to ${LENGTH_MAX} characters.`;
  if (!SHAPE.test(slug))
    return "Use letters a–z, digits and single dashes between them, such as spring-serum.";
  if (RESERVED.has(slug)) return `“${slug}” is kept for the app itself. Choose another word.`;
  return null;
}
