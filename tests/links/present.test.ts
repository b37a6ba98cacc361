import { expect, test } from "vitest";
import {
  FIGURE_WORDS,
  labelOf,
  leadsWords,
  qrFileName,
  stateOf,
  targetWords,
} from "#app/links/present.ts";

const now = new Date("2026-11-04T15:42:00Z");
const link = { archivedAt: null, expiresAt: null, targetGoneAt: null };

test.each([
  [{}, "working"],
  [{ expiresAt: new Date("2026-11-05T05:00:00Z") }, "working"],
  [{ targetGoneAt: now }, "gone"],
  [{ targetGoneAt: now, expiresAt: now }, "ended"],
  [{ targetGoneAt: now, expiresAt: now, archivedAt: now }, "archived"],
])("a link with %j is %s", (change, state) => {
  expect(stateOf({ ...link, ...change }, now)).toBe(state);
});

test("a link is called by its name, and leads to what a person would call it", () => {
  expect([labelOf(""), labelOf("Reel")]).toEqual(["Main link", "Reel"]);
  expect(leadsWords({ targetKind: "home", targetTitle: null, path: "/" })).toBe(
    "Leads to the home page",
  );
  const home = { targetKind: "home", targetTitle: null, path: "/" };
  expect(targetWords(home)).toBe("Home page");
  expect(targetWords({ ...home, targetKind: "page", path: "/pages/a" })).toBe("/pages/a");
  const serum = { targetKind: "product", targetTitle: "Barrier serum", path: "/products/serum" };
  expect(targetWords(serum)).toBe("Barrier serum");
  expect(leadsWords(serum)).toBe("Leads to Barrier serum");
});

test("each figure says how it is counted, and a QR code's file is called by the link", () => {
  expect(FIGURE_WORDS.visitors).toContain("once a day");
  expect(FIGURE_WORDS.clicks).toContain("not counted");
  expect(qrFileName("nw1abc-spring")).toBe("qr-nw1abc-spring");
});
