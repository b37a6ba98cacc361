import { expect, test } from "vitest";
import { type Health, missedWords, noticesOfTracking, verdictOf } from "#app/tracking/health.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const well: Health = {
  access: "given",
  deadLetters: 0,
  oldestAt: null,
  orders: 0,
  missed: 0,
  isTestLost: false,
};
const verdict = (given: Partial<Health>) => verdictOf({ ...well, ...given }, NOW);
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);

test("all is well while nothing failed, nothing waits long and Shopify lets the app in", () => {
  expect(verdict({}).look).toBe("good");
  expect(verdict({ oldestAt: minutesAgo(15) }).look).toBe("good");
});

test("lost access is said before all else, with the way back", () => {
  expect(verdict({ access: "lost", deadLetters: 3 })).toMatchObject({
    look: "bad",
    title: "Shopify does not let the app in",
  });
});

test("failed events are counted", () => {
  expect(verdict({ deadLetters: 1 }).title).toBe("1 event could not be worked through");
  expect(verdict({ deadLetters: 1_204 }).title).toBe("1,204 events could not be worked through");
});

test("an event that waits for more than a quarter of an hour is late", () => {
  expect(verdict({ oldestAt: minutesAgo(16) })).toMatchObject({
    look: "waiting",
    title: "Orders wait longer than usual",
  });
});

test("a test order that did not come through is no good sign, however well the rest stands", () => {
  expect(verdict({ isTestLost: true })).toMatchObject({
    look: "waiting",
    title: "The test order did not come through",
  });
  expect(verdict({ isTestLost: true, deadLetters: 1 }).look).toBe("bad");
});

test("the Overview speaks of tracking only where a person has something to do", () => {
  expect(noticesOfTracking(well)).toEqual([]);
  const late: Health = { ...well, oldestAt: minutesAgo(60) };
  expect(noticesOfTracking(late)).toEqual([]);
  expect(noticesOfTracking({ ...well, deadLetters: 2 })).toMatchObject([
    { title: "2 events could not be worked through", url: "/app/tracking" },
  ]);
  expect(noticesOfTracking({ ...well, access: "lost" })).toMatchObject([
    { title: "Shopify does not let the app in" },
  ]);
});

test.each([
  [0, 0, "No order was changed since the first look"],
  [1, 0, "0 of 1 order (0 %)"],
  [1_204, 2, "2 of 1,204 orders (0.2 %)"],
  [100_000, 1, "1 of 100,000 orders (under 0.1 %)"],
  [50, 50, "50 of 50 orders (100 %)"],
])("of %i orders %i missed is told as a share", (orders, missed, words) => {
  expect(missedWords({ orders, missed })).toBe(words);
});
