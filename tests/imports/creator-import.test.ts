import { expect, test } from "vitest";
import { isUnderWay, percentDone, shownFileName } from "#app/imports/creator-import.ts";

test("an import is under way while the worker is at it", () => {
  const states = ["checking", "checked", "running", "done", "failed"] as const;
  expect(states.map((state) => isUnderWay({ state }))).toEqual([true, false, true, false, false]);
});

test("the share that is done counts from the first row, and is whole only at the end", () => {
  const one = { state: "running", bytes: 1_100, startByte: 100 } as const;
  expect([100, 350, 1_099, 1_100].map((bytesDone) => percentDone({ ...one, bytesDone }))).toEqual([
    0, 25, 99, 99,
  ]);
  expect(percentDone({ ...one, bytesDone: 100, state: "done" })).toBe(100);
  expect(percentDone({ ...one, bytes: 100, bytesDone: 100 })).toBe(100);
});

test.each([
  ["creators.csv", "creators.csv"],
  ["C:\\fakepath\\ann\u0000a.csv", "anna.csv"],
  ["/home/me/x.csv", "x.csv"],
  ["", "creators.csv"],
  ["<img src=x>.csv", "<img src=x>.csv"],
  ["y".repeat(300), "y".repeat(120)],
])("the file %j is kept as %j", (name, kept) => {
  expect(shownFileName(name)).toBe(kept);
});
