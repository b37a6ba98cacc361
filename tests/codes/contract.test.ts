import { expect, test } from "vitest";
import { codeForm } from "#app/codes/contract.ts";

test("a chosen code comes out in normal form", () => {
  expect(codeForm.parse({ code: " anna 10" })).toEqual({ code: "ANNA10" });
});

test.each([
  ["ab", "Use at least 3 characters."],
  ["an'na", "Use letters A–Z, digits, - and _ only."],
])("the code %s is refused with a sentence", (code, sentence) => {
  const parsed = codeForm.safeParse({ code });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([sentence]);
});
