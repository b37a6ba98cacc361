import { expect, test } from "vitest";
import { trackingStep } from "#app/tracking/contract.ts";

const isStep = (given: Record<string, unknown>) => trackingStep.safeParse(given).success;

test("three steps can be taken on the page, and no other", () => {
  expect(isStep({ step: "check" })).toBe(true);
  expect(isStep({ step: "retry-all" })).toBe(true);
  expect(isStep({ step: "retry", id: "orders/updated/1" })).toBe(true);
  expect(isStep({ step: "retry" })).toBe(false);
  expect(isStep({ step: "retry", id: "" })).toBe(false);
  expect(isStep({ step: "retry", id: "x".repeat(1_001) })).toBe(false);
  expect(isStep({ step: "forget" })).toBe(false);
  expect(isStep({})).toBe(false);
});
