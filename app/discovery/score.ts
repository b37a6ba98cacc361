// Score: how well a candidate would do as a creator, from 0 to 100, in parts that are said one by one.

/** What each part counts. Source: measurement.md 1.4. */
const WEIGHTS = { orders: 35, net: 35, stillBuying: 20, advocate: 10 } as const;

/** Each from 0 to 100; null where it is not known. */
export type ScoreParts = Readonly<Record<keyof typeof WEIGHTS, number | null>>;

export type Score = Readonly<{
  score: number;
  /** How it was made: in words, and with the candidate's own numbers. */
  formula: Readonly<{ title: string; words: string; numbers: string }>;
}>;

const TITLES: Readonly<Record<keyof ScoreParts, string>> = {
  orders: "customers with fewer orders",
  net: "customers with less net revenue",
  stillBuying: "likely still buying",
  advocate: "advocate",
};

/**
 * The parts by what each counts; those that are not known leave the weight to the others. Orders 90, net 75, still buying 87 and no
 * advocate come to (35 × 90 + 35 × 75 + 20 × 87 + 10 × 0) ÷ 100 = 75.
 */
export function scoreOf(parts: ScoreParts): Score {
  const names = Object.keys(WEIGHTS) as (keyof ScoreParts)[];
  const known = names.flatMap((name) => {
    const value = parts[name];
    return value === null ? [] : [{ name, value, weight: WEIGHTS[name] }];
  });
  const weight = known.reduce((sum, part) => sum + part.weight, 0);
  const total = known.reduce((sum, part) => sum + part.weight * part.value, 0);
  const score = weight === 0 ? 0 : Math.round(total / weight);
  const products = known.map((part) => `${part.weight} × ${part.value}`);
  return {
    score,
    formula: {
      title: "Score",
      words: `Each from 0 to 100: ${known.map((part) => `${part.weight} parts ${TITLES[part.name]}`).join(", ")}.`,
      numbers: `(${products.join(" + ")}) ÷ ${weight} = ${score}`,
    },
  };
}
