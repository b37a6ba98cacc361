import { expect, test } from "vitest";
import { allDone } from "#app/kit/all-done.ts";

test("a fault is told once the others are over", async () => {
  let isOver = false;
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => {
    isOver = true;
  });
  await expect(allDone([Promise.reject(new Error("first")), slow])).rejects.toThrow("first");
  expect(isOver).toBe(true);
  await expect(allDone([slow])).resolves.toBeUndefined();
});
