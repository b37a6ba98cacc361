// Why an order is a creator's, in the sentences that merchants and creators read.
import type { LossReason } from "#app/attribution/attribute.ts";
import type { Trace } from "#app/attribution/contract.ts";
import { formatDay, localDateOf } from "#app/kit/calendar.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * The sentence for the trace that won: "Code ANNA10 was used on the order; the shopper came through the link “Spring serum”." or
 * "No creator code; the shopper came through Anna's link “Spring serum” 3 days before." The time is counted back from the order. A person's word is
 * dated in the shop's zone: "Assigned by hand on 4 Nov 2026: “ordered by phone”."
 */
export function reasonOf(
  won: Trace,
  context: Readonly<{ creatorName: string; orderedAt: Date; zone: string }>,
): string {
  if (won.kind === "hand")
    return `Assigned by hand on ${dayOf(won.madeAt, context.zone)}: “${won.note}”.`;
  if (won.kind === "code") {
    const used = `Code ${won.code} was used on the order`;
    return won.through
      ? `${used}; the shopper came through the link “${won.through}”.`
      : `${used}.`;
  }
  const link = `No creator code; the shopper came through ${possessive(context.creatorName)} link${named(won.label)}`;
  if (won.clickedAt === null) return `${link}.`;
  return `${link} ${ago(new Date(won.clickedAt), context.orderedAt)}.`;
}

/** The reason in a few words for a table: "Code ANNA10", "Link", "Link “Spring serum”", "By hand". */
export function shortReasonOf(won: Trace): string {
  if (won.kind === "code") return `Code ${won.code}`;
  return won.kind === "hand" ? "By hand" : `Link${named(won.label)}`;
}

/** The name behind the word link, where it has one: " “Spring serum”". */
const named = (label: string): string => (label === "" ? "" : ` “${label}”`);

const dayOf = (instant: string, zone: string): string =>
  formatDay(localDateOf(new Date(instant), zone));

/** Why a trace did not decide: "Code BEN10: it gave less than the code that decides." */
export function lossOf(lost: Trace, reason: LossReason, creatorName: string): string {
  const what =
    lost.kind === "code"
      ? `Code ${lost.code}`
      : `${possessive(creatorName)} link${lost.kind === "link" ? named(lost.label) : ""}`;
  return `${what}: ${LOSSES[reason]}.`;
}

/**
 * Why an order is nobody's though a trace of a creator is on it: "Code ANNA10 was used, but Anna Berg was paused when the order was
 * placed.", "The shopper came through a link of Anna Berg, who was paused when the order was placed."
 */
export function pausedReason(
  touch: Readonly<{ kind: "link" } | { kind: "code"; code: string }>,
  creatorName: string,
): string {
  return touch.kind === "code"
    ? `Code ${touch.code} was used, but ${creatorName} was paused when the order was placed.`
    : `The shopper came through a link of ${creatorName}, who was paused when the order was placed.`;
}

const LOSSES: Readonly<Record<LossReason, string>> = {
  "smaller-discount": "it gave less than the code that decides",
  "applied-later": "another code that gave as much was applied first",
  "code-decides": "a creator's code on the order comes before a link",
  "earlier-click": "a later click on a creator's link decides",
  "before-window": "the click was earlier than the link window",
  "after-order": "the click came after the order",
  paused: "the creator was paused when the order was placed",
  "by-hand": "a person decided otherwise",
};

/** First name with the possessive: "Anna Berg" gives "Anna's", "Lars" gives "Lars'". */
function possessive(name: string): string {
  const first = name.trim().split(/\s+/u)[0] || "the creator";
  return first.endsWith("s") ? `${first}'` : `${first}'s`;
}

function ago(clickedAt: Date, orderedAt: Date): string {
  const ms = Math.max(0, orderedAt.getTime() - clickedAt.getTime());
  if (ms < HOUR_MS) return "within the hour before";
  if (ms < DAY_MS) return `${count(Math.floor(ms / HOUR_MS), "hour")} before`;
  return `${count(Math.floor(ms / DAY_MS), "day")} before`;
}

const count = (n: number, unit: string): string => (n === 1 ? `1 ${unit}` : `${n} ${unit}s`);
