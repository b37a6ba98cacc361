import { expect, test } from "vitest";
import { parseReportQuery } from "#app/analytics/contract.ts";

const parse = (text: string) => parseReportQuery(new URLSearchParams(text));

test("an address without anything is the first page by net revenue, compared", () => {
  expect(parse("")).toEqual({
    preset: null,
    from: null,
    to: null,
    isCompared: true,
    sort: "net",
    direction: "desc",
    q: "",
    band: null,
    page: 1,
  });
});

test("everything an address can ask for", () => {
  expect(
    parse(
      "from=2026-10-01&to=2026-10-31&compare=none&sort=return&direction=asc&q=+anna+&band=poor&page=3&host=x",
    ),
  ).toEqual({
    preset: null,
    from: "2026-10-01",
    to: "2026-10-31",
    isCompared: false,
    sort: "return",
    direction: "asc",
    q: "anna",
    band: "poor",
    page: 3,
  });
});

test.each([
  'sort="netMinor"; drop table',
  "direction=up",
  "band=good",
  "page=0",
  "page=-1",
  "page=1.5",
  "page=99999999999",
  "page=x",
])("%s falls back to the default", (text) => {
  expect(parse(text)).toEqual(parse(""));
});

test("impossible days are kept as text, for the period to judge; endless ones are as none", () => {
  expect(parse("from=2026-02-30&to=x")).toMatchObject({ from: "2026-02-30", to: "x" });
  expect(parse(`from=${"9".repeat(10_000)}`).from).toBeNull();
});

test("a search is cut at 80 characters", () => {
  expect(parse(`q=${"a".repeat(10_000)}`).q).toBe("a".repeat(80));
});
