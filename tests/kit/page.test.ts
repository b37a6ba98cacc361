import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "#app/kit/page.ts";

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
