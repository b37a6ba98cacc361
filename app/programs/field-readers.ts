// Readers of what people type into the forms of programs; each fault is a sentence at its field.
import { z } from "zod";
import { type LocalDate, parseLocalDate } from "#app/kit/calendar.ts";
import { parseAmount } from "#app/kit/money.ts";
import { basisPointsFromText } from "#app/programs/percent.ts";

const DAYS_MAX = 365;
const BASIS_POINTS_MAX = 10_000;

/** A field of a form: its name, or the path to it. */
export type FieldPath = string | readonly (string | number)[];

export type Refuse = (field: FieldPath, message: string) => void;

/** A field that is posted once. */
export const oneValue = z.string({ error: "Enter one value." }).optional();
/** One of a closed list. */
export const chosen = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: "Choose one of the list." });

/** Why a text cannot be a name, as a sentence, or null: it is one line of plain text without markup. */
export function nameProblem(text: string, lengthMax: number): string | null {
  if (text === "") return "Enter a name.";
  if (text.length > lengthMax) return `Use at most ${lengthMax} characters.`;
  if (/[<>]/.test(text)) return "Leave out < and >.";
  if (/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text))
    return "Use one line of plain text.";
  return null;
}

/** Reports a fault at a field and lets the other fields be read, so that one round shows all faults. */
export function refusal(issues: z.core.$ZodRawIssue[], input: unknown): Refuse {
  return (field, message) => {
    issues.push({ code: "custom", input, path: [field].flat(), message });
  };
}

/** Basis points of a percentage from 0 to 100; 0 where it is refused. */
export function readPercent(
  text: string | undefined,
  { field, isZeroGood }: Readonly<{ field: FieldPath; isZeroGood: boolean }>,
  refuse: Refuse,
): number {
  const read = basisPointsFromText(text ?? "");
  if (!read.ok) refuse(field, read.error);
  else if (read.value > BASIS_POINTS_MAX) refuse(field, "Enter 100 % or less.");
  else if (read.value < 0) refuse(field, "Enter a percentage that is not negative.");
  else if (read.value === 0 && !isZeroGood) refuse(field, "Enter more than 0 %.");
  return read.ok ? read.value : 0;
}

/** Minor units of an amount that is not negative; 0 where it is refused. */
export function readMoney(
  text: string | undefined,
  {
    field,
    currency,
    isZeroGood,
  }: Readonly<{ field: FieldPath; currency: string; isZeroGood: boolean }>,
  refuse: Refuse,
): bigint {
  const minor = parseAmount(text ?? "", currency);
  if (minor === null) refuse(field, `Enter an amount in ${currency}, such as 10.`);
  else if (minor < 0n) refuse(field, "Enter an amount that is not negative.");
  else if (minor === 0n && !isZeroGood) refuse(field, "Enter an amount above zero.");
  return minor ?? 0n;
}

/** A day as date fields post it, "2026-12-31"; the first of all days where it is refused. */
export function readDay(text: string, field: FieldPath, refuse: Refuse): LocalDate {
  const day = parseLocalDate(text.trim());
  if (day === null) refuse(field, "Enter a day, such as 2026-12-31.");
  return day ?? "0001-01-01";
}

/** A whole number within its bounds; the lower one where it is refused. `unit` names what is counted: "uses". */
export function readCount(
  text: string | undefined,
  { field, min, max, unit }: Readonly<{ field: FieldPath; min: number; max: number; unit: string }>,
  refuse: Refuse,
): number {
  const typed = (text ?? "").trim().replaceAll(",", "");
  const count = /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
  if (count >= min && count <= max) return count;
  refuse(field, `Enter a whole number of ${unit} from ${min} to ${max.toLocaleString("en-US")}.`);
  return min;
}

/** Days of at most a year; -1 where they are refused. */
export function readDayCount(
  text: string,
  { field, min }: Readonly<{ field: FieldPath; min: number }>,
  refuse: Refuse,
): number {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : -1;
  if (count < min || count > DAYS_MAX)
    refuse(field, `Enter a whole number of days from ${min} to ${DAYS_MAX}.`);
  return count;
}
