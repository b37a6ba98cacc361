import fc from "fast-check";
import { expect, test } from "vitest";
import { firstLinesOf } from "#app/imports/first-lines.ts";

test("a key's first line is told, whatever the keys are and however many", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.string({ unit: "binary", maxLength: 6 }), { maxLength: 200 }),
      (seed, keys) => {
        const { note, lineOf } = firstLinesOf(seed);
        const known = new Map<string, number>();
        for (const [line, key] of keys.entries()) {
          if (lineOf(key) !== (known.get(key) ?? null))
            throw new Error(`${key} before line ${line}`);
          if (!known.has(key)) known.set(key, line);
          if (note(key, line) !== known.get(key)) throw new Error(`${key} on line ${line}`);
        }
      },
    ),
  );
});

test("20,000 keys, some long, stay apart", () => {
  const { note } = firstLinesOf(7);
  const keyOf = (n: number) => (n % 1_000 === 0 ? `${n}`.repeat(5_000) : `email c${n}@example.com`);
  const count = 20_000;
  const lines = Array.from({ length: count }, (_, n) => n);
  expect(lines.map((n) => note(keyOf(n), n))).toEqual(lines);
  expect(lines.map((n) => note(keyOf(n), count))).toEqual(lines);
  expect(note("", 5)).toBe(5);
  expect(note("", 6)).toBe(5);
});

test("a very long key stands beside short ones", () => {
  const { note, lineOf } = firstLinesOf(3);
  const long = "ü".repeat(100_000);
  const keys = ["a", long, "b", `${long}x`, "c", "a".repeat(400_000)];
  for (const [line, key] of keys.entries()) expect(note(key, line)).toBe(line);
  expect(keys.map(lineOf)).toEqual([0, 1, 2, 3, 4, 5]);
  expect([lineOf(long.slice(1)), lineOf("")]).toEqual([null, null]);
});

test("keys that differ in half a letter alone are two", () => {
  const { note } = firstLinesOf(1);
  expect(note("\ud83d", 1)).toBe(1);
  expect(note("\ud83e", 2)).toBe(2);
  expect(note("\ufffd", 3)).toBe(3);
});

test("what was noted takes no memory from the moment it is let go of", () => {
  const { note, forget } = firstLinesOf(5);
  for (let n = 0; n < 100_000; n++) note(`email creator${n}@example.com`, n);
  const before = process.memoryUsage().arrayBuffers;
  forget();
  expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan(5_000_000);
});
