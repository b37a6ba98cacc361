import fc from "fast-check";
import { expect, test } from "vitest";
import { pagePath } from "#app/links/page-path.ts";

const HOSTS = ["northwind.example", "northwind.myshopify.com"];

test.each([
  ["/pages/about", "/pages/about"],
  ["/products/glow?variant=41#reviews", "/products/glow?variant=41#reviews"],
  ["https://northwind.example/collections/all", "/collections/all"],
  ["HTTPS://Northwind.example/", "/"],
  ["https://northwind.myshopify.com/pages/a?b=c", "/pages/a?b=c"],
  ["/", "/"],
])("the page %s is the path %s", (text, path) => {
  expect(pagePath(text, HOSTS)).toEqual({ ok: true, value: path });
});

// S15 and S16: nothing that leads out of the shop or breaks a header can be kept as a page.
test.each([
  "https://evil.example/",
  "https://northwind.example.evil.io/",
  "https://northwind.example@evil.io/",
  "https://user:secret@northwind.example/",
  "https://northwind.example:8443/",
  "https://nоrthwind.example/", // a Cyrillic о
  "https:evil.example",
  "https:/\\evil.example",
  "https:\\\\evil.example",
  "//evil.example",
  "/\\evil.example",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "ftp://northwind.example/",
  "/ok%0d%0aSet-Cookie:a=b",
  "/ok\r\nLocation: https://evil.example",
  "/a\u0000b",
  "pages/about",
  "/%zz",
])("the page %j is refused", (text) => {
  expect(pagePath(text, HOSTS).ok).toBe(false);
});

test("whatever is taken as a page stays on the shop's own origin", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "%2f",
    "%5c",
    "https:",
    "evil.example",
    "@",
    "?",
    "#",
    ".",
    "\t",
    "%0a",
    "a",
  );
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((all) => all.join("")),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const path = pagePath(text, HOSTS);
      if (path.ok)
        expect(new URL(path.value, "https://northwind.example").origin).toBe(
          "https://northwind.example",
        );
    }),
    { numRuns: 500 },
  );
});
