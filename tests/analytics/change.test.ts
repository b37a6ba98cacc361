import { expect, test } from "vitest";
import { changeOf, changeText, ratioChangeText } from "#app/analytics/change.ts";

test("118 after 100 is 18 more, 18 %", () => {
  const change = changeOf(118n, 100n);
  expect(change).toEqual({
    direction: "up",
    absolute: 18n,
    relative: { numerator: 18n, denominator: 100n },
  });
  expect(changeText(change, "up")).toEqual({
    direction: "up",
    isGood: true,
    text: "18 %",
    words: "18 % more than before",
  });
});

test("a fall says its size without a sign, and is good only where less is good", () => {
  expect(changeText(changeOf(60n, 90n), "up")).toEqual({
    direction: "down",
    isGood: false,
    text: "33 %",
    words: "33 % less than before",
  });
  expect(changeText(changeOf(60n, 90n), null)?.isGood).toBeNull();
});

test.each([0n, -500n])("from %s there is no rate of change", (before) => {
  const change = changeOf(100n, before);
  expect(change.absolute).toBe(100n - before);
  expect(change.relative).toBeNull();
  expect(changeText(change, "up")).toBeNull();
});

test("the same as before is neither good nor bad", () => {
  expect(changeText(changeOf(7n, 7n), "up")).toEqual({
    direction: "same",
    isGood: null,
    text: "0 %",
    words: "The same as before",
  });
});

test("a return is compared as it reads, and says where it came from", () => {
  const before = { numerator: 357n, denominator: 100n };
  expect(ratioChangeText({ numerator: 387n, denominator: 100n }, before)).toEqual({
    direction: "up",
    isGood: true,
    text: "from 3.57",
    words: "Up from 3.57 : 1 before",
  });
  // 3.5701 : 1, which reads the same.
  expect(ratioChangeText({ numerator: 35_701n, denominator: 10_000n }, before)?.direction).toBe(
    "same",
  );
  expect(ratioChangeText({ numerator: 714n, denominator: 200n }, before)?.text).toBe("as before");
});

test("where one of the two returns does not exist there is no change", () => {
  const real = { numerator: 1n, denominator: 1n };
  const none = { numerator: 1n, denominator: 0n };
  expect(ratioChangeText(real, none)).toBeNull();
  expect(ratioChangeText(none, real)).toBeNull();
});
