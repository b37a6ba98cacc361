import fc from "fast-check";
import { expect, test } from "vitest";
import { destinationOf, endedUrl, redirectUrl } from "#app/links/link.ts";
import { addressOf, wayOf, wayTo } from "#app/links/way.ts";
import { CLICK, target } from "../support/links.ts";

const GAP_DIGITS = "f".repeat(32);
const visit = { clickId: CLICK, drawn: null };

const targets = fc.record({
  slug: fc.constantFrom("nw1-k7m2", "f-f", `f-${"f".repeat(32)}`),
  code: fc.option(fc.constantFrom("ANNA10", "F", "ffffffff", "Ü 10")),
  appliesDiscount: fc.boolean(),
  isSafe: fc.boolean(),
  campaign: fc.constantFrom("autumn", GAP_DIGITS, "a&b"),
});

const asked = fc.oneof(
  fc.constantFrom("", "/", "/products/serum", `/${"a".repeat(201)}`, `/${"ü".repeat(200)}`),
  fc
    .array(
      fc.constantFrom("/", "?", "#", "&", "=", "ref", "utm_source", "f", GAP_DIGITS, "%20", "é"),
      { maxLength: 12 },
    )
    .map((parts) => `/${parts.join("")}`),
  fc.string({ unit: "binary" }),
  fc.webPath(),
);

test("whatever a visit asks for, its address is redirectUrl's, the first time and from memory", () => {
  fc.assert(
    fc.property(targets, asked, fc.uuid({ version: 7 }), (given, to, clickId) => {
      const link = { ...target, ...given };
      const expected = redirectUrl(link, destinationOf(to), { clickId });
      for (const _ of [1, 2])
        expect(addressOf(link, wayTo(link, to), { clickId, drawn: null })).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});

test("a way that was asked for before is not made again, and is each link's own", () => {
  const way = wayTo(target, "/products/serum");
  expect(wayTo(target, "/products/serum")).toBe(way);
  const other = { ...target, slug: "nw1-other" };
  expect(addressOf(other, wayTo(other, "/products/serum"), visit)).toContain("ref%3Dnw1-other.");
});

test("a long question is answered and not remembered", () => {
  for (const to of [`/${"a".repeat(200)}`, `/${"ü".repeat(150)}`])
    expect(wayTo(target, to)).not.toBe(wayTo(target, to));
});

test("what strangers ask for does not pile up: after ten thousand ways the first is made anew", () => {
  const first = wayTo(target, "/pages/first");
  for (let n = 0; n < 10_000; n++) wayTo(target, `/pages/${n}`);
  expect(wayTo(target, "/pages/first")).not.toBe(first);
  expect(wayTo(target, "/pages/first")).toEqual(first);
});

test("a page whose address holds the digits of the gap has no prepared redirect", () => {
  expect(wayOf(target, `/pages/${GAP_DIGITS}`).prepared).toBeNull();
  expect(wayOf(target, "/pages/about").prepared).not.toBeNull();
});

test("a code that a visit drew stands in its address, and an ended link leads to the bare page", () => {
  const safe = { ...target, isSafe: true };
  const way = wayTo(safe, "/products/glow");
  expect(addressOf(safe, way, { clickId: CLICK, drawn: "K7QMXW2345" })).toBe(
    redirectUrl(safe, "/products/glow", { clickId: CLICK, drawn: "K7QMXW2345" }),
  );
  expect(addressOf(target, way, { clickId: null, drawn: null })).toBe(
    endedUrl(target, "/products/glow"),
  );
});
