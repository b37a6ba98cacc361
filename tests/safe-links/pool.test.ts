import { expect, test } from "vitest";
import { discountInput, type Offer } from "#app/programs/offer.ts";
import { pooledOffer, poolInput, poolTarget } from "#app/safe-links/pool.ts";

const offer: Offer = {
  id: "01932c07-0000-7000-8000-000000000001",
  name: "Spring",
  valueKind: "percentage",
  valueBasisPoints: 1_500,
  valueMinor: null,
  scope: "all",
  scopeGids: [],
  minimumMinor: null,
  startsAt: new Date("2026-01-01T00:00:00Z"),
  endsAt: null,
  oncePerCustomer: true,
  combinesWith: ["shipping"],
  appliesOnSubscription: false,
  subscriptionPayments: 1,
  usageLimit: null,
  state: "live",
  refusal: null,
  discountGid: "gid://shopify/DiscountCodeNode/1",
  createdAt: new Date("2026-01-01T00:00:00Z"),
  tolerated: [],
};

test("a pool's discount gives shoppers what the offer gives, with one use a code, another title and another first code", () => {
  const [ours, pool] = [discountInput(offer, "USD"), poolInput(offer, "USD")];
  const { title, code, usageLimit, ...same } = pool;
  expect([title, usageLimit]).toEqual(["Spring · single-use codes", 1]);
  expect(code).toMatch(/^CS-[2-9A-HJ-NP-Z]{12}$/);
  expect(code.slice(3)).toBe(ours.code.slice(3));
  const { title: _title, code: _code, usageLimit: _limit, ...offers } = ours;
  expect(same).toEqual(offers);
});

test("an offer of links only has no pool's discount", () => {
  expect(() => poolInput({ ...offer, valueKind: "none" }, "USD")).toThrow(/links only/);
});

test.each([
  [0, 0, 1_000],
  [499, 9_000, 1_000],
  [600, 9_000, 1_200],
  [10_000, 20_000, 20_000],
  [10_000, 95_000, 5_000],
  [10_000, 100_000, 0],
  [10_000, 120_000, 0],
])(
  "with %i codes taken in the last hour and %i in the last day %i are kept ready",
  (lastHour, lastDay, ready) => {
    expect(poolTarget({ lastHour, lastDay })).toBe(ready);
  },
);

test("as its pool's discount says it, an offer has one use a code whatever its own limit, and tolerates nothing", () => {
  const limited = { ...offer, usageLimit: 100, tolerated: ["buyers=some", "usageLimit=50"] };
  expect(pooledOffer(limited)).toMatchObject({
    name: "Spring · single-use codes",
    usageLimit: 1,
    tolerated: [],
    valueBasisPoints: 1_500,
  });
  expect(poolInput(limited, "USD").usageLimit).toBe(1);
});
