import fc from "fast-check";
import { expect, test } from "vitest";
import {
  approveForm,
  channelFields,
  chosenForm,
  declineForm,
  invitationForm,
  memberForm,
  readApplication,
  readApplicationsQuery,
} from "#app/applications/contract.ts";

const ID = "01932c07-0000-7000-8000-000000000001";
const questions = [
  { id: "q1", text: "Your size?", isRequired: false },
  { id: "q2", text: "Pets?", isRequired: true },
];
const posted = {
  name: "Anna Berg",
  email: " Anna@Example.com ",
  country: "US",
  "handle-instagram": "@anna",
  "followers-instagram": "1,200",
  "handle-tiktok": "https://www.tiktok.com/@annaskin",
  "followers-tiktok": "18.2k",
  why: "I love serums.\r\nReally.",
  q2: "Two cats",
  consent: "on",
};

const faultsOf = (given: Record<string, string>) => {
  const read = readApplication({ ...posted, ...given }, questions);
  return read.isGood ? {} : read.faults;
};

test("a form is read with its channels by followers, its address in lower case and its questions as they are worded", () => {
  expect(readApplication(posted, questions)).toEqual({
    isGood: true,
    values: {
      name: "Anna Berg",
      email: "anna@example.com",
      country: "US",
      channels: [
        { platform: "tiktok", handle: "annaskin", followers: 18_200 },
        { platform: "instagram", handle: "anna", followers: 1_200 },
      ],
      why: "I love serums.\nReally.",
      answers: [
        { question: "Your size?", answer: "" },
        { question: "Pets?", answer: "Two cats" },
      ],
    },
  });
});

test.each([
  [{ name: "" }, { name: "Enter a name." }],
  [{ name: "<script>" }, { name: "Leave out < and >." }],
  [{ name: "A\u0000B" }, { name: "Use one line of plain text." }],
  [{ name: "A\u202eB" }, { name: "Use one line of plain text." }],
  [{ email: "anna" }, { email: "Enter an e-mail address, such as anna@example.com." }],
  [
    { email: `${"a".repeat(250)}@b.co` },
    { email: "Enter an e-mail address, such as anna@example.com." },
  ],
  [
    { email: "a@b.co\nbcc: x@y.z" },
    { email: "Enter an e-mail address, such as anna@example.com." },
  ],
  [{ country: "Atlantis" }, { country: "Choose your country." }],
  [{ "handle-tiktok": "<b>" }, { "handle-tiktok": "Enter the handle alone, such as annaskin." }],
  [{ "handle-tiktok": "" }, { "handle-tiktok": "Enter your handle on TikTok." }],
  [
    { "followers-tiktok": "" },
    { "followers-tiktok": "Enter how many followers, such as 18200 or 18.2k." },
  ],
  [
    { "followers-tiktok": "99999999999" },
    { "followers-tiktok": "Enter how many followers, such as 18200 or 18.2k." },
  ],
  [{ why: " " }, { why: "Write a few words." }],
  [{ why: "a".repeat(1_501) }, { why: "Use at most 1500 characters." }],
  [{ why: "a\u0007" }, { why: "Use plain text." }],
  [{ q2: "" }, { q2: "Write a few words." }],
  [{ consent: "" }, { consent: "Tick the box to send your application." }],
])("%o is refused at its field", (given, faults) => {
  expect(faultsOf(given)).toEqual(faults);
});

test("an empty form names every fault, each once", () => {
  const read = readApplication({}, questions);
  expect(read.isGood ? [] : Object.keys(read.faults).sort()).toEqual(
    ["consent", "country", "email", "handle-instagram", "name", "q2", "why"].sort(),
  );
});

test("nothing that is posted makes the reader throw, and what it takes holds no control character", () => {
  const name = fc.constantFrom(...Object.keys(posted), "q1", "extra", "__proto__");
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ unit: "binary" })), (given) => {
      const read = readApplication({ ...posted, ...given }, questions);
      return !read.isGood || !/[^\P{Cc}\n\t]/u.test(JSON.stringify(read.values.why));
    }),
    { numRuns: 40 },
  );
});

test("the fields of a platform have their names", () => {
  expect(channelFields("tiktok")).toEqual({
    handle: "handle-tiktok",
    followers: "followers-tiktok",
  });
});

test("the merchant's forms take their ids, and a group that is none is no group", () => {
  expect(approveForm.parse({ groupId: "", code: "ANNA" })).toEqual({ groupId: null, code: "ANNA" });
  expect(memberForm.parse({ creatorId: ID.toUpperCase(), groupId: ID })).toEqual({
    creatorId: ID,
    groupId: ID,
  });
  expect(memberForm.safeParse({ creatorId: "x" }).success).toBe(false);
  expect(invitationForm.parse({ name: " Bo " })).toEqual({ name: "Bo", groupId: null });
  expect(invitationForm.safeParse({ name: "<b>" }).success).toBe(false);
  expect(declineForm.parse({})).toEqual({ reason: "" });
  expect(declineForm.safeParse({ reason: "a".repeat(501) }).success).toBe(false);
  expect(declineForm.safeParse({ reason: "a\u0000" }).success).toBe(false);
});

test("of the ticked applications there are as many as a page holds", () => {
  const ids = (count: number) => ({ ids: Array.from({ length: count }, () => ID) });
  expect(chosenForm.safeParse(ids(25)).success).toBe(true);
  expect(chosenForm.safeParse(ids(26)).success).toBe(false);
  expect(chosenForm.safeParse(ids(0)).success).toBe(false);
});

test("nonsense in an address counts as not asked", () => {
  const read = (search: string) => readApplicationsQuery(new URLSearchParams(search));
  expect(read("")).toEqual({ state: "applied", program: null, cursor: null });
  expect(read(`state=declined&program=${ID}&cursor=x`)).toEqual({
    state: "declined",
    program: ID,
    cursor: "x",
  });
  expect(read("state=gone&program=x")).toEqual({ state: "applied", program: null, cursor: null });
});
