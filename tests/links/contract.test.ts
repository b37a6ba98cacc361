import fc from "fast-check";
import { expect, test } from "vitest";
import { formatReference, parseReference, parseSlug } from "#app/links/contract.ts";

const CLICK = "01932c07-aaaa-7bbb-8ccc-000000000001";

test("a reference is the slug, a dot and the 32 digits of the click", () => {
  expect(formatReference({ slug: "nw1-k7m2", clickId: CLICK })).toBe(
    "nw1-k7m2.01932c07aaaa7bbb8ccc000000000001",
  );
  expect(formatReference({ slug: "nw1-k7m2", clickId: null })).toBe("nw1-k7m2");
});

test("a reference reads back what was written, in any case and with blanks around it", () => {
  expect(parseReference(" NW1-K7M2.01932C07AAAA7BBB8CCC000000000001 ")).toEqual({
    slug: "nw1-k7m2",
    shopKey: "nw1",
    linkKey: "k7m2",
    clickId: CLICK,
  });
  expect(parseReference("nw1-k7m2")?.clickId).toBeNull();
});

test.each([
  [""],
  ["nw1"],
  ["nw1-"],
  ["-k7"],
  ["nw1-k7--x"],
  ["nw1-k7-"],
  ["nw1--k7"],
  ["nw1-k7."],
  ["nw1-k7.0193"],
  ["nw1-k7.01932c07aaaa7bbb8ccc00000000000g"],
  ["nw1-k7.01932c07aaaa7bbb8ccc000000000001x"],
  ["<script>-x"],
  [`${"a".repeat(33)}-k7`],
])("text that is no reference is none: %s", (text) => {
  expect(parseReference(text)).toBeNull();
});

test("a chosen key may hold dashes: the first one parts the shop from it", () => {
  expect(parseSlug("NW1-spring-serum")).toEqual({ shopKey: "nw1", linkKey: "spring-serum" });
  expect(parseReference("nw1-spring-serum.01932c07aaaa7bbb8ccc000000000001")).toEqual({
    slug: "nw1-spring-serum",
    shopKey: "nw1",
    linkKey: "spring-serum",
    clickId: CLICK,
  });
});

test("every reference that is written can be read", () => {
  const key = fc.stringMatching(/^[a-z0-9]{1,32}$/);
  fc.assert(
    fc.property(key, key, fc.uuid(), (shopKey, linkKey, clickId) => {
      const slug = `${shopKey}-${linkKey}`;
      expect(parseReference(formatReference({ slug, clickId }))).toEqual({
        slug,
        shopKey,
        linkKey,
        clickId,
      });
      expect(parseSlug(slug)).toEqual({ shopKey, linkKey });
    }),
    { numRuns: 200 },
  );
});
