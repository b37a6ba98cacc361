// What the orders of creators' periods come to by version of the terms, month by month and over all time.
import type { PeriodSums } from "#app/commissions/period.ts";
import {
  baseBySteps,
  nameOf,
  type PeriodKey,
  sumsOfAllPeriods,
  sumsOfPeriods,
  type TallySum,
} from "#app/commissions/period-repository.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";
import { termsOfOffers } from "#app/programs/find-terms.server.ts";
import { ALL_TIME, allTimeOf } from "#app/programs/period-terms.ts";
import type { Terms } from "#app/programs/terms.ts";

type Versions = ReadonlyMap<string, Terms>;
type Sums = PeriodSums & PeriodKey;

/** Every version of the terms of the periods' offers, by id. */
export async function versionsOf(
  tx: SqlTx,
  shopId: string,
  keys: readonly PeriodKey[],
): Promise<Versions> {
  const offerIds = [...new Set(keys.map(({ offerId }) => offerId))];
  return new Map((await termsOfOffers(tx, shopId, offerIds)).map((terms) => [terms.id, terms]));
}

/** What counts over all time of the creators and offers of periods, where any version of an offer agrees that. */
export function allTimeKeys(keys: readonly PeriodKey[], versions: Versions): PeriodKey[] {
  const inAll = [...versions.values()].filter(({ period }) => allTimeOf(period) !== null);
  const offers = new Set(inAll.map(({ offerId }) => offerId));
  const found = keys
    .filter(({ offerId }) => offers.has(offerId))
    .map((key): PeriodKey => ({ ...key, period: ALL_TIME }));
  return [...new Map(found.map((key) => [nameOf(key), key])).values()];
}

/** The sums of periods by version, with the terms of each, in the order of the versions; by the period's name. */
export async function periodSums(
  tx: SqlTx,
  shopId: string,
  { keys, versions }: Readonly<{ keys: readonly PeriodKey[]; versions: Versions }>,
): Promise<ReadonlyMap<string, readonly PeriodSums[]>> {
  const rows = await sumsOfPeriods(tx, shopId, keys);
  return Map.groupBy(await withTerms(tx, shopId, { rows, versions }), nameOf);
}

/** The same of all periods of creators under offers, period by period; by the name of what counts over all time. */
export async function allTimeSums(
  tx: SqlTx,
  shopId: string,
  { keys, versions }: Readonly<{ keys: readonly PeriodKey[]; versions: Versions }>,
): Promise<ReadonlyMap<string, readonly (readonly PeriodSums[])[]>> {
  if (keys.length === 0) return new Map();
  const rows = await sumsOfAllPeriods(tx, shopId, keys);
  const sums = await withTerms(tx, shopId, { rows, versions });
  const byName = Map.groupBy(sums, (one) => nameOf({ ...one, period: ALL_TIME }));
  return new Map(
    [...byName].map(([name, group]) => [
      name,
      [...Map.groupBy(group, ({ period }) => period).values()],
    ]),
  );
}

const NO_BASES: ReadonlyMap<string, readonly bigint[]> = new Map();

async function withTerms(
  tx: SqlTx,
  shopId: string,
  { rows, versions }: Readonly<{ rows: readonly TallySum[]; versions: Versions }>,
): Promise<Sums[]> {
  const found: Sums[] = [];
  for (const [termsId, keys] of Map.groupBy(rows, (row) => row.termsId)) {
    const terms = versions.get(termsId);
    if (!terms) continue;
    const tiers = terms.period?.tiers;
    const isByPlace = tiers?.measure === "orders" && tiers.mode === "marginal";
    const steps = tiers?.steps.map(({ from }) => from) ?? [];
    const bases = isByPlace ? await baseBySteps(tx, shopId, { keys, termsId, steps }) : NO_BASES;
    for (const sum of keys)
      found.push({ ...sum, terms, baseBySteps: bases.get(nameOf(sum)) ?? [] });
  }
  return found.sort((a, b) => a.terms.version - b.terms.version);
}
