import { expect, test } from "vitest";
import { countryName, countryOf, languageName, languageOf } from "#app/creators/region.ts";

test.each([
  ["DE", "DE"],
  ["de", "DE"],
  [" Germany ", "DE"],
  ["united states", "US"],
  ["United States of America", "US"],
  ["UK", "GB"],
  ["Turkey", "TR"],
  ["", ""],
  ["EU", null],
  ["Atlantis", null],
  ["D", null],
  ["<b>", null],
])("the country %j is %j", (text, code) => {
  expect(countryOf(text)).toBe(code);
});

test.each([
  ["de", "de"],
  ["German", "de"],
  ["pt-BR", "pt"],
  ["en_US", "en"],
  ["", ""],
  ["xx", null],
  ["Klingonish", null],
])("the language %j is %j", (text, code) => {
  expect(languageOf(text)).toBe(code);
});

test("what is kept has a name, and its name leads back to it", () => {
  for (const code of ["DE", "US", "GB", "FR", "JP", "BR", "IN", "TR", "CZ", "KR"])
    expect(countryOf(countryName(code))).toBe(code);
  for (const code of ["de", "en", "fr", "ja", "pt", "hi"])
    expect(languageOf(languageName(code))).toBe(code);
  expect([countryName(""), languageName("")]).toEqual(["", ""]);
});
