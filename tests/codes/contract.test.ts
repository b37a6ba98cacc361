import { expect, test } from "vitest";
import { adoptForm, codeForm } from "#app/codes/contract.ts";

test("a chosen code comes out in normal form", () => {
  expect(codeForm.parse({ code: " anna 10" })).toEqual({ code: "ANNA10" });
});

test("a code that is in Shopify already is left as it is unless it is to be managed", () => {
  expect(adoptForm.parse({ code: "anna10" })).toEqual({ code: "ANNA10", keeping: "as-is" });
  expect(adoptForm.parse({ code: "anna10", keeping: "managed" }).keeping).toBe("managed");
  const parsed = adoptForm.safeParse({ code: "anna10", keeping: "everything" });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["Choose one of the list."]);
});

test.each([
  ["ab", "Use at least 3 characters."],
  ["an'na", "Use letters A–Z, digits, - and _ only."],
])("the code %s is refused with a sentence", (code, sentence) => {
  const parsed = codeForm.safeParse({ code });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([sentence]);
});
