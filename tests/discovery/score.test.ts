import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreOf } from "#app/discovery/score.ts";

const parts = { orders: 90, net: 75, stillBuying: 87, advocate: 0 };

test("each part counts by its weight, and the formula shows the numbers", () => {
  // 3150 + 2625 + 1740 + 0 = 7515
  expect(scoreOf(parts)).toEqual({
    score: 75,
    formula: {
      title: "Score",
      words:
        "Each from 0 to 100: 35 parts customers with fewer orders, 35 parts customers with less net revenue, 20 parts likely still buying, 10 parts advocate.",
      numbers: "(35 × 90 + 35 × 75 + 20 × 87 + 10 × 0) ÷ 100 = 75",
    },
  });
  expect(scoreOf({ ...parts, advocate: 100 }).score).toBe(85); // 8515
});

test("a part that is not known leaves its weight to the others", () => {
  // 3150 + 2625 + 0 = 5775, of 80: 72.19
  const some = scoreOf({ ...parts, stillBuying: null });
  expect(some.score).toBe(72);
  expect(some.formula.numbers).toBe("(35 × 90 + 35 × 75 + 10 × 0) ÷ 80 = 72");
  expect(scoreOf({ ...parts, stillBuying: null, advocate: null }).score).toBe(83); // 82.5
});

const percent = fc.integer({ min: 0, max: 100 });
const perhaps = fc.option(percent);

test("a score lies between its lowest and its highest known part, and a higher part never lowers it", () => {
  fc.assert(
    fc.property(
      percent,
      percent,
      perhaps,
      perhaps,
      percent,
      (orders, net, alive, advocate, more) => {
        const given = { orders, net, stillBuying: alive, advocate };
        const known = Object.values(given).filter((one) => one !== null);
        const { score } = scoreOf(given);
        expect(score).toBeGreaterThanOrEqual(Math.min(...known));
        expect(score).toBeLessThanOrEqual(Math.max(...known));
        expect(scoreOf({ ...given, net: Math.max(net, more) }).score).toBeGreaterThanOrEqual(score);
      },
    ),
  );
});
