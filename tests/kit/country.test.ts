import { expect, test } from "vitest";
import { COUNTRIES, countryName, countryOf } from "#app/kit/country.ts";

test("a country is known by its two letters and by its name, in any case", () => {
  expect([
    countryOf("de"),
    countryOf(" Germany "),
    countryOf("DE"),
    countryOf("UNITED STATES"),
    countryOf("United States of America"),
    countryOf("UK"),
    countryOf("Turkey"),
  ]).toEqual(["DE", "DE", "DE", "US", "US", "GB", "TR"]);
});

test("what is no country is none", () => {
  expect([
    countryOf(""),
    countryOf("ZZ"),
    countryOf("Atlantis"),
    countryOf("DE, US"),
    countryOf("EU"),
  ]).toEqual([null, null, null, null, null]);
});

test("every country is read back from its letters and its name, and no name holds the comma that separates them", () => {
  expect(COUNTRIES).toHaveLength(244);
  expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(244);
  for (const { code, name } of COUNTRIES) {
    expect([code, countryOf(code), countryOf(name), countryName(code)]).toEqual([
      code,
      code,
      code,
      name,
    ]);
    expect(name).not.toContain(",");
  }
});

test("what is no country keeps its text", () => {
  expect(countryName("ZZ9")).toBe("ZZ9");
});
