import { expect, test } from "vitest";
import {
  basisText,
  FIGURE_TITLES,
  type FigureName,
  formulaOf,
  modelText,
  NO_COST,
} from "#app/analytics/formula.ts";
import { presentFigures } from "#app/analytics/present.ts";
import { NO_FIGURES } from "#app/analytics/roi.ts";
import { ANNA } from "./figures.ts";

const texts = presentFigures(ANNA, "USD");

test.each<[FigureName, string]>([
  ["orders", "40"],
  ["newCustomers", "25 of 40 orders"],
  ["net", "$19,000.00 over 40 orders; $3,600.00 of discount already taken off"],
  ["commission", "$1,900.00 on $19,000.00 of net revenue"],
  ["otherCost", "$2,750.00 + $90.00 + $25.00 + $400.00 = $3,265.00"],
  ["totalCost", "$1,900.00 + $3,265.00 = $5,165.00"],
  ["return", "$19,000.00 ÷ $5,165.00 = 3.68 : 1"],
  ["roi", "($19,000.00 − $5,165.00) ÷ $5,165.00 = 267.9 %"],
  ["costPerNewCustomer", "$5,165.00 ÷ 25 = $206.60"],
])("%s puts its numbers in: %s", (name, numbers) => {
  const formula = formulaOf(name, texts);
  expect(formula.numbers).toBe(numbers);
  expect(formula.title).toBe(FIGURE_TITLES[name]);
  expect(formula.words).not.toBe("");
});

test("a figure that does not exist says why", () => {
  const none = presentFigures(NO_FIGURES, "USD");
  expect(formulaOf("return", none).numbers).toBe(NO_COST);
  expect(formulaOf("roi", none).numbers).toBe(NO_COST);
  expect(formulaOf("costPerNewCustomer", none).numbers).toBe("No new customer, or no cost, yet");
});

test("the model names the link window, or the range of the offers' windows", () => {
  expect(modelText({ min: 30, max: 30 })).toBe("Code before link, within 30 days");
  expect(modelText({ min: 1, max: 1 })).toBe("Code before link, within 1 day");
  expect(modelText({ min: 7, max: 30 })).toBe("Code before link, within 7 to 30 days by offer");
  expect(modelText(null)).toBe("Code before link");
});

test("the footer says what every figure rests on", () => {
  expect(
    basisText({
      window: "26 Oct 2026 to 24 Nov 2026",
      zone: "New York",
      model: "Code before link, within 30 days",
      asOf: "10:42",
    }),
  ).toBe(
    "Order dates in New York time · net of discounts, refunds, tax and shipping · code before link, within 30 days · as of 10:42",
  );
});
