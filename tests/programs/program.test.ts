import { expect, test } from "vitest";
import { PROGRAM_STATES, parseQuestions, programStateLabel } from "#app/programs/program.ts";

test("each state has a name for people", () => {
  expect(PROGRAM_STATES.map(({ value }) => programStateLabel(value))).toEqual([
    "Open to applications",
    "By invitation",
    "Archived",
  ]);
});

test("questions are read as they were written, and anything else throws", () => {
  const questions = [{ id: "q1", text: "Your size?", isRequired: true }];
  expect(parseQuestions(questions)).toEqual(questions);
  expect(() => parseQuestions([{ id: 1 }])).toThrow();
  expect(() => parseQuestions(null)).toThrow();
});
