import { expect, test } from "vitest";
import { err, ok, type Result } from "#app/kit/result.ts";

test("a result is told apart by ok", () => {
  const results: Result<number, { kind: "not-found" }>[] = [ok(3), err({ kind: "not-found" })];
  expect(results.map((result) => (result.ok ? result.value : result.error.kind))).toEqual([
    3,
    "not-found",
  ]);
});
