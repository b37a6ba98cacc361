import { expect, test } from "vitest";
import {
  firstUtm,
  NO_UTM,
  readUtm,
  utmColumns,
  utmFieldName,
  utmOf,
  utmTexts,
} from "#app/programs/utm.ts";

const faultsOf = (given: Parameters<typeof readUtm>[0]) => {
  const faults: [string, string][] = [];
  readUtm(given, (field, message) => faults.push([String(field), message]));
  return faults;
};

test("a UTM parameter's field is its name behind utm", () => {
  expect([utmFieldName("source"), utmFieldName("campaign")]).toEqual(["utmSource", "utmCampaign"]);
});

test("each parameter is trimmed, and an empty one is not set", () => {
  const read = readUtm({ utmMedium: " influencer ", utmTerm: " " }, () => undefined);
  expect(read).toEqual({ ...NO_UTM, medium: "influencer" });
});

test.each([
  ["a".repeat(101), "Use at most 100 characters."],
  ["a\nb", "Use one line of plain text."],
  ["a\u2028b", "Use one line of plain text."],
  ["\ud800", "Use one line of plain text."],
])("the value %j is refused at its field: %s", (value, message) => {
  expect(faultsOf({ utmContent: value })).toEqual([["utmContent", message]]);
});

test("who comes first decides a parameter, each by itself", () => {
  const link = { ...NO_UTM, campaign: "launch" };
  const program = { ...NO_UTM, campaign: "ambassadors", medium: "creators" };
  const shop = { ...NO_UTM, medium: "social", term: "a" };
  expect(firstUtm([link, program, shop])).toEqual({
    source: null,
    medium: "creators",
    campaign: "launch",
    term: "a",
    content: null,
  });
  expect(firstUtm([])).toEqual(NO_UTM);
});

test("columns and fields of a form hold the same, and no row holds nothing", () => {
  const utm = { source: "a", medium: "b", campaign: "c", term: "d", content: null };
  const columns = {
    utmSource: "a",
    utmMedium: "b",
    utmCampaign: "c",
    utmTerm: "d",
    utmContent: null,
  };
  expect(utmColumns(utm)).toEqual(columns);
  expect(utmOf(columns)).toEqual(utm);
  expect(utmOf(null)).toEqual(NO_UTM);
  expect(utmTexts(utm)).toEqual({ ...columns, utmContent: "" });
});
