// Which entries are due in a payout, and what is left out and why.
import { invariant } from "#app/kit/invariant.ts";

/** An approved entry that no payout holds and that occurred before the cut-off. */
export type ApprovedEntry = Readonly<{
  id: string;
  creatorId: string;
  amountMinor: bigint;
  currency: string;
}>;

/** What one creator gets in a payout: the sum of her entries, refunds and edits included. */
export type CreatorDue = Readonly<{
  creatorId: string;
  amountMinor: bigint;
  entryIds: readonly string[];
}>;

/** What stays for a later payout, and why. Amounts in minor units of `currency`; `until` is when the first of it becomes payable, null while that is open. */
export type LeftOut =
  | Readonly<{ kind: "not-positive"; creatorId: string; amountMinor: bigint; currency: string }>
  | Readonly<{ kind: "other-currency"; creatorId: string; amountMinor: bigint; currency: string }>
  | Readonly<{
      kind: "on-hold";
      creatorId: string;
      amountMinor: bigint;
      currency: string;
      until: Date | null;
    }>;

export type Payable = Readonly<{ included: readonly CreatorDue[]; leftOut: readonly LeftOut[] }>;

/**
 * Who is due in a payout of `currency`: every creator whose entries sum to more than nothing, with all of them, so that refunds
 * are netted. A creator at or below zero is left out whole and her entries stay, so that a debt is carried and never clipped.
 * Entries of another currency are never added. Creators come in the order of their ids.
 * Source: design 5.4 (negative balance carries forward), invariant I8.
 */
export function decidePayable(entries: readonly ApprovedEntry[], currency: string): Payable {
  const included: CreatorDue[] = [];
  const leftOut: LeftOut[] = [];
  for (const group of groupsOf(entries)) {
    const { creatorId, amountMinor } = group;
    if (group.currency !== currency) leftOut.push({ kind: "other-currency", ...named(group) });
    else if (amountMinor > 0n) included.push({ creatorId, amountMinor, entryIds: group.entryIds });
    else leftOut.push({ kind: "not-positive", ...named(group) });
  }
  return { included, leftOut };
}

/** The sum of what creators get, in minor units. Throws when one of them would get nothing: such a line is never paid. */
export function totalDue(included: readonly CreatorDue[]): bigint {
  return included.reduce((sum, { amountMinor }) => {
    invariant(amountMinor > 0n, "only a positive amount is due");
    return sum + amountMinor;
  }, 0n);
}

type Group = { creatorId: string; currency: string; amountMinor: bigint; entryIds: string[] };

const named = ({ creatorId, amountMinor, currency }: Group) => ({
  creatorId,
  amountMinor,
  currency,
});

function groupsOf(entries: readonly ApprovedEntry[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { id, creatorId, currency, amountMinor } of entries) {
    const key = `${creatorId} ${currency}`;
    const group = groups.get(key) ?? { creatorId, currency, amountMinor: 0n, entryIds: [] };
    group.amountMinor += amountMinor;
    group.entryIds.push(id);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
