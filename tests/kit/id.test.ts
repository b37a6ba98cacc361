import { expect, test } from "vitest";
import { codeAlphabet, type Id, parseId } from "#app/kit/id.ts";

test("a uuid is an id, in lower case", () => {
  const id: Id<"Payout"> | null = parseId("0199B2C4-7A10-7F3E-9C11-0A5B6C7D8E9F");
  expect(id).toBe("0199b2c4-7a10-7f3e-9c11-0a5b6c7d8e9f");
});

test.each([
  "",
  "1",
  "0199b2c4-7a10-7f3e-9c11-0a5b6c7d8e9",
  "'; drop table--",
  "gid://shopify/Order/1",
])("%j is no id", (text) => {
  expect(parseId(text)).toBeNull();
});

test("no two signs of the alphabet look alike", () => {
  expect(codeAlphabet).not.toMatch(/[01ilo]/);
  expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length);
});
