import { multiplyAndRound } from "#app/kit/money.ts";

/** A quotient that is kept as its two parts, so that a group's ratio is the ratio of sums. */
export type Ratio = Readonly<{ numerator: bigint; denominator: bigint }>;

/**
 * The quotient as an exact decimal with `places` decimals, rounded half away from zero: ({2n, 3n}, 4) is "0.6667".
 * Null where the denominator is not positive: there is no such figure, and it is not 0.
 */
export function ratioText(ratio: Ratio, places: number): string | null {
  if (ratio.denominator <= 0n) return null;
  const scaled = multiplyAndRound(ratio.numerator, 10n ** BigInt(places), ratio.denominator);
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${scaled < 0n ? "-" : ""}${whole}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
}

/** Whether the quotient is `times` or more, compared by integers, before any rounding. False where the denominator is not positive. */
export function isAtLeast(ratio: Ratio, times: bigint): boolean {
  return ratio.denominator > 0n && ratio.numerator >= times * ratio.denominator;
}
