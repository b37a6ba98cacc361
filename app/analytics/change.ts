/** How a figure moved against the equal period before. */
import { type Ratio, ratioText } from "#app/kit/ratio.ts";

export type Direction = "up" | "down" | "same";

export type Change = Readonly<{
  direction: Direction;
  absolute: bigint;
  /** Absolute ÷ before; null where before was 0 or less, for growth from nothing has no rate. */
  relative: Ratio | null;
}>;

/** What a tile shows of a change; `words` is the same in full for those who do not see the arrow. */
export type ChangeText = Readonly<{
  direction: Direction;
  isGood: boolean | null;
  text: string;
  words: string;
}>;

/** The change from `before` to `current`, in units of whatever is counted. */
export function changeOf(current: bigint, before: bigint): Change {
  const absolute = current - before;
  return {
    direction: directionOf(absolute),
    absolute,
    relative: before > 0n ? { numerator: absolute, denominator: before } : null,
  };
}

/**
 * The change in words: {text: "18 %", words: "18 % more than before"}; null where there is no base to compare with.
 * `goodWhen` says which direction is good news; null when neither is.
 */
export function changeText(change: Change, goodWhen: "up" | "down" | null): ChangeText | null {
  if (change.relative === null) return null;
  const { numerator, denominator } = change.relative;
  const size = numerator < 0n ? -numerator : numerator;
  const percent = ratioText({ numerator: size * 100n, denominator }, 0);
  const more = change.direction === "up" ? "more" : "less";
  const words =
    change.direction === "same" ? "The same as before" : `${percent} % ${more} than before`;
  return {
    direction: change.direction,
    isGood: change.direction === "same" || goodWhen === null ? null : change.direction === goodWhen,
    text: `${percent} %`,
    words,
  };
}

/** How a return moved: {text: "from 3.57 : 1"}; null where either of the two does not exist. Up is good. */
export function ratioChangeText(current: Ratio, before: Ratio): ChangeText | null {
  const was = ratioText(before, 2)?.replace("-", "−") ?? null;
  if (was === null || current.denominator <= 0n) return null;
  // Compared crosswise, so that no rounding makes a change; an arrow between two figures that read alike would puzzle.
  const direction =
    ratioText(current, 2) === ratioText(before, 2)
      ? "same"
      : directionOf(
          current.numerator * before.denominator - before.numerator * current.denominator,
        );
  const verb = direction === "up" ? "Up" : direction === "down" ? "Down" : "Unchanged";
  return {
    direction,
    isGood: direction === "same" ? null : direction === "up",
    text: direction === "same" ? "as before" : `from ${was}`,
    words: `${verb} from ${was} : 1 before`,
  };
}

function directionOf(absolute: bigint): Direction {
  return absolute > 0n ? "up" : absolute < 0n ? "down" : "same";
}
