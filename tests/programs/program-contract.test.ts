import { expect, test } from "vitest";
import { groupChangeForm, groupForm, programForm } from "#app/programs/program-contract.ts";
import { NO_UTM } from "#app/programs/utm.ts";

const OFFER = "01932c07-0000-7000-8000-000000000001";
const fields = { name: " Ambassadors ", defaultOfferId: OFFER };

const faultsOf = (given: Record<string, string>) => {
  const read = programForm.safeParse({ ...fields, ...given });
  return read.success
    ? {}
    : Object.fromEntries(read.error.issues.map((i) => [i.path[0], i.message]));
};

test("a name and an offer make an open program whose applications wait for a person", () => {
  expect(programForm.parse(fields).program).toEqual({
    name: "Ambassadors",
    description: "",
    state: "open",
    defaultOfferId: OFFER,
    questions: [],
    autoApproval: null,
    safeLinks: false,
    utm: NO_UTM,
  });
});

test("links are safe where the form says so", () => {
  expect(programForm.parse({ ...fields, linkCodes: "single-use" }).program.safeLinks).toBe(true);
  expect(programForm.safeParse({ ...fields, linkCodes: "none" }).success).toBe(false);
});

test("questions are one a line, and a star asks for an answer", () => {
  const { program } = programForm.parse({ ...fields, questions: "Your size?\r\n\n Pets? * \n" });
  expect(program.questions).toEqual([
    { id: "q1", text: "Your size?", isRequired: false },
    { id: "q2", text: "Pets?", isRequired: true },
  ]);
});

test("a rule takes countries by name or letters, and words in any case", () => {
  const { program } = programForm.parse({
    ...fields,
    approval: "rule",
    followersMin: "5,000",
    countries: "germany, US, de",
    words: "Coupon, deals",
  });
  expect(program.autoApproval).toEqual({
    followersMin: 5_000,
    countries: ["DE", "US"],
    words: ["coupon", "deals"],
  });
});

test("the fields of a rule are left out where a person approves", () => {
  const { program } = programForm.parse({
    ...fields,
    approval: "person",
    followersMin: "nonsense",
  });
  expect(program.autoApproval).toBeNull();
});

test.each([
  [{ name: "" }, { name: "Enter a name." }],
  [{ name: "<b>" }, { name: "Leave out < and >." }],
  [{ description: "a\u0000b" }, { description: "Use plain text." }],
  [{ description: "a".repeat(2_001) }, { description: "Use at most 2000 characters." }],
  [{ state: "closed" }, { state: "Choose one of the list." }],
  [{ defaultOfferId: "x" }, { defaultOfferId: "Choose an offer from the list." }],
  [
    { questions: "1\n2\n3\n4\n5\n6" },
    { questions: "Ask at most 5 questions: a long form is not filled in." },
  ],
  [{ questions: "*" }, { questions: "Write a question." }],
  [{ questions: "q".repeat(201) }, { questions: "Use at most 200 characters." }],
  [
    { approval: "rule", followersMin: "-1" },
    { followersMin: "Enter a whole number of followers, such as 5000." },
  ],
  [
    { approval: "rule", followersMin: "0", countries: "Atlantis" },
    { countries: "“Atlantis” is no country. Write names or two letters." },
  ],
  [
    { approval: "rule", followersMin: "0", words: "a,".repeat(21) },
    { words: "Name at most 20 words." },
  ],
])("%o is refused at its field", (given, faults) => {
  expect(faultsOf(given)).toEqual(faults);
});

test("a group has a name and an offer", () => {
  expect(groupForm.parse({ name: "Gold", offerId: OFFER })).toMatchObject({
    name: "Gold",
    offerId: OFFER,
  });
  expect(groupForm.safeParse({ name: "Gold", offerId: "" }).success).toBe(false);
});

test("a change of a group says which one", () => {
  const change = { groupId: OFFER, name: " Golden ", offerId: OFFER };
  expect(groupChangeForm.parse(change)).toEqual({ ...change, name: "Golden" });
  const nobodys = groupChangeForm.safeParse({ ...change, groupId: "x" });
  expect(nobodys.error?.issues[0]).toMatchObject({
    path: ["name"],
    message: "Open the form again.",
  });
});
