import fc from "fast-check";
import { expect, test } from "vitest";
import { profileForm } from "#app/creators/contract.ts";
import {
  changedFieldLabel,
  changesBetween,
  changeText,
  EMPTY_TEXTS,
  fieldLabel,
  inOrder,
  NO_DETAILS,
  PROFILE_FIELDS,
  type Profile,
  parseCustomFields,
  profileTexts,
} from "#app/creators/profile.ts";

const anna: Profile = {
  ...NO_DETAILS,
  name: "Anna Berg",
  handle: "annaskin",
  platform: "tiktok",
  followers: 182_000,
  tags: ["skin", "autumn"],
  note: "likes serums",
};

test("a profile as it would be typed is parsed to the same profile", () => {
  const word = fc.stringMatching(/^[a-zäé]{2,8}( [a-z0-9]{1,5})?$/);
  const followers = fc.nat(2_000_000_000);
  const handle = fc.stringMatching(/^[a-z0-9._-]{1,12}$/);
  const platform = fc.constantFrom(...(["instagram", "tiktok", "youtube", "other"] as const));
  const profile = fc.record({
    name: word,
    handle,
    platform,
    followers,
    tags: fc.uniqueArray(word, { maxLength: 4 }),
    note: fc.stringMatching(/^[a-z]{1,5}(\n[a-z=+@-]{1,5})?$/),
    email: fc.constantFrom("", "anna@example.com"),
    niche: word,
    country: fc.constantFrom("", "DE", "US"),
    language: fc.constantFrom("", "de", "en"),
    owner: word,
    otherHandles: fc
      .uniqueArray(fc.record({ platform, handle, followers }), { selector: (one) => one.platform })
      .map(inOrder),
    customFields: fc.uniqueArray(fc.record({ name: word, text: word }), {
      selector: (one) => one.name,
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(profile, (one) => {
      expect(profileForm.parse(profileTexts(one))).toEqual(one);
      expect(changesBetween(one, profileForm.parse(profileTexts(one)))).toEqual([]);
    }),
  );
});

test("the history names each field that is another than before, as it is typed", () => {
  const after: Profile = {
    ...anna,
    followers: 190_000,
    country: "DE",
    otherHandles: [{ platform: "youtube", handle: "anna", followers: 500 }],
  };
  expect(changesBetween(anna, after)).toEqual([
    { field: "followers", before: "182000", after: "190000" },
    { field: "country", before: "", after: "DE" },
    { field: "youtubeHandle", before: "", after: "anna" },
    { field: "youtubeFollowers", before: "", after: "500" },
  ]);
});

test("a change is told in words", () => {
  expect([
    changeText("country", "DE"),
    changeText("language", "de"),
    changeText("platform", "tiktok"),
    changeText("note", ""),
    changeText("note", "x".repeat(130)),
  ]).toEqual(["Germany", "German", "TikTok", "nothing", `${"x".repeat(120)}…`]);
  expect([changedFieldLabel("email"), changedFieldLabel("gone")]).toEqual(["E-mail", "gone"]);
});

test("each field has a name and an empty text", () => {
  expect(PROFILE_FIELDS.map(fieldLabel).every((label) => label !== "")).toBe(true);
  expect(Object.keys(EMPTY_TEXTS).sort()).toEqual([...PROFILE_FIELDS].sort());
});

test.each([
  ["Shoe size: 38", null, 1],
  ["a:b:c\n\n", null, 1],
  ["no colon", "Write each custom field as name: text, one a line.", 0],
  [": text", "Write each custom field as name: text, one a line.", 0],
  ["Size: 38\nsize: 39", "The custom field size is there twice.", 0],
  ["a: <b>", "Use plain text without < and >.", 0],
  [`${"x".repeat(41)}: 1`, "Use at most 40 characters in a custom field's name.", 0],
  [`a: ${"x".repeat(201)}`, "Use at most 200 characters in a custom field.", 0],
  [Array.from({ length: 21 }, (_, n) => `f${n}: 1`).join("\n"), "Use at most 20 custom fields.", 0],
])("custom fields %#", (text, problem, count) => {
  const read = parseCustomFields(text);
  expect([read.problem, read.fields.length]).toEqual([problem, count]);
});
