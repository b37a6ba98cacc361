import { expect, test } from "vitest";
import { countryInHeader, referrerHostOf, subIdOf, visitorOf } from "#app/links/visit.ts";

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
  ["story-2", "story-2"],
  ["Reel_3.b~c:d", "Reel_3.b~c:d"],
  ["été", "été"],
  ["a b<script>\"'&\r\nX: 1", "abscriptX:1"],
  ["<>", null],
  ["", null],
  [undefined, null],
  [["a", "b"], null],
  ["a".repeat(70), "a".repeat(64)],
])("of the sub-id %j %j is kept", (sub, kept) => {
  expect(subIdOf(sub)).toBe(kept);
});

test.each([
  ["de", "DE"],
  ["US", "US"],
  ["XX", null],
  ["T1", null],
  ["Germany", null],
  ["", null],
  [null, null],
])("the country header %j says %j", (header, country) => {
  expect(countryInHeader(header)).toBe(country);
});
