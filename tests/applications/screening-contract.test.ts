import { expect, test } from "vitest";
import { screeningForm } from "#app/applications/screening-contract.ts";

const applicationId = "01932c07-0000-7000-8000-000000000001";
const fields = { applicationId, vertical: "80", genuine: "90 %", interaction: "0" };

const faultsOf = (given: object) => {
  const read = screeningForm.safeParse({ ...fields, ...given });
  return read.success
    ? {}
    : Object.fromEntries(read.error.issues.map((i) => [i.path[0], i.message]));
};

test("figures are whole numbers, and what is left out of the audience is none", () => {
  const given = { ...fields, age: "70", flags: ["spikes", "hollow"], note: " Looks good " };
  expect(screeningForm.parse(given)).toEqual({
    formId: undefined,
    applicationId,
    creatorId: null,
    note: "Looks good",
    figures: {
      vertical: 80,
      genuine: 90,
      interaction: 0,
      age: 70,
      geography: null,
      interests: null,
      purchasing: null,
      flags: ["hollow", "spikes"],
    },
  });
});

const WHOLE = "Enter a whole number from 0 to 100.";
test.each([
  [{ vertical: "101" }, { vertical: WHOLE }],
  [{ genuine: "-1" }, { genuine: WHOLE }],
  [{ interaction: "" }, { interaction: WHOLE }],
  [{ age: "7.5" }, { age: WHOLE }],
  [{ note: "a".repeat(501) }, { note: "Use at most 500 characters." }],
  [{ note: "a\u0000" }, { note: "Use plain text." }],
])("%o is refused at its field", (given, faults) => {
  expect(faultsOf(given)).toEqual(faults);
});

test("a screening is about one of both, and of known warning signs", () => {
  expect(Object.keys(faultsOf({ applicationId: undefined }))).toEqual(["vertical"]);
  expect(Object.keys(faultsOf({ creatorId: applicationId }))).toEqual(["vertical"]);
  expect(Object.keys(faultsOf({ flags: ["nonsense"] }))).toEqual(["flags"]);
});
