import fc from "fast-check";
import { expect, test } from "vitest";
import {
  appliedCode,
  campaignOf,
  destinationOf,
  endedUrl,
  isExpired,
  linkUrl,
  redirectUrl,
  timeOfId,
} from "#app/links/link.ts";
import { CLICK, target } from "../support/links.ts";

test.each([
  ["/products/glow-serum", "/products/glow-serum"],
  ["/products/glow?variant=41", "/products/glow?variant=41"],
  ["/pages/anna#about", "/pages/anna#about"],
  ["/collections/größe", "/collections/gr%C3%B6%C3%9Fe"],
  ["/search?q=100%25", "/search?q=100%25"],
])("a path of the shop %s is kept", (to, path) => {
  expect(destinationOf(to)).toBe(path);
});

test.each([
  [""],
  ["products/glow"],
  ["//evil.example"],
  ["///evil.example"],
  ["/\\evil.example"],
  ["\\\\evil.example"],
  ["/\\/evil.example"],
  ["https:evil.example"],
  ["https://evil.example"],
  ["https://northwind.example.evil.io/"],
  ["https://northwind.example@evil.io/"],
  ["@evil.example"],
  ["javascript:alert(1)"],
  ["JaVaScRiPt:alert(1)"],
  ["data:text/html,<script>"],
  ["%2f%2fevil.example"],
  ["/%2fevil.example"],
  ["/%2Fevil.example"],
  ["/%252fevil.example"],
  ["/%5cevil.example"],
  ["/%255cevil.example"],
  ["/.//evil.example"],
  ["/a/..//evil.example"],
  ["/%2e%2e//evil.example"],
  ["/\tevil.example"],
  ["/\n/evil.example"],
  ["/ok%0d%0aSet-Cookie:a=b"],
  ["/ok\r\nLocation: https://evil.example"],
  ["/ok%250d%250aX:1"],
  ["/%zz"],
  ["／／evil.example"],
  ["//еvil.example"],
  [`/${"a".repeat(2_001)}`],
])("a destination that could leave the shop or break a header leads home: %s", (to) => {
  expect(destinationOf(to)).toBe("/");
});

test("whatever is asked for, a visitor lands on the shop's own origin", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    "%2f",
    "%5c",
    "evil.example",
    "@",
    ":",
    "?",
    "#",
    ".",
    "..",
    "\t",
    "%0a",
    "a",
    "https:",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
        fc.string(),
        fc.webUrl(),
      ),
      (to) => {
        const plain = redirectUrl({ ...target, code: null }, destinationOf(to), { clickId: CLICK });
        expect(new URL(plain).origin).toBe("https://northwind.example");
        const coded = new URL(redirectUrl(target, destinationOf(to), { clickId: CLICK }));
        expect(coded.origin).toBe("https://northwind.example");
        const next = coded.searchParams.get("redirect") ?? "";
        expect(new URL(next, "https://northwind.example").origin).toBe("https://northwind.example");
        expect(plain).not.toMatch(/[\r\n]/);
      },
    ),
    { numRuns: 300 },
  );
});

test("a live code goes through the shop's discount address, with UTM and reference inside the redirect", () => {
  expect(redirectUrl(target, "/products/glow?variant=41", { clickId: CLICK })).toBe(
    "https://northwind.example/discount/ANNA10?redirect=%2Fproducts%2Fglow%3Fvariant%3D41%26utm_source%3Dtiktok%26utm_medium%3Dcreator%26utm_campaign%3Dautumn%26ref%3Dnw1-k7m2.01932c07aaaa7bbb8ccc000000000001",
  );
});

test("without a live code the visit goes straight to the path", () => {
  expect(redirectUrl({ ...target, code: null }, "/", { clickId: CLICK })).toBe(
    "https://northwind.example/?utm_source=tiktok&utm_medium=creator&utm_campaign=autumn&ref=nw1-k7m2.01932c07aaaa7bbb8ccc000000000001",
  );
});

test("UTM parameters that the creator chose are kept, the reference is always ours", () => {
  const url = new URL(
    redirectUrl({ ...target, code: null }, "/?utm_campaign=reel&ref=forged", { clickId: CLICK }),
  );
  expect(url.searchParams.get("utm_campaign")).toBe("reel");
  expect(url.searchParams.getAll("ref")).toEqual(["nw1-k7m2.01932c07aaaa7bbb8ccc000000000001"]);
});

test.each([
  ["Spring creators 10 %", "spring-creators-10"],
  ["Été & Automne", "ete-automne"],
  ["🎉", "offer"],
])("the campaign of the offer %s is %s", (name, campaign) => {
  expect(campaignOf(name)).toBe(campaign);
});

const NO_UTM = { source: null, medium: null, campaign: null, term: null, content: null };

test("a link's own UTM parameters stand in for the defaults, and what the page's query holds already is kept", () => {
  const utm = { ...NO_UTM, source: "news", campaign: "a&b=c d", content: "<b>ü" };
  const url = new URL(
    redirectUrl({ ...target, code: null, utm }, "/products/glow?variant=41&utm_source=own", {
      clickId: CLICK,
    }),
  );
  expect([...url.searchParams]).toEqual([
    ["variant", "41"],
    ["utm_source", "own"],
    ["utm_medium", "creator"],
    ["utm_campaign", "a&b=c d"],
    ["utm_content", "<b>ü"],
    ["ref", "nw1-k7m2.01932c07aaaa7bbb8ccc000000000001"],
  ]);
  expect(url.href).toContain("utm_campaign=a%26b%3Dc+d&utm_content=%3Cb%3E%C3%BC");
});

test("no UTM value leaves the shop, breaks the header or takes the place of the reference", () => {
  const value = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.constantFrom("\r\nSet-Cookie: a=b", "&ref=forged", "#x", "//evil.example", "%0d%0aX:1"),
  );
  const utms = fc.record({
    source: value,
    medium: value,
    campaign: value,
    term: fc.option(value),
    content: fc.option(value),
  });
  fc.assert(
    fc.property(utms, (utm) => {
      const text = redirectUrl({ ...target, code: null, utm }, "/products/glow?a=1#b", {
        clickId: CLICK,
      });
      expect(text).toMatch(/^[\x21-\x7e]+$/);
      const url = new URL(text);
      expect([url.origin, url.pathname, url.hash]).toEqual([
        "https://northwind.example",
        "/products/glow",
        "#b",
      ]);
      expect(url.searchParams.getAll("ref")).toEqual(["nw1-k7m2.01932c07aaaa7bbb8ccc000000000001"]);
      expect(url.searchParams.get("utm_source")).toBe(utm.source.toWellFormed());
    }),
    { numRuns: 200 },
  );
});

test("a link that only tracks puts no code into the cart", () => {
  const url = redirectUrl({ ...target, appliesDiscount: false }, "/", { clickId: CLICK });
  expect(url).toMatch(/^https:\/\/northwind\.example\/\?utm_source=tiktok&/);
  expect(appliedCode({ ...target, appliesDiscount: false })).toBeNull();
  expect([appliedCode(target), appliedCode({ ...target, code: null })]).toEqual(["ANNA10", null]);
});

test("a link has ended from its last instant on, and then leads to the bare page", () => {
  const expiresAt = new Date("2026-12-01T05:00:00Z");
  expect(isExpired({ expiresAt }, new Date("2026-12-01T04:59:59.999Z"))).toBe(false);
  expect(isExpired({ expiresAt }, expiresAt)).toBe(true);
  expect(isExpired({ expiresAt: null }, expiresAt)).toBe(false);
  expect(endedUrl(target, "/products/glow?variant=41")).toBe(
    "https://northwind.example/products/glow?variant=41",
  );
});

test("a link's address is on the app's own origin", () => {
  expect(linkUrl("https://app.example/anything", "nw1-k7m2")).toBe(
    "https://app.example/r/nw1-k7m2",
  );
});

test("the time of a click is in its id", () => {
  expect(timeOfId("018f0000-0000-7000-8000-000000000000")).toEqual(new Date(0x018f00000000));
  expect(timeOfId("018f0000-0000-4000-8000-000000000000")).toBeNull();
});

test("a safe link applies the code that the visit drew, and never the creator's own", () => {
  const safe = { ...target, isSafe: true };
  expect(appliedCode(safe, "K7QMXW2345")).toBe("K7QMXW2345");
  expect(appliedCode(safe)).toBeNull();
  expect(appliedCode({ ...safe, appliesDiscount: false }, "K7QMXW2345")).toBeNull();
  const url = redirectUrl(safe, "/products/glow", { clickId: CLICK, drawn: "K7QMXW2345" });
  expect(url).toContain(
    "https://northwind.example/discount/K7QMXW2345?redirect=%2Fproducts%2Fglow",
  );
  expect(redirectUrl(safe, "/", { clickId: CLICK })).not.toContain("ANNA10");
});
