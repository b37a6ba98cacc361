import { expect, test } from "vitest";
import { importForm, importPayload, sinceOf } from "#app/history/contract.ts";

const NOW = new Date("2026-11-26T12:00:00Z");

test("a reach counts back from now, and all has no beginning", () => {
  expect(sinceOf("60", NOW)).toEqual(new Date("2026-09-27T12:00:00Z"));
  expect(sinceOf("365", NOW)).toEqual(new Date("2025-11-26T12:00:00Z"));
  expect(sinceOf("all", NOW)).toBeNull();
});

test("the form knows three reaches and nothing else", () => {
  expect(importForm.parse({ reach: "365" })).toEqual({ reach: "365" });
  expect(importForm.safeParse({ reach: "9999" }).success).toBe(false);
});

test("a job's payload names a shop and an import by their ids", () => {
  const ids = {
    shopId: "01932c07-0000-7000-8000-000000000001",
    importId: "01932c07-0000-7000-8000-000000000002",
  };
  expect(importPayload.parse(ids)).toEqual(ids);
  expect(importPayload.safeParse({ ...ids, importId: "7" }).success).toBe(false);
});
