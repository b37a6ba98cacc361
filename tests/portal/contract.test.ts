import { expect, test } from "vitest";
import { earningsLinkForm } from "#app/portal/contract.ts";

const creatorId = "0199f5a0-0000-7000-8000-000000000001";

test("a link is made or revoked, of a creator", () => {
  expect(earningsLinkForm.safeParse({ step: "make", creatorId }).success).toBe(true);
  expect(earningsLinkForm.safeParse({ step: "revoke", creatorId }).success).toBe(true);
  expect(earningsLinkForm.safeParse({ step: "read", creatorId }).success).toBe(false);
  expect(earningsLinkForm.safeParse({ step: "make", creatorId: "1" }).success).toBe(false);
});
