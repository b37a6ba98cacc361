import { expect, test } from "vitest";
import { assertNever, invariant } from "#app/kit/invariant.ts";

test("a fact that holds passes and one that does not throws", () => {
  expect(() => invariant(true, "never seen")).not.toThrow();
  expect(() => invariant(false, "shares sum to 10000")).toThrow(
    "Invariant broken: shares sum to 10000",
  );
});

test("a value that no case names throws", () => {
  const state = JSON.parse('"lost"') as never;
  expect(() => assertNever(state)).toThrow('Invariant broken: unexpected "lost"');
});
