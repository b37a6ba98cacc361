import { expect, test } from "vitest";
import { corrections, poolJobPayload } from "#app/safe-links/contract.ts";

const ID = "01932c07-0000-7000-8000-000000000001";

test("a job about a pool names a shop and an offer by their ids", () => {
  expect(poolJobPayload.parse({ shopId: ID, offerId: ID })).toEqual({ shopId: ID, offerId: ID });
  expect(poolJobPayload.safeParse({ shopId: ID, offerId: "1" }).success).toBe(false);
  expect(poolJobPayload.safeParse({ offerId: ID }).success).toBe(false);
});

test("what a pool's discount had is kept field by field", () => {
  const kept = [{ field: "Ends", here: "Never", inShopify: "4 Nov 2026" }];
  expect(corrections.parse(kept)).toEqual(kept);
  expect(corrections.safeParse([{ field: "Ends" }]).success).toBe(false);
});
