/** The drawing of a series: where bars and line go, the lines across, and every text of it. */
import { lastDayOf } from "#app/analytics/period.ts";
import { axisMoney } from "#app/analytics/present.ts";
import { type Grain, type Step, stepLabel } from "#app/analytics/series.ts";
import { formatDay } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";

export type ChartView = Readonly<{
  grain: Grain;
  title: string;
  points: readonly Readonly<{
    key: string;
    label: string;
    title: string;
    /** Minor units as numbers, to place the drawing and for nothing else. */
    bar: number;
    line: number;
    barText: string;
    lineText: string;
  }>[];
  ticks: readonly Readonly<{ value: number; text: string }>[];
}>;

const LINES = 4n;

/** Net revenue as a line, cost as bars, one point a step, in the shop's currency. */
export function chartOf(steps: readonly Step[], grain: Grain, currency: string): ChartView {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const values = steps.flatMap((step) => [step.netMinor, step.costMinor]);
  return {
    grain,
    title: `Net revenue from creators and total creator cost, by ${grain}`,
    points: steps.map((step) => ({
      key: step.period.from,
      label: stepLabel(step),
      title: stepTitle(step),
      bar: Number(step.costMinor),
      line: Number(step.netMinor),
      barText: money(step.costMinor),
      lineText: money(step.netMinor),
    })),
    ticks: ticksOf(values).map((minor) => ({
      value: Number(minor),
      text: axisMoney(minor, currency),
    })),
  };
}

/**
 * Round values that span some amounts and 0, lowest first, about four steps apart: [0, 2140000] gives 0, 1000000, 2000000, 3000000.
 * Steps are 1, 2 or 5 times a power of ten, so the same amounts always give the same lines. All zero: one line at 0.
 */
export function ticksOf(values: readonly bigint[]): bigint[] {
  const high = values.reduce((a, b) => (b > a ? b : a), 0n);
  const low = values.reduce((a, b) => (b < a ? b : a), 0n);
  if (high === low) return [0n];
  const step = roundStep(high - low);
  const ticks: bigint[] = [];
  for (let tick = floorTo(low, step); tick < high + step; tick += step) ticks.push(tick);
  return ticks;
}

function roundStep(span: bigint): bigint {
  let power = 1n;
  for (;;) {
    for (const factor of [1n, 2n, 5n]) {
      if (factor * power * LINES >= span) return factor * power;
    }
    power *= 10n;
  }
}

function floorTo(value: bigint, step: bigint): bigint {
  const floor = (value / step) * step;
  return floor > value ? floor - step : floor;
}

function stepTitle(step: Step): string {
  const last = lastDayOf(step.period);
  return step.period.from === last
    ? formatDay(last)
    : `${formatDay(step.period.from)} to ${formatDay(last)}`;
}
