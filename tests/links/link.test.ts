import fc from "fast-check";
import { expect, test } from "vitest";
import {
  campaignOf,
  destinationOf,
  fillTemplate,
  type LinkTarget,
  linkUrl,
  redirectTemplate,
  redirectUrl,
  referrerHostOf,
  timeOfId,
  visitorOf,
} from "#app/links/link.ts";

const CLICK = "01932c07-aaaa-7bbb-8ccc-000000000001";
const target: LinkTarget = {
  shopId: "01932c07-0000-7000-8000-000000000001",
  linkId: "01932c07-0000-7000-8000-000000000002",
  slug: "nw1-k7m2",
  storefrontUrl: "https://northwind.example",
  code: "ANNA10",
  platform: "tiktok",
  campaign: "autumn",
};

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
  [null],
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
        const plain = redirectUrl({ ...target, code: null }, destinationOf(to), CLICK);
        expect(new URL(plain).origin).toBe("https://northwind.example");
        const coded = new URL(redirectUrl(target, destinationOf(to), CLICK));
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
  expect(redirectUrl(target, "/products/glow?variant=41", CLICK)).toBe(
    "https://northwind.example/discount/ANNA10?redirect=%2Fproducts%2Fglow%3Fvariant%3D41%26utm_source%3Dtiktok%26utm_medium%3Dcreator%26utm_campaign%3Dautumn%26ref%3Dnw1-k7m2.01932c07aaaa7bbb8ccc000000000001",
  );
});

test("without a live code the visit goes straight to the path", () => {
  expect(redirectUrl({ ...target, code: null }, "/", CLICK)).toBe(
    "https://northwind.example/?utm_source=tiktok&utm_medium=creator&utm_campaign=autumn&ref=nw1-k7m2.01932c07aaaa7bbb8ccc000000000001",
  );
});

test("a prepared redirect is the same address", () => {
  for (const given of [target, { ...target, code: null }])
    for (const path of ["/", "/products/glow?variant=41#a"])
      expect(fillTemplate(redirectTemplate(given, path), CLICK)).toBe(
        redirectUrl(given, path, CLICK),
      );
});

test("UTM parameters that the creator chose are kept, the reference is always ours", () => {
  const url = new URL(
    redirectUrl({ ...target, code: null }, "/?utm_campaign=reel&ref=forged", CLICK),
  );
  expect(url.searchParams.get("utm_campaign")).toBe("reel");
  expect(url.searchParams.getAll("ref")).toEqual(["nw1-k7m2.01932c07aaaa7bbb8ccc000000000001"]);
});

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";
const visit = { method: "GET", userAgent: phone, secPurpose: null, purpose: null, xMoz: null };

test.each([
  ["a person", {}, { isBot: false, isPrefetch: false }],
  ["HEAD", { method: "HEAD" }, { isBot: false, isPrefetch: true }],
  ["Chrome's prefetch", { secPurpose: "prefetch;prerender" }, { isBot: false, isPrefetch: true }],
  ["Safari's preview", { purpose: "preview" }, { isBot: false, isPrefetch: true }],
  ["Firefox's prefetch", { xMoz: "prefetch" }, { isBot: false, isPrefetch: true }],
  [
    "a crawler",
    { userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1)" },
    { isBot: true, isPrefetch: false },
  ],
  ["a link preview", { userAgent: "facebookexternalhit/1.1" }, { isBot: true, isPrefetch: false }],
  ["a program", { userAgent: "curl/8.5.0" }, { isBot: true, isPrefetch: false }],
  ["nobody", { userAgent: null }, { isBot: true, isPrefetch: false }],
])("a visit by %s is marked as such", (_who, difference, expected) => {
  expect(visitorOf({ ...visit, ...difference })).toEqual(expected);
});

test.each([
  ["https://www.tiktok.com/@anna?secret=1", "www.tiktok.com"],
  ["android-app://com.instagram.android", null],
  ["http://", null],
  ["nonsense", null],
  [null, null],
])("of the referrer %s only the host is kept", (referer, host) => {
  expect(referrerHostOf(referer)).toBe(host);
});

test.each([
  ["Spring creators 10 %", "spring-creators-10"],
  ["Été & Automne", "ete-automne"],
  ["🎉", "offer"],
])("the campaign of the offer %s is %s", (name, campaign) => {
  expect(campaignOf(name)).toBe(campaign);
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
