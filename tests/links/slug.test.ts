import { expect, test } from "vitest";
import { normalSlug, slugProblem } from "#app/links/slug.ts";

test.each([
  ["spring-serum", null],
  ["a1b", null],
  ["a".repeat(32), null],
  ["ab", "Use 3 to 32 characters."],
  ["a".repeat(33), "Use 3 to 32 characters."],
  ["-spring", "Use letters a–z, digits and single dashes between them, such as spring-serum."],
  [
    "spring--serum",
    "Use letters a–z, digits and single dashes between them, such as spring-serum.",
  ],
  ["spring serum", "Use letters a–z, digits and single dashes between them, such as spring-serum."],
  ["<b>x</b>", "Use letters a–z, digits and single dashes between them, such as spring-serum."],
  ["../../etc", "Use letters a–z, digits and single dashes between them, such as spring-serum."],
  ["%0d%0ax", "Use letters a–z, digits and single dashes between them, such as spring-serum."],
  ["été", "Use letters a–z, digits and single dashes between them, such as spring-serum."],
  ["admin", "“admin” is kept for the app itself. Choose another word."],
])("the slug %s: %s", (slug, problem) => {
  expect(slugProblem(normalSlug(slug))).toBe(problem);
});
