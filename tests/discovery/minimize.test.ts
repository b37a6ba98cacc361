import fc from "fast-check";
import { expect, test } from "vitest";
import { minimize } from "#app/discovery/minimize.ts";

const noPause = async () => undefined;

test("the lowest point of Rosenbrock's valley is found from its usual start", async () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const [x = 0, y = 0] = (await minimize(valley, [-1.2, 1], noPause)) ?? [];
  expect(x).toBeCloseTo(1, 5);
  expect(y).toBeCloseTo(1, 5);
});

test("a bowl is followed to its bottom, wherever that is and however steep", async () => {
  const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
  const steepness = fc.double({ min: 0.1, max: 10, noNaN: true });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: coordinate, steep: steepness, from: coordinate }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (sides) => {
        const bowl = (point: readonly number[]) =>
          sides.reduce((sum, { at, steep }, i) => sum + steep * ((point[i] ?? 0) - at) ** 2, 0);
        const found = await minimize(
          bowl,
          sides.map(({ from }) => from),
          noPause,
        );
        for (const [i, { at }] of sides.entries()) expect(found?.[i]).toBeCloseTo(at, 3);
      },
    ),
  );
});

test("the search turns back from values that are no numbers", async () => {
  const wall = ([x = 0]: readonly number[]) => x - Math.log(x); // no number below 0, lowest at 1
  const [x = 0] = (await minimize(wall, [0.01], noPause)) ?? [];
  expect(x).toBeCloseTo(1, 5);
});

test("what has no lowest point is given up", async () => {
  expect(await minimize(([x = 0]) => -x, [0], noPause)).toBeNull();
});

test("others have their turn before each step, and never where the start is the lowest point", async () => {
  let turns = 0;
  const pause = async () => void turns++;
  await minimize(([x = 0]) => (x - 3) ** 2, [3], pause);
  expect(turns).toBe(0);
  await minimize(([x = 0]) => (x - 3) ** 2, [0], pause);
  expect(turns).toBeGreaterThan(0);
});
