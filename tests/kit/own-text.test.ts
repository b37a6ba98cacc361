import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { ownText } from "#app/kit/own-text.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const PIECES = 1_000;
const LONG = 10_000;

/** Megabytes that remain in use for pieces out of as many long texts. */
function megabytesOf(keep: (piece: string) => string): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: PIECES }, (_, n) =>
    keep(
      Buffer.from(`${n}-${"x".repeat(LONG)}`)
        .toString()
        .slice(0, 20),
    ),
  );
  collectGarbage();
  const after = process.memoryUsage().heapUsed;
  expect(kept).toHaveLength(PIECES);
  return (after - before) / 1_000_000;
}

test("a text on its own is the same text, whatever is in it", () => {
  for (const text of ["", "nw1-k7m2", "größe 🎉", "\ud800 alone"]) expect(ownText(text)).toBe(text);
});

test("a piece on its own lets go of the text that it was cut out of", () => {
  expect(megabytesOf((piece) => piece)).toBeGreaterThan(5);
  expect(megabytesOf(ownText)).toBeLessThan(1);
});
