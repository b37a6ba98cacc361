import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AutoApproval,
  describeAutoApproval,
  fitsAutoApproval,
  parseAutoApproval,
} from "#app/programs/auto-approval.ts";

const rule: AutoApproval = { followersMin: 5_000, countries: ["US", "CA"], words: ["coupon"] };
const anna = { followers: 5_000, country: "US", texts: ["Anna Berg", "annaskin", "I like serums"] };

test("who has exactly as many followers, in a country of the list, without the words, is approved", () => {
  expect(fitsAutoApproval(rule, anna)).toBe(true);
});

test.each([
  ["one follower less", { followers: 4_999 }],
  ["another country", { country: "DE" }],
  ["a word in a handle", { texts: ["Anna", "CouponAnna"] }],
  ["a word in full-width letters", { texts: ["ＣＯＵＰＯＮ"] }],
])("%s waits", (_, change) => {
  expect(fitsAutoApproval(rule, { ...anna, ...change })).toBe(false);
});

test("empty lists ask for nothing", () => {
  const open = { followersMin: 0, countries: [], words: [] };
  expect(fitsAutoApproval(open, { followers: 0, country: "DE", texts: ["coupon"] })).toBe(true);
});

test("more followers never turn an approval into a wait", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (followers, more) => {
      const before = fitsAutoApproval(rule, { ...anna, followers });
      const after = fitsAutoApproval(rule, { ...anna, followers: followers + more });
      return !before || after;
    }),
  );
});

test("the rule is one sentence", () => {
  expect(describeAutoApproval(rule)).toBe(
    "Approved at once: at least 5,000 followers, in United States or Canada, and none of “coupon” in what they write. Everyone else waits for you.",
  );
  expect(describeAutoApproval({ followersMin: 0, countries: [], words: [] })).toBe(
    "Approved at once: any number of followers. Everyone else waits for you.",
  );
  expect(describeAutoApproval(null)).toBe("Every application waits for you.");
});

test("a rule is read as it was written, no rule is none, and anything else throws", () => {
  expect(parseAutoApproval({ ...rule })).toEqual(rule);
  expect(parseAutoApproval(null)).toBeNull();
  expect(() => parseAutoApproval({ followersMin: -1, countries: [], words: [] })).toThrow();
});
