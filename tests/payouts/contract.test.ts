import { expect, test } from "vitest";
import { openPayoutForm, payoutStepForm } from "#app/payouts/contract.ts";

const id = "0199f5a0-0000-7000-8000-000000000001";

test("a payout opens up to a real day", () => {
  expect(openPayoutForm.parse({ id, cutOffOn: "2026-11-30" })).toEqual({
    id,
    cutOffOn: "2026-11-30",
  });
});

test.each(["2026-02-30", "30.11.2026", ""])("%j is no day", (cutOffOn) => {
  expect(openPayoutForm.safeParse({ id, cutOffOn }).success).toBe(false);
});

test("marking paid needs a reference; approving and cancelling need nothing", () => {
  expect(payoutStepForm.parse({ step: "settle", reference: " WIRE-7 " })).toEqual({
    step: "settle",
    reference: "WIRE-7",
  });
  expect(payoutStepForm.safeParse({ step: "settle" }).success).toBe(false);
  expect(payoutStepForm.safeParse({ step: "settle", reference: "  " }).success).toBe(false);
  expect(payoutStepForm.safeParse({ step: "settle", reference: "x".repeat(101) }).success).toBe(
    false,
  );
  expect(payoutStepForm.parse({ step: "approve", state: "paid" })).toEqual({ step: "approve" });
});

test("an unknown step is refused", () => {
  expect(payoutStepForm.safeParse({ step: "refund" }).success).toBe(false);
});
