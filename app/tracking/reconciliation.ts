// Reconciliation: a look through the orders that Shopify says were changed, for those that no webhook told of.
import { SHOPIFY_WINDOW_DAYS } from "#app/history/contract.ts";
import { plusDays } from "#app/kit/calendar.ts";

/** `hourly`: since the run before; `deep`: all that Shopify shows to every app, once more; `asked`: like hourly, by the merchant's wish. */
export type ReconciliationKind = "hourly" | "deep" | "asked";

const MINUTE_MS = 60_000;
/** Shopify's search is told of a change a while after it, so each run looks at the end of the run before once more. */
const OVERLAP_MS = 30 * MINUTE_MS;
/** The webhook of what changed just now is on its way: nobody missed it yet. */
const GRACE_MS = 2 * MINUTE_MS;

export type Span = Readonly<{ from: Date; to: Date }>;

/**
 * The changes that a run looks at, both ends included: from half an hour before the end of the last finished run (or of the install) to
 * two minutes ago, or to now where a person asks. A deep run begins as far back as Shopify shows, but not before the install: what lies before is the
 * past, which is imported.
 */
export function spanOf(
  kind: ReconciliationKind,
  { lastTo, installedAt, now }: Readonly<{ lastTo: Date | null; installedAt: Date; now: Date }>,
): Span {
  const to = kind === "asked" ? now : new Date(now.getTime() - GRACE_MS);
  const installed = new Date(installedAt.getTime() - OVERLAP_MS);
  if (kind === "deep") return { from: latest(plusDays(now, -SHOPIFY_WINDOW_DAYS), installed), to };
  return { from: lastTo === null ? installed : new Date(lastTo.getTime() - OVERLAP_MS), to };
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b);

type Changed = Readonly<{ gid: string; updatedAt: Date }>;

/**
 * Of the orders that Shopify lists, those whose version is not stored here and about which no event is on its way: nobody told of them.
 * A stored version that is newer than the listed one is no fault: the list was read before.
 */
export const unheard = <T extends Changed>(
  listed: readonly T[],
  stored: ReadonlyMap<string, Date>,
  underWay: ReadonlySet<string>,
): T[] =>
  listed.filter(({ gid, updatedAt }) => {
    const known = stored.get(gid);
    return !underWay.has(gid) && (known === undefined || known < updatedAt);
  });

/** Whether the webhook of a change should have come by now, so that its order counts as missed. */
export const isOverdue = ({ updatedAt }: Pick<Changed, "updatedAt">, now: Date): boolean =>
  now.getTime() - updatedAt.getTime() >= GRACE_MS;
