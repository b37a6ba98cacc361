import { expect, test } from "vitest";
import { driftForm, driftJobPayload } from "#app/drift/contract.ts";

test("an answer names what it answers to", () => {
  const seen = "a".repeat(64);
  expect(driftForm.safeParse({ intent: "accept-drift", seen }).success).toBe(true);
  for (const wrong of [
    { intent: "accept-drift" },
    { intent: "accept-drift", seen: "A".repeat(64) },
    { intent: "accept-drift", seen: `${seen}0` },
    { intent: "accept", seen },
  ])
    expect(driftForm.safeParse(wrong).success).toBe(false);
});

test("a job about an offer names both ids", () => {
  const payload = {
    shopId: "01932c07-0000-7000-8000-000000000001",
    offerId: "01932c07-0000-7000-8000-000000000002",
  };
  expect(driftJobPayload.parse(payload)).toEqual(payload);
  expect(driftJobPayload.safeParse({ ...payload, shopId: "1" }).success).toBe(false);
});
