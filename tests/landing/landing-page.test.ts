import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphsOf, photoAddress, sizedImage } from "#app/landing/landing-page.ts";

const HOSTS = ["northwind.example", "demo.myshopify.com"];

test.each([
  [
    "https://cdn.shopify.com/s/files/1/0001/files/anna.jpg?v=1764500000",
    "https://cdn.shopify.com/s/files/1/0001/files/anna.jpg?v=1764500000",
  ],
  [
    " https://cdn.shopify.com/s/files/1/anna.PNG?width=9000&v=x#top ",
    "https://cdn.shopify.com/s/files/1/anna.PNG",
  ],
  [
    "https://northwind.example/cdn/shop/files/anna.webp?v=2",
    "https://northwind.example/cdn/shop/files/anna.webp?v=2",
  ],
])("%s is kept as %s", (given, wanted) => {
  expect(photoAddress(given, HOSTS)).toEqual({ ok: true, value: wanted });
});

test.each([
  "",
  "anna.jpg",
  "//cdn.shopify.com/s/files/1/a.jpg",
  "http://cdn.shopify.com/s/files/1/a.jpg",
  "javascript:alert(1)//.jpg",
  "data:image/png;base64,AAAA",
  "https://evil.example/s/files/1/a.jpg",
  "https://cdn.shopify.com.evil.example/s/files/1/a.jpg",
  "https://cdn.shopify.com@evil.example/s/files/1/a.jpg",
  "https://user:pass@cdn.shopify.com/s/files/1/a.jpg",
  "https://cdn.shopify.com:8443/s/files/1/a.jpg",
  "https://cdn.shopify.com/s/files/../../evil/a.jpg",
  "https://cdn.shopify.com/s/files/1/a.svg",
  "https://cdn.shopify.com/s/files/1/a.jpg/x",
  "https://cdn.shopify.com\\s/files/1/a.jpg",
  "https://northwind.example/a.jpg",
  "https://other.example/cdn/shop/files/a.jpg",
  `https://cdn.shopify.com/s/files/${"a".repeat(1_000)}.jpg`,
])("%s is no photo", (given) => {
  const read = photoAddress(given, HOSTS);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.error).toMatch(/^(Use|Enter) .*\.$/);
});

test("whatever is kept as a photo is an image of the shop at Shopify, by https, and kept again it is the same", () => {
  const start = fc.constantFrom(
    "https://cdn.shopify.com",
    "https://northwind.example",
    "https://x",
  );
  const parts = fc.array(
    fc.constantFrom(
      "/s/files/",
      "/cdn/shop/",
      "..",
      "/",
      "a",
      "@",
      "?v=",
      "1",
      "#",
      ":",
      "%2e",
      ".jpg",
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(start, parts, (origin, rest) => {
      const read = photoAddress(`${origin}${rest.join("")}`, HOSTS);
      if (!read.ok) return;
      expect(read.value).toMatch(
        /^https:\/\/(cdn\.shopify\.com\/s\/files\/|northwind\.example\/cdn\/shop\/)[^?#]*\.jpg(\?v=\d+)?$/,
      );
      expect(photoAddress(read.value, HOSTS)).toEqual(read);
    }),
  );
});

test("an image is asked for as wide as it is shown", () => {
  expect(sizedImage("https://cdn.shopify.com/s/files/1/a.jpg?v=1", 480)).toBe(
    "https://cdn.shopify.com/s/files/1/a.jpg?v=1&width=480",
  );
});

test("an empty line parts paragraphs, and lines are kept", () => {
  expect(paragraphsOf("a\n b \n\n \nc\n\n\n")).toEqual([["a", "b"], ["c"]]);
  expect(paragraphsOf(" \n ")).toEqual([]);
});
