import { expect, test } from "vitest";
import {
  axisMoney,
  countText,
  percentText,
  presentFigures,
  returnText,
} from "#app/analytics/present.ts";
import { NO_FIGURES } from "#app/analytics/roi.ts";
import { ANNA } from "./figures.ts";

test("a creator's figures as the table shows them", () => {
  const texts = presentFigures({ ...ANNA, orders: 1_214, newCustomers: 131 }, "USD");
  expect(texts).toEqual({
    orders: "1,214",
    newCustomers: "131",
    net: "$19,000.00",
    discount: "$3,600.00",
    commission: "$1,900.00",
    fees: "$2,750.00",
    gifts: "$90.00",
    shipping: "$25.00",
    other: "$400.00",
    otherCost: "$3,265.00",
    totalCost: "$5,165.00",
    returnText: "3.68 : 1",
    roi: "267.9 %",
    costPerNewCustomer: "$39.43",
    band: "moderate",
    isFewOrders: false,
  });
});

test("without a cost there is no return, no ROI and no cost per customer", () => {
  const texts = presentFigures({ ...NO_FIGURES, orders: 3, newCustomers: 2, netMinor: 1n }, "USD");
  expect([texts.returnText, texts.roi, texts.costPerNewCustomer]).toEqual([null, null, null]);
});

test("without a new customer there is no cost per new customer", () => {
  const texts = presentFigures({ ...NO_FIGURES, orders: 3, feeMinor: 500n }, "USD");
  expect(texts.costPerNewCustomer).toBeNull();
});

test("what is lost carries a true minus", () => {
  const texts = presentFigures({ ...NO_FIGURES, netMinor: -2_000n, feeMinor: 100_000n }, "USD");
  expect([texts.net, texts.returnText, texts.roi]).toEqual(["−$20.00", "−0.02 : 1", "−102.0 %"]);
});

test("currencies without and with three decimals", () => {
  expect(presentFigures({ ...NO_FIGURES, netMinor: 8_925n }, "JPY").net).toBe("¥8,925");
  expect(presentFigures({ ...NO_FIGURES, netMinor: 8_925n }, "KWD").net).toContain("8.925");
});

test("a return, a percentage and a count for people", () => {
  expect(returnText({ numerator: 5n, denominator: 1n })).toBe("5.00 : 1");
  expect(returnText({ numerator: 5n, denominator: 0n })).toBeNull();
  expect(percentText({ numerator: 1n, denominator: 3n }, 1)).toBe("33.3 %");
  expect(percentText({ numerator: 1n, denominator: 0n }, 1)).toBeNull();
  expect(countText(-1_204)).toBe("−1,204");
});

test("an axis is short", () => {
  expect(axisMoney(2_000_000n, "USD")).toBe("$20K");
  expect(axisMoney(-50_000n, "USD")).toBe("−$500");
  expect(axisMoney(0n, "USD")).toBe("$0");
});
