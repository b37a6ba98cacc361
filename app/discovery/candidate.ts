// Candidate: a customer of the shop who could be a creator, found in stored orders by Shopify's id; no name is known here.
import { assertNever } from "#app/kit/invariant.ts";
import { formatMoney } from "#app/kit/money.ts";
import { ratioText } from "#app/kit/ratio.ts";

/** Who is a candidate. Source: measurement.md 1.4 (customers who order again as creators). */
export const CANDIDATE = {
  ordersMin: 3,
  lastDaysMax: 120,
  refundPercentBelow: 20,
  piecesMax: 10,
} as const;

/** Customers with one of these tags in Shopify count as advocates: the merchant gives it for a review or an answered survey. */
const ADVOCATE_TAGS = ["advocate", "ambassador"];
/** Customers with one of these are none that could speak for the shop as a customer does. */
const OUTSIDER_TAGS = ["staff", "employee", "wholesale", "reseller"];

/** The rule as two sentences, for the page. */
export const CANDIDATE_RULE = `At least ${CANDIDATE.ordersMin} orders, the last within ${CANDIDATE.lastDaysMax} days, less than ${CANDIDATE.refundPercentBelow} % given back, agreed to e-mail marketing, and not a creator through an invitation yet. Ranked by orders and net revenue against all your customers, how likely they still buy, and whether they are advocates.`;

/** What tags in Shopify do, for the page. */
export const TAGS_RULE = `Tag customers who left a review or answered a survey with “${ADVOCATE_TAGS.join("” or “")}” in Shopify: that counts in the score. Customers of a company and those tagged ${listed(OUTSIDER_TAGS.map((tag) => `“${tag}”`))} are left out.`;

const DAY_MS = 86_400_000;

/** What Shopify says of a customer. */
export type CustomerFacts = Readonly<{
  isSubscribed: boolean;
  isOfCompany: boolean;
  tags: readonly string[];
}>;

/** Why a customer who orders again and again is no candidate all the same. */
export type LeftOut = "reseller" | "outsider" | "not-agreed";

/** What follows where Shopify gave such a reason for not answering, for the page. */
export const consentNote = (problem: string): string =>
  `${problem.replace(/\.$/, "")}. Check each customer in Shopify before you write. Tags and companies are not known either.`;

/** Why a customer is left out, or null. `facts` is null where Shopify did not answer: then nobody is left out for what only it knows. */
export function leftOutFor(
  { piecesMax }: Readonly<{ piecesMax: number }>,
  facts: CustomerFacts | null,
): LeftOut | null {
  if (piecesMax > CANDIDATE.piecesMax) return "reseller";
  if (facts === null) return null;
  if (facts.isOfCompany || hasTag(facts, OUTSIDER_TAGS)) return "outsider";
  return facts.isSubscribed ? null : "not-agreed";
}

/** Whether the merchant calls a customer an advocate; null where Shopify did not answer. */
export const isAdvocate = (facts: CustomerFacts | null): boolean | null =>
  facts && hasTag(facts, ADVOCATE_TAGS);

const hasTag = ({ tags }: CustomerFacts, wanted: readonly string[]): boolean =>
  tags.some((tag) => wanted.includes(tag.trim().toLowerCase()));

/** Who was left out, as a sentence: "Left out: 12 who did not agree to e-mail marketing." Null where nobody was. */
export function leftOutText(reasons: readonly LeftOut[]): string | null {
  const parts = (["not-agreed", "outsider", "reseller"] as const).flatMap((reason) => {
    const count = reasons.filter((one) => one === reason).length;
    return count === 0 ? [] : [`${count} ${whoWas(reason)}`];
  });
  return parts.length === 0 ? null : `Left out: ${parts.join(", ")}.`;
}

/** That only the best so many were looked at, as a sentence. */
export const lookedAtText = (count: number): string =>
  `Only your ${count} best customers by orders and net revenue were looked at.`;

function whoWas(reason: LeftOut): string {
  switch (reason) {
    case "not-agreed":
      return "who did not agree to e-mail marketing";
    case "outsider":
      return "of staff, a company or wholesale";
    case "reseller":
      return `who bought more than ${CANDIDATE.piecesMax} pieces of one product in an order`;
    default:
      return assertNever(reason);
  }
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

type Bought = Readonly<{
  orders: number;
  netMinor: bigint;
  soldMinor: bigint;
  refundMinor: bigint;
  lastAt: Date;
  ordersAbove: number;
  netAbove: number;
  /** Days with orders after the first. */
  repeats: number;
}>;

type Known = Readonly<{ stillBuying: number | null; facts: CustomerFacts | null }>;

/** Why somebody is a candidate, each a few words: the parts of the score, then what the rule asks. What is not known is not said. */
export function candidateReasons(
  bought: Bought,
  { stillBuying, facts }: Known,
  { currency, now }: Readonly<{ currency: string; now: Date }>,
): string[] {
  const days = Math.floor((now.getTime() - bought.lastAt.getTime()) / DAY_MS);
  const refunded = { numerator: bought.refundMinor * 100n, denominator: bought.soldMinor };
  return [
    `${bought.orders} orders${moreThan(bought.ordersAbove)}`,
    `${formatMoney({ minor: bought.netMinor, currency })} net revenue${moreThan(bought.netAbove)}`,
    ...(stillBuying === null ? [] : [`Likely still buying: ${stillBuying} %`]),
    ...(bought.repeats === 0 ? ["All orders on one day"] : []),
    ...(isAdvocate(facts) ? ["Advocate, by your tag in Shopify"] : []),
    days === 0 ? "Last order today" : `Last order ${days === 1 ? "1 day" : `${days} days`} ago`,
    bought.refundMinor === 0n
      ? "Nothing given back"
      : `${ratioText(refunded, 1) ?? "0.0"} % given back`,
    ...(facts?.isSubscribed ? ["Agreed to e-mail marketing"] : []),
  ];
}

/** Nobody has more than all customers: she is one of them. */
const moreThan = (percent: number): string =>
  percent === 0 ? "" : `, more than ${Math.min(percent, 99)} % of customers`;

/** The number in Shopify's id of a customer: gid://shopify/Customer/42 is "42"; null for any other text. */
export const customerNumber = (gid: string): string | null =>
  /^gid:\/\/shopify\/Customer\/(\d{1,20})$/.exec(gid)?.[1] ?? null;

/** What a page without candidates says: of a shop without a program how to make one, else who appears and why nobody does. */
export function noCandidates(programs: number, notes: readonly string[]) {
  if (programs === 0)
    return {
      title: "Make a program first",
      text: "Customers are invited to a program: it says what they get.",
      step: { content: "Make a program", url: "/app/programs/new" },
    };
  return {
    title: "No candidate yet",
    text: ["Customers appear here once they order again and again.", ...notes].join(" "),
  };
}
