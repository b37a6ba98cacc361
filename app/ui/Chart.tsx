import { AxisBottom, AxisLeft } from "@visx/axis";
import { Group } from "@visx/group";
import { scaleBand, scaleLinear } from "@visx/scale";
import { LinePath } from "@visx/shape";
import { TooltipWithBounds } from "@visx/tooltip";
import { type RefObject, useEffect, useRef, useState } from "react";
import styles from "./Chart.module.css";

/** One step of the chart. `bar` and `line` only place the drawing; the texts are what is said. */
export type ChartPoint = Readonly<{
  key: string;
  /** Under the axis: "4 Nov". */
  label: string;
  /** In the tooltip: "4 Nov 2026 to 10 Nov 2026". */
  title: string;
  bar: number;
  line: number;
  barText: string;
  lineText: string;
}>;

/** The lines across, lowest first; they span what is drawn. */
export type ChartTick = Readonly<{ value: number; text: string }>;

const MARGIN = { top: 8, right: 8, bottom: 28, left: 52 };
const HEIGHT = 256;
const WIDTH_BEFORE_MEASURED = 960;
const LABEL_WIDTH = 60;

/** Bars and a line over the same steps, redrawn to its container's width, so that text keeps its size. Give its table beside it. */
export function Chart({
  title,
  points,
  ticks,
  barName,
  lineName,
}: {
  title: string;
  points: readonly ChartPoint[];
  ticks: readonly ChartTick[];
  barName: string;
  lineName: string;
}) {
  const container = useRef<HTMLDivElement>(null);
  const width = useWidth(container);
  const [pointed, setPointed] = useState<string | null>(null);
  const { x, y } = scalesOf(points, ticks, width);
  const shown = points.find((point) => point.key === pointed);
  return (
    <div ref={container} className={styles.chart}>
      <svg width={width} height={HEIGHT} role="img" aria-label={title}>
        <Group left={MARGIN.left} top={MARGIN.top}>
          <Axes points={points} ticks={ticks} x={x} y={y} />
          <Marks points={points} x={x} y={y} shown={shown} />
          <PointerAreas points={points} x={x} onPoint={setPointed} />
        </Group>
      </svg>
      {shown && (
        <TooltipWithBounds
          left={MARGIN.left + middleOf(shown, x)}
          top={MARGIN.top + y(Math.max(shown.line, shown.bar))}
          unstyled
          applyPositionStyle
          className={styles.tooltip ?? ""}
        >
          <strong>{shown.title}</strong>
          <dl>
            <dt>{lineName}</dt>
            <dd>{shown.lineText}</dd>
            <dt>{barName}</dt>
            <dd>{shown.barText}</dd>
          </dl>
        </TooltipWithBounds>
      )}
    </div>
  );
}

function Marks({
  points,
  x,
  y,
  shown,
}: {
  points: readonly ChartPoint[];
  shown: ChartPoint | undefined;
} & Scales) {
  // A single point makes no line, so it is drawn as a dot.
  const dots = points.length === 1 ? points : shown ? [shown] : [];
  return (
    <>
      {points.map((point) => (
        <rect
          key={point.key}
          x={x(point.key) ?? 0}
          width={x.bandwidth()}
          y={Math.min(y(point.bar), y(0))}
          height={Math.abs(y(0) - y(point.bar))}
          rx={Math.min(3, x.bandwidth() / 3)}
          className={point === shown ? styles.barPointed : styles.bar}
        />
      ))}
      <LinePath
        data={[...points]}
        x={(point) => middleOf(point, x)}
        y={(point) => y(point.line)}
        className={styles.line ?? ""}
        strokeWidth={2.5}
        strokeLinejoin="round"
        strokeLinecap="round"
        fill="none"
      />
      {dots.map((point) => (
        <circle
          key={point.key}
          cx={middleOf(point, x)}
          cy={y(point.line)}
          r={4}
          className={styles.dot}
          strokeWidth={2}
        />
      ))}
    </>
  );
}

function middleOf(point: ChartPoint, x: Scales["x"]): number {
  return (x(point.key) ?? 0) + x.bandwidth() / 2;
}

type Scales = ReturnType<typeof scalesOf>;

function scalesOf(points: readonly ChartPoint[], ticks: readonly ChartTick[], width: number) {
  const inner = Math.max(1, width - MARGIN.left - MARGIN.right);
  const x = scaleBand({
    domain: points.map((point) => point.key),
    range: [0, inner],
    padding: points.length > 60 ? 0.2 : 0.45,
  });
  const low = ticks[0]?.value ?? 0;
  const high = ticks.at(-1)?.value ?? 1;
  const y = scaleLinear({
    domain: [low, high > low ? high : low + 1],
    range: [HEIGHT - MARGIN.top - MARGIN.bottom, 0],
  });
  return { x, y };
}

function Axes({
  points,
  ticks,
  x,
  y,
}: {
  points: readonly ChartPoint[];
  ticks: readonly ChartTick[];
} & Scales) {
  const [, right] = x.range();
  const every = Math.max(1, Math.ceil((points.length * LABEL_WIDTH) / Math.max(1, right)));
  const labelled = points.filter((_, at) => at % every === 0);
  const labels = new Map(points.map((point) => [point.key, point.label]));
  const texts = new Map(ticks.map((tick) => [tick.value, tick.text]));
  return (
    <>
      {ticks.map(({ value }) => (
        <line
          key={value}
          x1={0}
          x2={right}
          y1={y(value)}
          y2={y(value)}
          className={value === 0 ? styles.zero : styles.grid}
        />
      ))}
      <AxisLeft
        scale={y}
        hideAxisLine
        hideTicks
        tickValues={ticks.map((tick) => tick.value)}
        tickFormat={(value) => texts.get(Number(value)) ?? ""}
        tickLabelProps={{ textAnchor: "end", dx: -6, dy: 4 }}
      />
      <AxisBottom
        scale={x}
        top={HEIGHT - MARGIN.top - MARGIN.bottom}
        hideAxisLine
        hideTicks
        tickValues={labelled.map((point) => point.key)}
        tickFormat={(key) => labels.get(String(key)) ?? ""}
        tickLabelProps={{ textAnchor: "middle", dy: 4 }}
      />
    </>
  );
}

// The tooltip repeats the table, so these areas are for pointers alone.
function PointerAreas({
  points,
  x,
  onPoint,
}: {
  points: readonly ChartPoint[];
  x: Scales["x"];
  onPoint: (key: string | null) => void;
}) {
  return points.map((point) => (
    <rect
      key={point.key}
      x={(x(point.key) ?? 0) - (x.step() - x.bandwidth()) / 2}
      width={x.step()}
      height={HEIGHT - MARGIN.top - MARGIN.bottom}
      fill="transparent"
      onPointerEnter={() => onPoint(point.key)}
      onPointerLeave={() => onPoint(null)}
    />
  ));
}

function useWidth(container: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(WIDTH_BEFORE_MEASURED);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [container]);
  return width;
}
