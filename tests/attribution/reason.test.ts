import { expect, test } from "vitest";
import { lossOf, reasonOf, shortReasonOf } from "#app/attribution/reason.ts";

const orderedAt = new Date("2026-05-04T12:00:00Z");
const link = (clickedAt: string | null) => ({
  kind: "link" as const,
  creatorId: "anna",
  slug: "nw1-anna",
  label: "",
  clickId: null,
  clickedAt,
});
const code = { kind: "code" as const, creatorId: "anna", code: "ANNA10", through: null };
const context = { creatorName: "Anna Berg", orderedAt, zone: "America/New_York" };

test("a code's sentence names the code", () => {
  expect(reasonOf(code, context)).toBe("Code ANNA10 was used on the order.");
  expect(shortReasonOf(code)).toBe("Code ANNA10");
});

test.each([
  ["2026-05-01T11:00:00Z", "3 days before"],
  ["2026-05-03T12:00:00Z", "1 day before"],
  ["2026-05-04T06:59:00Z", "5 hours before"],
  ["2026-05-04T11:00:00Z", "1 hour before"],
  ["2026-05-04T11:30:00Z", "within the hour before"],
])("a click at %s came %s", (clickedAt, words) => {
  expect(reasonOf(link(clickedAt), context)).toBe(
    `No creator code; the shopper came through Anna's link ${words}.`,
  );
});

test("a click at an unknown time has no time in its sentence", () => {
  expect(reasonOf(link(null), { ...context, creatorName: "Lars Os" })).toBe(
    "No creator code; the shopper came through Lars' link.",
  );
  expect(shortReasonOf(link(null))).toBe("Link");
});

test("a link that has a name is called by it", () => {
  const named = { ...link("2026-05-01T11:00:00Z"), label: "Spring serum" };
  expect(reasonOf(named, context)).toBe(
    "No creator code; the shopper came through Anna's link “Spring serum” 3 days before.",
  );
  expect(shortReasonOf(named)).toBe("Link “Spring serum”");
  expect(lossOf(named, "code-decides", "Anna")).toMatch(/^Anna's link “Spring serum”: /);
  expect(reasonOf({ ...code, through: "Spring serum" }, context)).toBe(
    "Code ANNA10 was used on the order; the shopper came through the link “Spring serum”.",
  );
});

test("a trace that lost says why", () => {
  expect(lossOf(link(null), "code-decides", "Ben Ode")).toBe(
    "Ben's link: a creator's code on the order comes before a link.",
  );
  expect(lossOf(code, "smaller-discount", "Anna")).toBe(
    "Code ANNA10: it gave less than the code that decides.",
  );
});

test("a person's word is dated in the shop's zone and gives the reason", () => {
  const hand = {
    kind: "hand" as const,
    creatorId: "anna",
    note: "ordered by phone",
    staffId: "42",
    madeAt: "2026-11-05T03:00:00.000Z", // still the evening of the 4th in New York
  };
  expect(reasonOf(hand, context)).toBe("Assigned by hand on 4 Nov 2026: “ordered by phone”.");
  expect(shortReasonOf(hand)).toBe("By hand");
  expect(lossOf(code, "by-hand", "Anna")).toBe("Code ANNA10: a person decided otherwise.");
});
