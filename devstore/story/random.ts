// Chance that comes out the same each time: a small generator with a seed, so that one story is told everywhere.

export type Random = Readonly<{
  /** A number from 0 up to, without, 1. */
  next: () => number;
  /** A whole number, both ends included. */
  whole: (from: number, to: number) => number;
  isLucky: (chance: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** An item by its weight; weights are not negative and not all zero. */
  weighted: <T>(items: readonly T[], weightOf: (item: T, index: number) => number) => T;
  shuffled: <T>(items: readonly T[]) => T[];
  /** Hexadecimal digits. */
  hex: (digits: number) => string;
}>;

/** A generator (mulberry32) that gives the same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[whole(0, items.length - 1)];
    if (item === undefined) throw new Error("Nothing to pick from.");
    return item;
  };
  const weighted = <T>(items: readonly T[], weightOf: (item: T, index: number) => number): T => {
    const weights = items.map(weightOf);
    let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, item] of items.entries()) {
      left -= weights[index] ?? 0;
      if (left < 0) return item;
    }
    return pick(items);
  };
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => whole(0, 15).toString(16)).join("");
  return { next, whole, isLucky: (chance) => next() < chance, pick, weighted, shuffled, hex };
}
