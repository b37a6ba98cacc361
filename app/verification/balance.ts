// Balance: what a creator has, computed from facts: what her orders should have earned, what was added by hand, less what was paid.
import type { Difference } from "#app/verification/verification.ts";

type Sums = { expectedMinor: bigint; foundMinor: bigint };

/** Sums by creator, added up chunk after chunk. */
export type Balances = Map<string, Sums>;

const ofCreator = (balances: Balances, creatorId: string): Sums => {
  const known = balances.get(creatorId);
  if (known) return known;
  const sums = { expectedMinor: 0n, foundMinor: 0n };
  balances.set(creatorId, sums);
  return sums;
};

/** Adds what the facts say a creator has; minor units. */
export function expect(balances: Balances, creatorId: string, minor: bigint): void {
  ofCreator(balances, creatorId).expectedMinor += minor;
}

/** Adds what the ledger says a creator has; minor units. */
export function find(balances: Balances, creatorId: string, minor: bigint): void {
  ofCreator(balances, creatorId).foundMinor += minor;
}

/** The creators whose ledger does not sum to what the facts say, in the order of their ids. */
export const differencesOfBalances = (balances: Balances): Difference[] =>
  [...balances]
    .filter(([, { expectedMinor, foundMinor }]) => expectedMinor !== foundMinor)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([creatorId, { expectedMinor, foundMinor }]) => ({
      check: "balance",
      key: `creator ${creatorId}`,
      field: "balanceMinor",
      expected: String(expectedMinor),
      found: String(foundMinor),
    }));
