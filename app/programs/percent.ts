import { err, ok, type Result } from "#app/kit/result.ts";

const TEXT_LENGTH_MAX = 20;

/**
 * Basis points of a percentage as a person types it, exactly: "12.5", "12,5" and "12.5 %" are 1250.
 * The error is a sentence for the field; the caller checks the range. At most two decimals, since a basis point is the finest rate.
 */
export function basisPointsFromText(text: string): Result<number, string> {
  const typed = text.trim();
  const match = /^(-?)(\d{1,6})(?:[.,](\d+))?\s*%?$/.exec(typed.slice(0, TEXT_LENGTH_MAX + 1));
  if (!match || typed.length > TEXT_LENGTH_MAX)
    return err("Enter a percentage, such as 15 or 12.5.");
  const [, sign = "", whole = "", fraction = ""] = match;
  if (fraction.length > 2) return err("Use at most two decimals, such as 12.25.");
  const basisPoints = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return ok(sign === "-" ? 0 - basisPoints : basisPoints);
}

/** The percentage that basis points are, without needless zeros: 1250 is "12.5", 1500 is "15", 5 is "0.05". */
export function percentFromBasisPoints(basisPoints: number): string {
  const whole = Math.trunc(basisPoints / 100);
  const fraction = String(basisPoints % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(whole) : `${whole}.${fraction}`;
}
