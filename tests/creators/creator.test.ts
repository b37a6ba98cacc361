import fc from "fast-check";
import { expect, test } from "vitest";
import {
  followersOfTier,
  initialsOf,
  isPausedAt,
  normalHandle,
  parseFollowers,
  platformLabel,
  shortCount,
  TIER_CUTS,
  TIERS,
  tierLabel,
  tierOf,
} from "#app/creators/creator.ts";

test.each([
  [0, "nano"],
  [9_999, "nano"],
  [10_000, "micro"],
  [99_999, "micro"],
  [100_000, "mid"],
  [499_999, "mid"],
  [500_000, "macro"],
  [999_999, "macro"],
  [1_000_000, "mega"],
])("%i followers make the tier %s", (followers, tier) => {
  expect(tierOf(followers, TIER_CUTS)).toBe(tier);
});

test("a tier's bounds hold exactly its followers", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000 }), (followers) => {
      const { min, max } = followersOfTier(tierOf(followers, TIER_CUTS), TIER_CUTS);
      expect(followers >= min && (max === null || followers < max)).toBe(true);
    }),
  );
  expect(followersOfTier("mega", TIER_CUTS)).toEqual({ min: 1_000_000, max: null });
  expect(TIERS.map(({ value }) => tierLabel(value))).toEqual([
    "Nano",
    "Micro",
    "Mid",
    "Macro",
    "Mega",
  ]);
});

test("a shop's own cuts move the tiers", () => {
  const cuts = [5_000, 20_000, 150_000, 800_000]; // the case of measurement.md 1.3 calls 20,000 to 150,000 mid
  expect([4_999, 5_000, 20_000, 149_999, 150_000, 800_000].map((n) => tierOf(n, cuts))).toEqual([
    "nano",
    "micro",
    "mid",
    "mid",
    "macro",
    "mega",
  ]);
  expect(followersOfTier("mid", cuts)).toEqual({ min: 20_000, max: 150_000 });
  expect(followersOfTier("nano", cuts)).toEqual({ min: 0, max: 5_000 });
});

test.each([
  [950, "950"],
  [1_000, "1k"],
  [1_250, "1.2k"],
  [182_000, "182k"],
  [999_999, "999k"],
  [1_250_000, "1.2M"],
  [10_000_000, "10M"],
])("%i is %s for people", (count, text) => {
  expect(shortCount(count)).toBe(text);
});

test.each([
  ["182000", 182_000],
  ["182,000", 182_000],
  ["182 000", 182_000],
  ["1,182,000", 1_182_000],
  ["182k", 182_000],
  ["1.2 M", 1_200_000],
  ["0", 0],
  ["", null],
  ["-1", null],
  ["1.5", null],
  ["1,5", null],
  ["3000000000", null],
  ["9999m", null],
  ["many", null],
])("followers typed as %s are %s", (text, count) => {
  expect(parseFollowers(text)).toBe(count);
});

test.each([
  ["@annaskin", "annaskin"],
  [" annaskin ", "annaskin"],
  ["https://www.tiktok.com/@annaskin?lang=en", "annaskin"],
  ["https://instagram.com/annaskin/", "annaskin"],
  ["", ""],
])("the handle of %s is %s", (text, handle) => {
  expect(normalHandle(text)).toBe(handle);
});

test.each([
  ["Anna Berg", "AB"],
  ["Anna Maria van Berg", "AB"],
  ["anna", "A"],
  ["李 娜", "李娜"],
  ["", ""],
])("the initials of %s are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("platforms have names", () => {
  expect(platformLabel("tiktok")).toBe("TikTok");
});

test.each([
  ["2026-05-10T11:59:59.999Z", false],
  ["2026-05-10T12:00:00.000Z", true],
  ["2026-05-12T11:59:59.999Z", true],
  ["2026-05-12T12:00:00.000Z", false],
  ["2026-06-01T00:00:00.000Z", true],
])("an order of %s falls into a pause: %s", (at, isPaused) => {
  const pauses = [
    {
      creatorId: "anna",
      fromAt: new Date("2026-05-10T12:00:00Z"),
      untilAt: new Date("2026-05-12T12:00:00Z"),
    },
    { creatorId: "anna", fromAt: new Date("2026-06-01T00:00:00Z"), untilAt: null },
  ];
  expect(isPausedAt(pauses, new Date(at))).toBe(isPaused);
});

test("an address of any length is read at once: what is beyond the length of one is cut off", () => {
  expect(normalHandle(`https://www.tiktok.com/@anna${"?".repeat(1_000_000)}\nx`)).toBe("anna");
});
