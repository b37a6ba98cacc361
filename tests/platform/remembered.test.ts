import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Remembered, remembered } from "#app/platform/remembered.server.ts";

const FRESH_MS = 50;
const LONG_MS = 60_000;

/** A memory of numbers that counts its questions; the negative ones are not to be remembered. */
function counting({ max = 10, freshMs = LONG_MS } = {}) {
  const memory = remembered<number | null>({
    max,
    freshMs: (found) => (found !== null && found < 0 ? 0 : freshMs),
  });
  const questions: string[] = [];
  const find = (key: string, answer: number | null = questions.length) =>
    memory.find(key, async (one) => {
      questions.push(one);
      return answer;
    });
  return { memory, questions, find };
}

const fail = (memory: Remembered<number | null>, key: string) =>
  memory.find(key, async () => {
    throw new Error("nobody answers");
  });

test("what was found is given again without a question, and null is something found", async () => {
  const { memory, questions, find } = counting();
  expect(memory.fresh("a")).toBeUndefined();
  expect(await find("a", 7)).toBe(7);
  expect(await find("b", null)).toBeNull();
  expect([await find("a"), await find("b"), memory.fresh("a"), memory.fresh("b")]).toEqual([
    7,
    null,
    7,
    null,
  ]);
  expect(questions).toEqual(["a", "b"]);
});

test("many who look for one key at once share one question", async () => {
  const { questions, find } = counting();
  const found = await Promise.all(Array.from({ length: 100 }, (_, n) => find("a", n)));
  expect(new Set(found)).toEqual(new Set([0]));
  expect(questions).toEqual(["a"]);
});

test("what is no longer fresh is asked for again, and stays until then for when nobody answers", async () => {
  const { memory, find } = counting({ freshMs: FRESH_MS });
  await find("a", 1);
  await sleep(FRESH_MS + 10);
  expect([memory.fresh("a"), memory.last("a")]).toEqual([undefined, 1]);
  await expect(fail(memory, "a")).rejects.toThrow("nobody answers");
  expect(memory.last("a")).toBe(1);
  expect(await find("a", 2)).toBe(2);
  expect(memory.last("a")).toBe(2);
});

test("a failure is told to all who asked, and the next one asks again", async () => {
  const { memory, find } = counting();
  const told = await Promise.allSettled([fail(memory, "a"), fail(memory, "a")]);
  expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(memory.last("a")).toBeUndefined();
  expect(await find("a", 3)).toBe(3);
});

test("what is not to be remembered is given and forgotten, with what was known of it before", async () => {
  const { memory, find } = counting({ freshMs: FRESH_MS });
  await find("a", 1);
  await sleep(FRESH_MS + 10);
  expect(await find("a", -1)).toBe(-1);
  expect(memory.last("a")).toBeUndefined();
});

test("a full memory lets go of what was found longest ago", async () => {
  const { memory, find } = counting({ max: 2, freshMs: FRESH_MS });
  await find("a", 1);
  await sleep(FRESH_MS + 10);
  await find("b", 2);
  await find("a", 3); // found anew, it is the younger one
  await find("c", 4);
  expect(["a", "b", "c"].map(memory.last)).toEqual([3, undefined, 4]);
});
