import { expect, test } from "vitest";
import { languageName, languageOf } from "#app/kit/language.ts";

test.each([
  ["de", "de"],
  [" German ", "de"],
  ["pt-BR", "pt"],
  ["en_US", "en"],
  ["Mandarin", "zh"],
  ["", null],
  ["xx", null],
  ["Klingonish", null],
])("the language %j is %j", (text, code) => {
  expect(languageOf(text)).toBe(code);
});

test("what is kept has a name, and its name leads back to it", () => {
  for (const code of ["de", "en", "fr", "ja", "pt", "hi"])
    expect(languageOf(languageName(code))).toBe(code);
  expect(languageName("")).toBe("");
});
