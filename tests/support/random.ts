// Chance that can be repeated: the same seed gives the same sequence (mulberry32).

export type Chance = Readonly<{
  /** A whole number from 0 to below `count`. */
  below: (count: number) => number;
  /** True in this share of the cases. */
  is: (share: number) => boolean;
  pick: <T>(items: readonly [T, ...T[]]) => T;
}>;

export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    is: (share) => next() < share,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}
