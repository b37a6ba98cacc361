import { expect, test } from "vitest";
import { modelNote, stillBuyingPercent } from "#app/discovery/buying-model.ts";

const model = {
  fittedAt: new Date("2026-11-30T04:57:00Z"),
  customers: 2_357,
  repeaters: 946,
  parameters: { r: 1, alpha: 1, a: 1, b: 1 },
};

test("days become weeks, and the chance whole percent", () => {
  // One repeat in week 1 of 3: 1 / (1 + (4 / 2)²) = 20 %
  expect(stillBuyingPercent(model, { repeats: 1, lastDays: 7, ageDays: 21 })).toBe(20);
});

test("nobody is sure to come again", () => {
  // Fifty repeats, the last today: 1 / (1 + 1/50) = 98.04 %; two hundred: 99.5 %
  expect(stillBuyingPercent(model, { repeats: 50, lastDays: 350, ageDays: 350 })).toBe(98);
  expect(stillBuyingPercent(model, { repeats: 200, lastDays: 350, ageDays: 350 })).toBe(99);
});

test("of who bought on one day alone, and without parameters, nothing is known", () => {
  expect(stillBuyingPercent(model, { repeats: 0, lastDays: 0, ageDays: 21 })).toBeNull();
  const history = { repeats: 1, lastDays: 7, ageDays: 21 };
  expect(stillBuyingPercent({ ...model, parameters: null }, history)).toBeNull();
  expect(stillBuyingPercent(null, history)).toBeNull();
});

test("why there is no figure is said: not yet, too few customers, or no pattern", () => {
  expect(modelNote(model)).toBeNull();
  expect(modelNote(null)).toContain("is being worked out from your orders");
  const few = { ...model, parameters: null, customers: 1_120, repeaters: 49 };
  expect(modelNote(few)).toBe(
    "How likely customers still buy is not shown, since you have too few: it takes 200 customers, 50 of them with orders on two days or more. You have 1120 and 49. The score is made of the other parts.",
  );
  expect(modelNote({ ...few, customers: 199, repeaters: 60 })).toContain("too few");
  expect(modelNote({ ...few, repeaters: 50 })).toContain("follow no pattern");
});
