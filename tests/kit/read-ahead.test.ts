import { expect, test } from "vitest";
import { readAhead } from "#app/kit/read-ahead.ts";

/** Parts that note when they are asked for and when nobody wants more. */
async function* partsOf(count: number, notes: string[]): AsyncGenerator<number> {
  try {
    for (let part = 1; part <= count; part++) {
      notes.push(`read ${part}`);
      yield part;
    }
    throw new Error("no more");
  } finally {
    notes.push("closed");
  }
}

test("a part is read while the one before it is worked on, and a fault comes after them", async () => {
  const notes: string[] = [];
  const work = async () => {
    for await (const part of readAhead(partsOf(3, notes))) {
      await Promise.resolve();
      notes.push(`worked ${part}`);
    }
  };
  await expect(work()).rejects.toThrow("no more");
  expect(notes).toEqual([
    "read 1",
    "read 2",
    "worked 1",
    "read 3",
    "worked 2",
    "closed",
    "worked 3",
  ]);
});

test("who stops early stops the source", async () => {
  const notes: string[] = [];
  for await (const part of readAhead(partsOf(3, notes))) if (part === 1) break;
  expect(notes).toEqual(["read 1", "read 2", "closed"]);
});
