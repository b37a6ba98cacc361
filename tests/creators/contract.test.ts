import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import {
  CREATOR_FILTERS,
  creatorForm,
  creatorsQuery,
  profileForm,
  readCreatorsQuery,
  tiersForm,
} from "#app/creators/contract.ts";
import { NO_DETAILS } from "#app/creators/profile.ts";

const OFFER = "01932c07-0000-7000-8000-000000000002";
const good = {
  name: "Anna  Berg ",
  handle: "@annaskin",
  platform: "tiktok",
  followers: "182k",
  tags: "skin, autumn ,skin,",
  note: " likes serums ",
  defaultOfferId: OFFER,
  code: "",
};

function post(fields: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return parseWithZod(form, { schema: creatorForm });
}

test("a filled form is a profile, an offer and perhaps a code", () => {
  const submission = post(good);
  expect(submission.status === "success" && submission.value).toEqual({
    name: "Anna Berg",
    handle: "annaskin",
    platform: "tiktok",
    followers: 182_000,
    tags: ["skin", "autumn"],
    note: "likes serums",
    ...NO_DETAILS,
    defaultOfferId: OFFER,
    code: "",
  });
});

test("name and offer are enough", () => {
  const submission = post({ name: "Anna", defaultOfferId: OFFER });
  expect(submission.status === "success" && submission.value).toEqual({
    name: "Anna",
    handle: "",
    platform: "instagram",
    followers: 0,
    tags: [],
    note: "",
    ...NO_DETAILS,
    defaultOfferId: OFFER,
    code: "",
  });
});

test("what more is known of a creator is in its normal form", () => {
  expect(
    profileForm.parse({
      ...good,
      email: " Anna@Example.COM ",
      niche: " Skin  care ",
      country: "germany",
      language: "de-AT",
      owner: "mara@shop.example",
      customFields: "Shoe size: 38\r\nAgency:  Nord : Süd \n\nEmpty:",
      youtubeHandle: "https://www.youtube.com/@annaskin",
      youtubeFollowers: "12k",
      instagramHandle: "",
      instagramFollowers: "900",
    }),
  ).toMatchObject({
    email: "anna@example.com",
    niche: "Skin care",
    country: "DE",
    language: "de",
    owner: "mara@shop.example",
    customFields: [
      { name: "Shoe size", text: "38" },
      { name: "Agency", text: "Nord : Süd" },
    ],
    otherHandles: [{ platform: "youtube", handle: "annaskin", followers: 12_000 }],
  });
});

test.each([
  [{ name: "" }, "name", "Enter a name."],
  [{ name: "x".repeat(10_000) }, "name", "Use at most 100 characters."],
  [{ name: "<img src=x onerror=alert(1)>" }, "name", "Leave out < and >."],
  [{ handle: "anna skin!" }, "handle", "Enter the handle alone, such as annaskin."],
  [{ followers: "-5" }, "followers", "Enter a whole number of followers, such as 182000 or 182k."],
  [{ platform: "myspace" }, "platform", "Choose a platform."],
  [{ tags: "<b>" }, "tags", "Leave out < and >."],
  [{ tags: Array.from({ length: 21 }, (_, i) => i).join(",") }, "tags", "Use at most 20 tags."],
  [{ note: "x".repeat(2_001) }, "note", "Use at most 2000 characters."],
  [{ email: "anna" }, "email", "Enter an e-mail address, such as anna@example.com."],
  [{ email: "a@b.c, d@e.fr" }, "email", "Enter an e-mail address, such as anna@example.com."],
  [{ niche: "<i>" }, "niche", "Leave out < and >."],
  [{ country: "Atlantis" }, "country", "Enter a country, such as Germany or DE."],
  [{ language: "Elvish" }, "language", "Enter a language, such as German or de."],
  [{ owner: "x".repeat(101) }, "owner", "Use at most 100 characters."],
  [{ customFields: "38" }, "customFields", "Write each custom field as name: text, one a line."],
  [{ tiktokHandle: "anna skin!" }, "tiktokHandle", "Enter the handle alone, such as annaskin."],
  [{ defaultOfferId: "1" }, "defaultOfferId", "Choose an offer from the list."],
])("bad input %# is a sentence at its field", (fields, field, sentence) => {
  expect(post({ ...good, ...fields }).reply().error?.[field]).toEqual([sentence]);
});

test("faults of several fields are shown in one round", () => {
  const { error } = post({ name: "", followers: "x", defaultOfferId: "x" }).reply();
  expect(Object.keys(error ?? {}).sort()).toEqual(["defaultOfferId", "followers", "name"]);
});

test("an address asks for what it says, and nonsense in it for nothing", () => {
  expect(
    readCreatorsQuery(new URLSearchParams("q=anna&tier=mid&sort=followers&direction=desc")),
  ).toEqual({
    q: "anna",
    state: null,
    tier: "mid",
    tag: "",
    country: "",
    niche: "",
    sort: "followers",
    direction: "desc",
    cursor: null,
  });
  expect(
    readCreatorsQuery(new URLSearchParams("tier=huge&sort=drop&state=x&direction=up")).sort,
  ).toBe("name");
});

test("tiers begin one above the other", () => {
  const tiers = { micro: "5k", mid: "20000", macro: "150k", mega: "1m" };
  expect(tiersForm.parse(tiers)).toEqual([5_000, 20_000, 150_000, 1_000_000]);
  const issues = (given: object) =>
    tiersForm
      .safeParse({ ...tiers, ...given })
      .error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(issues({ mid: "5k" })).toEqual([["mid", "Enter more than for micro."]]);
  expect(issues({ micro: "0" })).toEqual([
    ["micro", "Enter a number of followers above zero, such as 10000 or 10k."],
  ]);
});

test("everything that says which creators are listed is a filter, so that a bulk change of all that match means the same", () => {
  const how = ["sort", "direction", "cursor"];
  expect([...CREATOR_FILTERS, ...how].sort()).toEqual(Object.keys(creatorsQuery.shape).sort());
});
