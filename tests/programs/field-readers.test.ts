import { expect, test } from "vitest";
import {
  type FieldPath,
  nameProblem,
  readCount,
  readDayCount,
  readMoney,
  readPercent,
} from "#app/programs/field-readers.ts";

/** What a reader gives, and what it refuses. */
function reading<T>(read: (refuse: (field: FieldPath, message: string) => void) => T) {
  const refused: string[] = [];
  const value = read((field, message) => refused.push(`${[field].flat().join(".")}: ${message}`));
  return refused.length > 0 ? refused : value;
}

test.each([
  ["1", 1],
  [" 1,000 ", 1_000],
  ["0", ["uses: Enter a whole number of uses from 1 to 1,000."]],
  ["1001", ["uses: Enter a whole number of uses from 1 to 1,000."]],
  ["1e2", ["uses: Enter a whole number of uses from 1 to 1,000."]],
  ["", ["uses: Enter a whole number of uses from 1 to 1,000."]],
  [undefined, ["uses: Enter a whole number of uses from 1 to 1,000."]],
] as const)("the count %s", (text, expected) => {
  const bounds = { field: "uses", min: 1, max: 1_000, unit: "uses" };
  expect(reading((refuse) => readCount(text, bounds, refuse))).toEqual(expected);
});

test("names in any script pass", () => {
  for (const name of ["Été & Automne", "秋のオファー", "O'Brien – 10 %", "🎉"])
    expect(nameProblem(name, 100)).toBeNull();
});

test.each([
  ["12.5", false, 1250],
  ["0", true, 0],
  ["0", false, ["rate: Enter more than 0 %."]],
  ["100.01", true, ["rate: Enter 100 % or less."]],
  ["-1", true, ["rate: Enter a percentage that is not negative."]],
  [undefined, true, ["rate: Enter a percentage, such as 15 or 12.5."]],
] as const)("the percentage %s, zero allowed: %s", (text, isZeroGood, expected) => {
  expect(reading((refuse) => readPercent(text, { field: "rate", isZeroGood }, refuse))).toEqual(
    expected,
  );
});

test.each([
  ["10", "USD", 1_000n],
  ["10", "JPY", 10n],
  ["0", "USD", ["rules.0.amount: Enter an amount above zero."]],
  ["-1", "USD", ["rules.0.amount: Enter an amount that is not negative."]],
  ["1.005", "USD", ["rules.0.amount: Enter an amount in USD, such as 10."]],
] as const)("the amount %s in %s", (text, currency, expected) => {
  const field = ["rules", 0, "amount"] as const;
  const read = { field, currency, isZeroGood: false };
  expect(reading((refuse) => readMoney(text, read, refuse))).toEqual(expected);
});

test.each([
  ["0", 0],
  [" 365 ", 365],
  ["366", ["days: Enter a whole number of days from 0 to 365."]],
  ["1.5", ["days: Enter a whole number of days from 0 to 365."]],
] as const)("%s days", (text, expected) => {
  expect(reading((refuse) => readDayCount(text, { field: "days", min: 0 }, refuse))).toEqual(
    expected,
  );
});
