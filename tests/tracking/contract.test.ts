import { expect, test } from "vitest";
import { trackingStep } from "#app/tracking/contract.ts";

const isStep = (given: Record<string, unknown>) => trackingStep.safeParse(given).success;

test("four steps can be taken on the page, and no other", () => {
  expect(isStep({ step: "check" })).toBe(true);
  expect(isStep({ step: "retry-all" })).toBe(true);
  expect(isStep({ step: "retry", id: "orders/updated/1" })).toBe(true);
  expect(isStep({ step: "retry" })).toBe(false);
  expect(isStep({ step: "retry", id: "" })).toBe(false);
  expect(isStep({ step: "retry", id: "x".repeat(1_001) })).toBe(false);
  expect(isStep({ step: "test-order", id: "01932c07-0000-7000-8000-000000000001" })).toBe(true);
  expect(isStep({ step: "test-order", id: "1" })).toBe(false);
  expect(isStep({ step: "forget" })).toBe(false);
  expect(isStep({})).toBe(false);
});
