import { expect, test } from "vitest";
import { isOverdue, spanOf, unheard } from "#app/tracking/reconciliation.ts";

const NOW = new Date("2026-11-20T12:07:00Z");
const INSTALLED = new Date("2026-03-01T08:00:00Z");
const span = (...given: Parameters<typeof spanOf>) => {
  const { from, to } = spanOf(...given);
  return [from.toISOString(), to.toISOString()];
};

test("an hourly run looks at the half hour before the end of the run before once more, and leaves the last two minutes", () => {
  const lastTo = new Date("2026-11-20T11:05:00Z");
  expect(span("hourly", { lastTo, installedAt: INSTALLED, now: NOW })).toEqual([
    "2026-11-20T10:35:00.000Z",
    "2026-11-20T12:05:00.000Z",
  ]);
});

test("after a stop of days the run begins where the last one ended", () => {
  const lastTo = new Date("2026-11-14T23:05:00Z");
  expect(span("hourly", { lastTo, installedAt: INSTALLED, now: NOW })[0]).toBe(
    "2026-11-14T22:35:00.000Z",
  );
});

test("the first run begins with the install, and one that a person asks for ends now", () => {
  expect(span("asked", { lastTo: null, installedAt: INSTALLED, now: NOW })).toEqual([
    "2026-03-01T07:30:00.000Z",
    "2026-11-20T12:07:00.000Z",
  ]);
});

test("an order that changed less than two minutes ago is not missed yet", () => {
  expect(isOverdue({ updatedAt: new Date("2026-11-20T12:05:00Z") }, NOW)).toBe(true);
  expect(isOverdue({ updatedAt: new Date("2026-11-20T12:05:01Z") }, NOW)).toBe(false);
});

test("a deep run begins sixty days back, or with a later install", () => {
  const lastTo = new Date("2026-11-20T11:05:00Z");
  expect(span("deep", { lastTo, installedAt: INSTALLED, now: NOW })[0]).toBe(
    "2026-09-21T12:07:00.000Z",
  );
  const installedAt = new Date("2026-11-18T09:00:00Z");
  expect(span("deep", { lastTo, installedAt, now: NOW })[0]).toBe("2026-11-18T08:30:00.000Z");
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute));
const listed = [
  { gid: "known", updatedAt: at(5) },
  { gid: "older", updatedAt: at(5) },
  { gid: "newer", updatedAt: at(5) },
  { gid: "unknown", updatedAt: at(5) },
  { gid: "on its way", updatedAt: at(5) },
];
const stored = new Map([
  ["known", at(5)],
  ["older", at(4)],
  ["newer", at(6)],
]);

test("missed is what is stored in no version or an older one, and what no event is about", () => {
  expect(unheard(listed, stored, new Set(["on its way"])).map(({ gid }) => gid)).toEqual([
    "older",
    "unknown",
  ]);
});
