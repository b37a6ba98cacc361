import { expect, test } from "vitest";
import { delimiterOf, headingsProblem, markLength, shownHeadings } from "#app/imports/head.ts";

test.each([
  ["a,b,c\n1;2;3;4;5", ","],
  ["a;b;c\n", ";"],
  ["a\tb\tc", "\t"],
  ['"a,b,c,d";e;f', ";"],
  ["alone\nx,y", ","],
  ["", ","],
])("in %j cells are separated by %j", (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter);
});

test("a mark of UTF-8 is passed over, one of UTF-16 refused", () => {
  expect(markLength(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe(3);
  expect(markLength(Uint8Array.of(0x61, 0x62))).toBe(0);
  expect(markLength(Uint8Array.of())).toBe(0);
  expect(markLength(Uint8Array.of(0xff, 0xfe))).toBeNull();
  expect(markLength(Uint8Array.of(0xfe, 0xff))).toBeNull();
});

test("headings are one line of plain text each, and empty ones at the end are none", () => {
  expect(shownHeadings([" Na\u0000me\n", "", "x".repeat(200), "", ""])).toEqual([
    "Na me",
    "Column 2",
    "x".repeat(100),
  ]);
  expect(shownHeadings(["", " "])).toEqual([]);
});

test("a file has columns, and not too many", () => {
  expect(headingsProblem([], 60)).toBe(
    "The file is empty. Its first line has to name the columns.",
  );
  expect(headingsProblem(["a"], 60)).toBeNull();
  expect(headingsProblem(Array(61).fill("a"), 60)).toBe(
    "The file has more than 60 columns. Leave some of them out.",
  );
});
