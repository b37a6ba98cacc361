import fc from "fast-check";
import { expect, test } from "vitest";
import { cutPage, decodeCursor, encodeCursor, instantIn } from "#app/kit/page.ts";

test("a cursor gives back the parts it was made of, and needs no escaping in an address", () => {
  const parts = fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 4 });
  fc.assert(
    fc.property(parts, (original) => {
      const cursor = encodeCursor(original);
      expect(decodeCursor(cursor)).toEqual(original);
      expect(cursor).toMatch(/^[\w-]+$/);
    }),
  );
});

test.each([null, "", "%%%", "bm90IGpzb24", "eyJhIjoxfQ", "WzFd", "A".repeat(2_001)])(
  "%j is no cursor",
  (text) => {
    expect(decodeCursor(text)).toBeNull();
  },
);

test("a cursor with what no row can hold is no cursor", () => {
  for (const json of [
    String.raw`["a\u0000b"]`,
    String.raw`["\ud800"]`,
    String.raw`["a","\udc00b"]`,
  ])
    expect([json, decodeCursor(btoa(json))]).toEqual([json, null]);
});

test.each([
  ["the only page", "ab", null, "ab", null, null],
  ["the first of several", "abc", null, "ab", "b", null],
  ["one in the middle", "cde", "next", "cd", "d", "c"],
  ["the last", "e", "next", "e", null, "e"],
  ["one on the way back", "dcb", "previous", "cd", "d", "c"],
  ["the first on the way back", "ba", "previous", "ab", "b", null],
  ["none at all", "", null, "", null, null],
] as const)("%s of pages of two", (_which, found, way, rows, next, previous) => {
  const page = cutPage([...found], { size: 2, way });
  expect(page).toEqual({ rows: [...rows], next, previous });
});

test("an instant in a cursor is one that toISOString wrote, of a year that every database knows", () => {
  expect(instantIn("2026-11-04T10:42:00.123Z")?.getTime()).toBe(1_793_788_920_123);
  for (const part of [
    undefined,
    "",
    "2026-11-04",
    "2026-13-01T00:00:00.000Z",
    "0000-01-01T00:00:00.000Z",
    "+275760-09-13T00:00:00.000Z",
    "-000001-01-01T00:00:00.000Z",
    "3000-01-01T00:00:00.000Z",
    "2026-11-04T10:42:00.123Z'",
  ])
    expect([part, instantIn(part)]).toEqual([part, null]);
});
