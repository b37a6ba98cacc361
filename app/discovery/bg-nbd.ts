// BG/NBD: how customers without a contract come back, and after which of their purchases they stay away.
// Source: Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005), equations 6 and 7.
import { minimize } from "#app/discovery/minimize.ts";

/**
 * Of a shop: while a customer buys, the purchases a week are spread over customers as a gamma distribution (`r` its shape, `alpha` its
 * rate in weeks); the chance to stay away after a purchase as a beta distribution (`a`, `b`).
 */
export type BuyingParameters = Readonly<{ r: number; alpha: number; a: number; b: number }>;

/** Of a customer: days with orders after the first (x), weeks from the first to the last of them (t_x), weeks from the first until now (T). */
export type BuyingHistory = Readonly<{ repeats: number; lastWeeks: number; ageWeeks: number }>;

/** So many customers have the same history. */
export type BuyingGroup = BuyingHistory & Readonly<{ customers: number }>;

/** Fewer say too little about a shop. Source: measured on published samples; see docs/decisions/0024-still-buying.md. */
export const BUYING_MIN = { customers: 200, repeaters: 50 } as const;

/** Outside of these a parameter says that the orders do not fit the model. */
const PARAMETER_MIN = 1e-4;
const PARAMETER_MAX = 1e4;
/** r 1, alpha e, a 1, b e. */
const START = [0, 1, 0, 1] as const;

/**
 * The chance, 0 to 1, that a customer still buys: 1 for who bought on one day alone, since the model lets nobody go before a second
 * purchase. With CDNOW's parameters, 26 repeats, the last in week 30.86 of 31 give 0.9689.
 */
export function aliveProbability(
  { r, alpha, a, b }: BuyingParameters,
  { repeats, lastWeeks, ageWeeks }: BuyingHistory,
): number {
  if (repeats === 0) return 1;
  const quiet = (r + repeats) * Math.log((alpha + ageWeeks) / (alpha + lastWeeks));
  return 1 / (1 + Math.exp(Math.log(a) - Math.log(b + repeats - 1) + quiet));
}

/** The logarithm of how likely these histories are under the parameters. */
export const logLikelihood = (
  groups: readonly BuyingGroup[],
  parameters: BuyingParameters,
): number => likelihoodOf(groups)(parameters);

/** How many customers there are, and how many of them came back. */
export function countBuyers(groups: readonly BuyingGroup[]) {
  const sum = (of: readonly BuyingGroup[]) => of.reduce((n, { customers }) => n + customers, 0);
  return { customers: sum(groups), repeaters: sum(groups.filter(({ repeats }) => repeats > 0)) };
}

/**
 * The parameters under which these histories are the likeliest; null where there are too few, or none fit. `pause` is awaited between
 * steps: with 170,000 groups a step takes a fifth of a second, and there are about twenty.
 */
export async function fitBuying(
  groups: readonly BuyingGroup[],
  pause: () => Promise<void>,
): Promise<BuyingParameters | null> {
  const { customers, repeaters } = countBuyers(groups);
  if (customers < BUYING_MIN.customers || repeaters < BUYING_MIN.repeaters) return null;
  const likelihood = likelihoodOf(groups);
  // On the scale of logarithms every point is a set of parameters.
  const objective = (at: readonly number[]) => -likelihood(parametersOf(at)) / customers;
  const point = await minimize(objective, START, pause);
  if (point === null) return null;
  const found = parametersOf(point);
  const isWithin = (one: number) => one >= PARAMETER_MIN && one <= PARAMETER_MAX;
  return Object.values(found).every(isWithin) ? found : null;
}

function parametersOf(point: readonly number[]): BuyingParameters {
  const [r = 0, alpha = 0, a = 0, b = 0] = point.map(Math.exp);
  return { r, alpha, a, b };
}

/**
 * The log-likelihood of some groups as a function of the parameters. The gamma functions of the formula come in pairs a whole number
 * apart, so each is a sum of logarithms, made once for all groups.
 */
function likelihoodOf(groups: readonly BuyingGroup[]): (parameters: BuyingParameters) => number {
  const repeats = Int32Array.from(groups, (one) => one.repeats);
  const last = Float64Array.from(groups, (one) => one.lastWeeks);
  const age = Float64Array.from(groups, (one) => one.ageWeeks);
  const customers = Float64Array.from(groups, (one) => one.customers);
  const most = groups.reduce((max, one) => Math.max(max, one.repeats), 0);
  return ({ r, alpha, a, b }) => {
    const rising = new Float64Array(most + 1); // by repeats, as is what follows
    const leaving = new Float64Array(most + 1).fill(-Infinity);
    for (let k = 0; k < most; k++) {
      rising[k + 1] = (rising[k] ?? 0) + Math.log(((r + k) * (b + k)) / (a + b + k));
      leaving[k + 1] = Math.log(a / (b + k));
    }
    const always = r * Math.log(alpha);
    let sum = 0;
    for (let i = 0; i < repeats.length; i++) {
      const x = repeats[i] ?? 0;
      const alive = -(r + x) * Math.log(alpha + (age[i] ?? 0));
      const gone = (leaving[x] ?? 0) - (r + x) * Math.log(alpha + (last[i] ?? 0));
      const either = Math.max(alive, gone) + Math.log1p(Math.exp(-Math.abs(alive - gone)));
      sum += (customers[i] ?? 0) * (always + (rising[x] ?? 0) + either);
    }
    return sum;
  };
}
