import { expect, test } from "vitest";
import { dayOf, daysBetween, instantAt } from "../../devstore/story/days.ts";
import { planPast } from "../../devstore/story/past.ts";
import { planStory } from "../../devstore/story/plan.ts";

const story = planStory("2026-11-22");
const webOf = story.orders.filter(({ isTest }) => !isTest);
const refunds = story.orders.filter(({ afterwards }) => afterwards?.kind === "refund");

test("the story has 60 products with unit costs, 45 creators and 5 offers", () => {
  expect(story.products).toHaveLength(60);
  expect(story.products.filter(({ unitCost }) => unitCost !== null)).toHaveLength(59);
  expect(story.creators).toHaveLength(45);
  expect(new Set(story.creators.map(({ key }) => key)).size).toBe(45);
  expect(story.offers.map(({ valueKind }) => valueKind)).toEqual([
    "percentage",
    "percentage",
    "amount",
    "none",
    "percentage",
  ]);
});

test("the creators are of all tiers", () => {
  const borders = [0, 10_000, 100_000, 500_000, 1_000_000, Number.POSITIVE_INFINITY];
  const perTier = borders
    .slice(1)
    .map(
      (end, index) =>
        story.creators.filter(
          ({ followers }) => followers >= (borders[index] ?? 0) && followers < end,
        ).length,
    );
  expect(perTier).toEqual([12, 16, 9, 5, 3]);
});

test("3,000 orders in eight months, a third of them creators', 8 % refunded", () => {
  expect(story.orders).toHaveLength(3_000);
  expect(story.orders.filter(({ creator }) => creator)).toHaveLength(1_000);
  expect(refunds).toHaveLength(240);
  expect(story.span).toEqual({ first: "2026-03-22", last: "2026-11-21" });
});

test("about 35 % of the orders are of customers who had ordered before", () => {
  const seen = new Set<string>();
  let returning = 0;
  for (const { customer } of story.orders) {
    if (!customer) continue;
    if (seen.has(customer)) returning += 1;
    seen.add(customer);
  }
  const share = returning / story.orders.filter(({ customer }) => customer).length;
  expect(share).toBeGreaterThan(0.33);
  expect(share).toBeLessThan(0.38);
});

test("orders are in the order of time and none is after the last day; those of today come last", () => {
  const times = story.orders.map(({ at }) =>
    at === null ? Number.POSITIVE_INFINITY : Date.parse(at),
  );
  expect(times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))).toBe(true);
  const days = story.orders.flatMap(({ at }) => (at ? [dayOf(new Date(at))] : []));
  expect(days[0]).toBe("2026-03-22");
  expect(days.at(-1)).toBe("2026-11-21");
  expect(story.orders.filter(({ at }) => at === null)).toHaveLength(20);
});

test("what becomes of an order comes after it and before the story's end", () => {
  for (const { at, afterwards } of story.orders) {
    if (!afterwards) continue;
    expect(Date.parse(afterwards.at)).toBeGreaterThan(Date.parse(at ?? ""));
    expect(dayOf(new Date(afterwards.at)) <= story.span.last).toBe(true);
  }
});

test("40 refunds come when the commission is no longer held; there are edits, cancellations, tests, POS", () => {
  const late = refunds.filter(
    ({ at, afterwards }) =>
      daysBetween(dayOf(new Date(at ?? "")), dayOf(new Date(afterwards?.at ?? ""))) > 30,
  );
  expect(late).toHaveLength(40);
  const count = (kind: string) =>
    story.orders.filter(({ afterwards }) => afterwards?.kind === kind).length;
  expect([count("edit"), count("cancel")]).toEqual([45, 24]);
  expect(story.orders.length - webOf.length).toBe(12);
  expect(story.orders.filter(({ source }) => source === "pos")).toHaveLength(230);
});

test("the leaked code is used by a burst of strangers who know the shop, without a visit through the link", () => {
  const leaked = story.orders.filter(({ creator, at }) => creator === "PRIYA" && at !== null);
  const perDay = new Map<string, number>();
  for (const { at } of leaked) {
    const day = dayOf(new Date(at ?? ""));
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  const burst = [...perDay.values()].filter((count) => count >= 4);
  expect(burst.length).toBeGreaterThanOrEqual(8);
  const strangers = leaked.filter(({ landingPath, click }) => landingPath === "/" && !click);
  expect(strangers.length).toBeGreaterThanOrEqual(90);
});

test("there are a dud with a big fee, a slow burner with a late wave, gifts that were never posted about", () => {
  const of = (key: string) => story.orders.filter(({ creator }) => creator === key);
  expect(of("CHLOE")).toHaveLength(7);
  const fees = story.costs.filter(({ creator, kind }) => creator === "CHLOE" && kind === "fee");
  expect(fees.map(({ amount }) => amount)).toEqual(Array(fees.length).fill("600.00"));
  expect(fees.length).toBe(8);
  const late = of("LENA").filter(({ at }) => at === null || dayOf(new Date(at)) >= "2026-09-01");
  expect(late.length).toBeGreaterThanOrEqual(60);
  const silent = story.creators.filter(({ course }) => course === "silent");
  expect(silent.map(({ orders }) => orders)).toEqual([0, 0, 0, 0, 0]);
  expect(
    silent.every(({ key }) =>
      story.costs.some((cost) => cost.creator === key && cost.kind === "gift"),
    ),
  ).toBe(true);
});

test("the same day gives the same story, and any day gives a whole one", () => {
  expect(planStory("2026-11-22")).toEqual(story);
  for (const today of ["2026-03-31", "2027-02-28", "2028-02-29"]) {
    const other = planStory(today);
    expect(other.orders).toHaveLength(3_000);
    expect(other.orders.filter(({ afterwards }) => afterwards?.kind === "refund")).toHaveLength(
      240,
    );
    expect(other.paidUpTo < other.openUpTo).toBe(true);
  }
});

test("a code is only used while its offer runs, and the ten-dollar code only from sixty dollars", () => {
  const launch = story.offers.find(({ key }) => key === "launch");
  const cents = new Map(
    story.products.map(({ sku, price }) => [sku, Number(price.replace(".", ""))]),
  );
  for (const { at, codeOf, lines } of story.orders) {
    const creator = story.creators.find(({ key }) => key === codeOf);
    if (creator?.offer === "launch") {
      const day = dayOf(new Date(at ?? ""));
      expect(day >= (launch?.startsOn ?? "") && day <= (launch?.endsOn ?? "")).toBe(true);
    }
    if (creator?.offer !== "ten") continue;
    const gross = lines.reduce(
      (sum, { sku, quantity }) => sum + (cents.get(sku) ?? 0) * quantity,
      0,
    );
    expect(gross).toBeGreaterThanOrEqual(6_000);
  }
});

test("the shop's clock goes by New York, summer and winter", () => {
  expect(instantAt("2026-07-01", 0).toISOString()).toBe("2026-07-01T04:00:00.000Z");
  expect(instantAt("2026-12-01", 0).toISOString()).toBe("2026-12-01T05:00:00.000Z");
  expect(dayOf(new Date("2026-12-01T04:59:59Z"))).toBe("2026-11-30");
});

test("6,000 orders of the past lie over 14 months before the story's last day, in the order of time, and grow", () => {
  const past = planPast(story, "2026-11-22");
  expect(past).toHaveLength(6_000);
  const days = past.map(({ at }) => dayOf(new Date(at)));
  expect([days[0], days.at(-1)]).toEqual(["2025-09-22", "2026-11-20"]);
  expect(past.every(({ at }, place) => place === 0 || at >= (past[place - 1]?.at ?? ""))).toBe(
    true,
  );
  const half = days.filter((day) => day < "2026-04-22").length;
  expect(half / past.length).toBeGreaterThan(0.35);
  expect(half / past.length).toBeLessThan(0.45);
  expect(planPast(story, "2026-11-22")).toEqual(past);
});

test("what of the past went back went back after its order and before the story's end", () => {
  const back = planPast(story, "2026-11-22").filter(({ refundedAt }) => refundedAt !== null);
  expect(back.length / 6_000).toBeGreaterThan(0.04);
  expect(back.length / 6_000).toBeLessThan(0.07);
  for (const { at, refundedAt } of back) {
    expect(Date.parse(refundedAt ?? "")).toBeGreaterThan(Date.parse(at));
    expect(dayOf(new Date(refundedAt ?? "")) <= story.span.last).toBe(true);
  }
});
