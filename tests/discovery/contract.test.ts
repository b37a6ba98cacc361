import { expect, test } from "vitest";
import { candidateForm } from "#app/discovery/contract.ts";

const form = {
  customerGid: "gid://shopify/Customer/42",
  programId: "01932c07-0000-7000-8000-000000000001",
  consent: "known",
};

test("a candidate is invited by Shopify's id to a program", () => {
  expect(candidateForm.safeParse(form).success).toBe(true);
  expect(candidateForm.safeParse({ ...form, customerGid: "42" }).success).toBe(false);
  expect(candidateForm.safeParse({ ...form, programId: "x" }).success).toBe(false);
  expect(candidateForm.safeParse({ ...form, consent: "yes" }).success).toBe(false);
});
