// Screening: a person's judgement of an applicant or creator in figures, entered by hand. Nothing is fetched from any platform.

/** What was entered, each from 0 to 100; null where it was left out. The audience is shown and counts nothing. */
export type ScreeningFigures = Readonly<{
  /** Share of what they post that is about the shop's subject, in percent. */
  vertical: number;
  /** Share of followers that are genuine, in percent. */
  genuine: number;
  /** Comments and shares, judged. */
  interaction: number;
  age: number | null;
  geography: number | null;
  interests: number | null;
  purchasing: number | null;
  flags: readonly RiskFlag[];
}>;

/** Signs that figures are not what they seem, each ten points off. Source: measurement.md 1.4. */
export const RISK_FLAGS = [
  { value: "disorganised", label: "Content is disorganised" },
  { value: "no-depth", label: "Content has no depth" },
  { value: "growth", label: "Followers grow abnormally" },
  { value: "low-activity", label: "Followers are hardly active" },
  { value: "hollow", label: "Comments are hollow" },
  { value: "shares", label: "Share rate looks inflated" },
  { value: "concentrated", label: "Interactions are concentrated in time" },
  { value: "spikes", label: "Sudden spikes" },
] as const;

export type RiskFlag = (typeof RISK_FLAGS)[number]["value"];

/** A figure passes above its threshold, not at it. The standard asks for the first two; interaction counts in the score alone. */
const DIMENSIONS = [
  { key: "vertical", label: "Content on the subject", threshold: 70, weight: 30, isAsked: true },
  { key: "genuine", label: "Genuine followers", threshold: 85, weight: 40, isAsked: true },
  { key: "interaction", label: "Interaction", threshold: 60, weight: 30, isAsked: false },
] as const;

const POINTS_PER_FLAG = 10;
/** A multiple of every threshold, so that the parts of a score are added as whole numbers. */
const UNIT = 7_140n;

/**
 * The score in tenths of a point, 0 to 1000: 30, 40 and 30 points for vertical content up to 70 %, genuine followers up to 85 % and
 * interaction up to 60, less 10 for each flag; rounded once, half up. Source: measurement.md 1.4.
 * 35 %, 85 %, 60 and one flag: 15 + 40 + 30 − 10 = 75.0 is 750.
 */
export function scoreTenths(figures: ScreeningFigures): number {
  const parts = DIMENSIONS.map(({ key, threshold, weight }) => {
    const counted = BigInt(Math.min(figures[key], threshold));
    return (counted * BigInt(weight) * UNIT) / BigInt(threshold);
  });
  const sum = parts.reduce((total, part) => total + part, 0n);
  const tenths = Number((sum * 20n + UNIT) / (UNIT * 2n));
  const off = figures.flags.length * POINTS_PER_FLAG * 10;
  return Math.max(0, tenths - off);
}

/** A score for people: 865 is "86.5". */
export const formatScore = (tenths: number): string => `${Math.floor(tenths / 10)}.${tenths % 10}`;

export type Verdict = Readonly<{
  meetsStandard: boolean;
  /** Why not, each a sentence; empty where the standard is met. */
  failures: readonly string[];
}>;

/** Whether a screening meets the standard: more than 70 % on the subject, more than 85 % genuine followers, and no flag. */
export function judge(figures: ScreeningFigures): Verdict {
  const below = DIMENSIONS.filter(
    ({ key, threshold, isAsked }) => isAsked && figures[key] <= threshold,
  ).map(
    ({ key, label, threshold }) => `${label}: ${figures[key]} %, must be above ${threshold} %.`,
  );
  const flags = RISK_FLAGS.filter(({ value }) => figures.flags.includes(value)).map(
    ({ label }) => `${label}.`,
  );
  const failures = [...below, ...flags];
  return { meetsStandard: failures.length === 0, failures };
}

/** The four figures of the audience with their names, as the sheet shows them. */
export const AUDIENCE = [
  { key: "age", label: "Age" },
  { key: "geography", label: "Countries" },
  { key: "interests", label: "Interests" },
  { key: "purchasing", label: "Purchasing power" },
] as const satisfies readonly Readonly<{ key: keyof ScreeningFigures; label: string }>[];
