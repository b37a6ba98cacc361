import { expect, test } from "vitest";
import { EMPTY_TEXTS } from "#app/creators/profile.ts";
import { changedTexts, hasTooManyCodes, newTexts, platformText, saidBy } from "#app/imports/row.ts";

test("a row says what its cells hold, and nothing for an empty one", () => {
  const said = saidBy(
    ["Anna", "Berg", "", "A1; B2|A1,C3", "38", "x", "ABC"],
    ["firstName", "lastName", "email", "codes", "custom", "", "id"],
    ["First", "Last", "Mail", "Coupons", "Shoe: <size>", "Paid", "Creator ID"],
  );
  expect(said).toEqual({
    id: "abc",
    texts: { name: "Anna Berg" },
    custom: [{ name: "Shoe size", text: "38" }],
    codes: ["A1", "B2", "C3"],
  });
});

const said = (texts: object) => ({ id: null, texts, custom: [], codes: [] });

test("a new creator without a main account has her first other one as it", () => {
  const texts = newTexts(
    said({ name: "Anna", tiktokHandle: "anna", tiktokFollowers: "9", youtubeHandle: "annatube" }),
  );
  expect(texts).toMatchObject({
    platform: "tiktok",
    handle: "anna",
    followers: "9",
    tiktokHandle: "",
    tiktokFollowers: "",
    youtubeHandle: "annatube",
  });
});

test("a new creator without a name is called by her handle, else by her e-mail", () => {
  expect(newTexts(said({ email: "anna.berg@example.com" })).name).toBe("anna.berg");
  expect(newTexts(said({ email: "a@example.com", handle: "annaskin" })).name).toBe("annaskin");
});

test("a platform's column is the main account of a creator who is on that platform", () => {
  const known = {
    ...EMPTY_TEXTS,
    name: "Anna",
    platform: "tiktok",
    handle: "anna",
    followers: "5",
  };
  expect(changedTexts(said({ tiktokHandle: "annanew" }), known)).toMatchObject({
    handle: "annanew",
    followers: "5",
    tiktokHandle: "",
  });
  expect(changedTexts(said({ youtubeHandle: "annatube" }), known)).toMatchObject({
    handle: "anna",
    youtubeHandle: "annatube",
  });
  const two = { ...known, tiktokHandle: "second" };
  expect(changedTexts(said({ tiktokHandle: "other" }), two)).toMatchObject({
    handle: "anna",
    tiktokHandle: "other",
  });
});

test("custom fields of a row replace those of the same name and leave the others", () => {
  const known = { ...EMPTY_TEXTS, customFields: "Shoe size: 38\nAgency: Nord" };
  const row = { ...said({}), custom: [{ name: "shoe size", text: "39" }] };
  expect(changedTexts(row, known).customFields).toBe("Agency: Nord\nshoe size: 39");
  expect(changedTexts(said({ customFields: "Only: this" }), known).customFields).toBe("Only: this");
});

test("a platform is known by its name, and another text stays to be refused", () => {
  expect([platformText("TikTok"), platformText("INSTAGRAM"), platformText("myspace")]).toEqual([
    "tiktok",
    "instagram",
    "myspace",
  ]);
});

test("a row names ten codes at most", () => {
  const codes = (count: number) =>
    saidBy([Array.from({ length: count }, (_, n) => `C${n}`).join(";")], ["codes"], ["Codes"]);
  expect([hasTooManyCodes(codes(10)), hasTooManyCodes(codes(11))]).toEqual([false, true]);
});
