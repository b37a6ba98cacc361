// The lowest point of a smooth function of a few numbers: BFGS with central differences.
// Source: Nocedal and Wright, Numerical Optimization, chapters 3.1, 6.1 and 8.1.

type Point = readonly number[];
type Objective = (point: Point) => number;

const STEPS_MAX = 100;
const HALVINGS_MAX = 40;
/** The cube root of the precision of a double, the step that keeps rounding and curvature in balance. */
const DIFFERENCE = 6e-6;
const GRADIENT_MAX = 1e-6;
/** How much of what the slope promises a step must keep. */
const KEPT = 1e-4;

/**
 * Where a function is lowest near `start`, or null where it did not settle within 100 steps. Values that are no numbers count as too high,
 * so that the search turns back from them. `pause` is awaited before each step, for others to have their turn. The lowest point of (x − 3)²
 * from 0 is 3.
 */
export async function minimize(
  objective: Objective,
  start: Point,
  pause: () => Promise<void>,
): Promise<number[] | null> {
  let point = [...start];
  let value = objective(point);
  let slope = gradientOf(objective, point);
  let inverse = identity(start.length);
  for (let step = 0; step < STEPS_MAX; step++) {
    if (slope.every((one) => Math.abs(one) <= GRADIENT_MAX)) return point;
    await pause();
    const next = stepAlong(objective, { point, value, slope, inverse });
    if (next === null) return null;
    const nextSlope = gradientOf(objective, next.point);
    inverse = learn(inverse, {
      moved: minus(next.point, point),
      bent: minus(nextSlope, slope),
    });
    ({ point, value } = next);
    slope = nextSlope;
  }
  return null;
}

type Place = Readonly<{ point: Point; value: number; slope: Point; inverse: readonly Point[] }>;

/** Goes down along what is known of the curvature, as far as the value falls enough; along the slope itself where that leads up. */
function stepAlong(objective: Objective, { point, value, slope, inverse }: Place) {
  const bent = inverse.map((row) => -dot(row, slope));
  const direction = dot(bent, slope) < 0 ? bent : slope.map((one) => -one);
  const promised = dot(direction, slope);
  for (let length = 1, n = 0; n < HALVINGS_MAX; n++, length /= 2) {
    const reached = point.map((one, i) => one + length * (direction[i] ?? 0));
    const found = objective(reached);
    if (found <= value + KEPT * length * promised) return { point: reached, value: found };
  }
  return null;
}

/** What a step has shown about the curvature; one that shows none, or the wrong way, is left out. */
function learn(
  inverse: readonly Point[],
  { moved, bent }: Readonly<{ moved: Point; bent: Point }>,
): number[][] {
  const product = dot(moved, bent);
  if (!(product > 1e-12)) return inverse.map((row) => [...row]);
  const turned = inverse.map((row) => dot(row, bent));
  const weight = 1 / product + dot(bent, turned) / product ** 2;
  return inverse.map((row, i) =>
    row.map((one, j) => {
      const [mi = 0, mj = 0, ti = 0, tj = 0] = [moved[i], moved[j], turned[i], turned[j]];
      return one + weight * mi * mj - (ti * mj + mi * tj) / product;
    }),
  );
}

function gradientOf(objective: Objective, point: Point): number[] {
  return point.map((one, i) => {
    const by = DIFFERENCE * Math.max(1, Math.abs(one));
    const at = (shifted: number) => objective(point.with(i, shifted));
    return (at(one + by) - at(one - by)) / (2 * by);
  });
}

const identity = (size: number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j)));
const dot = (one: Point, other: Point): number =>
  one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
const minus = (one: Point, other: Point): number[] =>
  one.map((value, i) => value - (other[i] ?? 0));
