import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { creatorForm, readCreatorsQuery } from "#app/creators/contract.ts";

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
    defaultOfferId: OFFER,
    code: "",
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
    sort: "followers",
    direction: "desc",
    cursor: null,
  });
  expect(
    readCreatorsQuery(new URLSearchParams("tier=huge&sort=drop&state=x&direction=up")).sort,
  ).toBe("name");
});
