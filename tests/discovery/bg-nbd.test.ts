// Expected numbers: R with BTYD 2.4.3 on the same customers; published as .2426, 4.4136, .7929, 2.4259.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  aliveProbability,
  type BuyingGroup,
  countBuyers,
  fitBuying,
  logLikelihood,
} from "#app/discovery/bg-nbd.ts";
import { cdnowGroups } from "./cdnow.ts";

const noPause = async () => undefined;
const CDNOW = { r: 0.242594516, alpha: 4.413601703, a: 0.79292221, b: 2.425906824 };

test("CDNOW's sample has the published parameters and likelihood", async () => {
  const groups = cdnowGroups();
  const found = await fitBuying(groups, noPause);
  expect(found?.r).toBeCloseTo(CDNOW.r, 5);
  expect(found?.alpha).toBeCloseTo(CDNOW.alpha, 4);
  expect(found?.a).toBeCloseTo(CDNOW.a, 5);
  expect(found?.b).toBeCloseTo(CDNOW.b, 4);
  expect(found && logLikelihood(groups, found)).toBeCloseTo(-9582.42920667, 5);
});

test("histories in whole weeks change the chances by less than one percent point", async () => {
  const weekly = cdnowGroups().map((group) => ({
    ...group,
    lastWeeks: Math.round(group.lastWeeks),
    ageWeeks: Math.round(group.ageWeeks),
  }));
  const found = (await fitBuying(weekly, noPause)) ?? CDNOW;
  for (const group of cdnowGroups())
    expect(aliveProbability(found, group)).toBeCloseTo(aliveProbability(CDNOW, group), 1.7);
});

test("customer 1516 of CDNOW still buys with a chance of 0.968919", () => {
  const history = { repeats: 26, lastWeeks: 30.86, ageWeeks: 31 };
  expect(aliveProbability(CDNOW, history)).toBeCloseTo(0.968919, 6);
});

test("a chance worked by hand: r 1, alpha 1, a 1, b 1, one repeat in week 1 of 3", () => {
  // 1 / (1 + 1/1 × ((1 + 3) / (1 + 1))²) = 1/5
  const history = { repeats: 1, lastWeeks: 1, ageWeeks: 3 };
  expect(aliveProbability({ r: 1, alpha: 1, a: 1, b: 1 }, history)).toBeCloseTo(0.2, 12);
});

const parameter = fc.double({ min: 1e-4, max: 1e4, noNaN: true });
const parameters = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter });
const weeks = fc.integer({ min: 0, max: 1_000 });

test("a chance is one, and falls with every week without an order; who bought once keeps it whole", () => {
  fc.assert(
    fc.property(
      parameters,
      fc.integer({ min: 1, max: 500 }),
      weeks,
      weeks,
      weeks,
      (given, x, lastWeeks, quiet, more) => {
        const after = (extra: number) =>
          aliveProbability(given, { repeats: x, lastWeeks, ageWeeks: lastWeeks + quiet + extra });
        expect(after(0)).toBeGreaterThanOrEqual(0);
        expect(after(0)).toBeLessThanOrEqual(1);
        expect(after(more)).toBeLessThanOrEqual(after(0));
        expect(aliveProbability(given, { repeats: 0, lastWeeks: 0, ageWeeks: quiet })).toBe(1);
      },
    ),
  );
});

test("a group counts as often as it has customers", () => {
  const one = { repeats: 2, lastWeeks: 10, ageWeeks: 20, customers: 1 };
  const other = { repeats: 0, lastWeeks: 0, ageWeeks: 5, customers: 1 };
  expect(logLikelihood([{ ...one, customers: 3 }, other], CDNOW)).toBeCloseTo(
    logLikelihood([one, one, one, other], CDNOW),
    10,
  );
  expect(countBuyers([{ ...one, customers: 3 }, other])).toEqual({ customers: 4, repeaters: 3 });
});

test("the likelihood of one customer without a repeat, by hand", () => {
  // (alpha / (alpha + T))^r = (1 / (1 + 3))^2 = 1/16
  const group = { repeats: 0, lastWeeks: 0, ageWeeks: 3, customers: 1 };
  expect(logLikelihood([group], { r: 2, alpha: 1, a: 1, b: 1 })).toBeCloseTo(-Math.log(16), 12);
});

/** CDNOW's customers over and over, in the same mixture, until there are so many; the last group is cut. */
function someCustomers(isRepeater: boolean, wanted: number): BuyingGroup[] {
  let left = wanted;
  return cdnowGroups()
    .filter(({ repeats }) => repeats > 0 === isRepeater)
    .flatMap((group) => {
      const customers = Math.min(left, group.customers);
      left -= customers;
      return customers > 0 ? [{ ...group, customers }] : [];
    });
}

test.each([
  [150, 49, false],
  [150, 50, true],
  [149, 50, false],
])("%i who bought once and %i who came back: enough to fit is %s", async (once, back, isEnough) => {
  const groups = [...someCustomers(false, once), ...someCustomers(true, back)];
  expect((await fitBuying(groups, noPause)) !== null).toBe(isEnough);
});

test("customers who all come back every week for ever fit no such model", async () => {
  const steady = { repeats: 100, lastWeeks: 100, ageWeeks: 100, customers: 1_000 };
  expect(await fitBuying([steady], noPause)).toBeNull();
});
