import { scaleLinear } from "@visx/scale";
import { LinePath } from "@visx/shape";
import styles from "./Sparkline.module.css";

const WIDTH = 84;
const HEIGHT = 28;
const EDGE = 3;

/** The course of a figure at a glance. An ornament beside its number, so hidden from screen readers. `null` is a gap. */
export function Sparkline({
  values,
  tone,
}: {
  values: readonly (number | null)[];
  tone: "good" | "bad" | "neutral";
}) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const x = scaleLinear({ domain: [0, values.length - 1], range: [EDGE, WIDTH - EDGE] });
  const low = Math.min(...known);
  const high = Math.max(...known);
  // A flat course lies in the middle: without a span every value is as high as the other.
  const y = scaleLinear({
    domain: low === high ? [low - 1, high + 1] : [low, high],
    range: [HEIGHT - EDGE, EDGE],
  });
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={styles.course}
      aria-hidden="true"
    >
      <LinePath
        data={values.map((value, at) => ({ value, at }))}
        defined={(point) => point.value !== null}
        x={(point) => x(point.at)}
        y={(point) => y(point.value ?? 0)}
        className={styles[tone] ?? ""}
        strokeWidth={1.75}
        strokeLinejoin="round"
      />
    </svg>
  );
}
