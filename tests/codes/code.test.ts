import fc from "fast-check";
import { expect, test } from "vitest";
import {
  alternativesTo,
  canBeReplaced,
  codeProblem,
  freeCodes,
  isOurs,
  normalCode,
  proposalsThenChance,
  proposeCodes,
} from "#app/codes/code.ts";

const ten = { valueKind: "percentage", valueBasisPoints: 1000, valueMinor: null } as const;
const anna = { name: "Anna Berg", handle: "annaskin" };
const USD = 100n;

const firstOf = (generator: Generator<string>, count: number) =>
  freeCodes(generator, new Set(), count);

test.each([
  ["anna10", "ANNA10"],
  [" Anna 10 ", "ANNA10"],
  ["ＡＮＮＡ１０", "ANNA10"],
  ["ａｎｎａ１０", "ANNA10"],
  ["istanbul", "ISTANBUL"],
  ["anna\u00a010", "ANNA10"],
  ["straße", "STRASSE"],
])("%s is the code %s", (text, code) => {
  expect(normalCode(text)).toBe(code);
});

test("a normal form is its own normal form", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const once = normalCode(text);
      if (codeProblem(once) === null) expect(normalCode(once)).toBe(once);
    }),
  );
});

test.each([
  ["ANNA10", null],
  ["A-B_1", null],
  ["", "Enter a code."],
  ["AB", "Use at least 3 characters."],
  ["A".repeat(41), "Use at most 40 characters."],
  ["ANNA%", "Use letters A–Z, digits, - and _ only."],
  ["ΑΝΝΑ10", "Use letters A–Z, digits, - and _ only."], // Greek look-alikes
  ["CL-ABCDEFGHJKLM", "Codes that begin with CL- are kept for Creator Ledger."],
])("of the code %s is said: %s", (code, problem) => {
  expect(codeProblem(code)).toBe(problem);
});

test.each([
  [anna, ten, ["ANNA10", "ANNAB10", "ANNA102", "ANNA103"]],
  [{ name: "Anna", handle: "" }, ten, ["ANNA10", "ANNA102", "ANNA103", "ANNA104"]],
  [{ name: "Sofía Ruiz", handle: "" }, ten, ["SOFIA10", "SOFIAR10", "SOFIA102", "SOFIA103"]],
  [{ name: "Łukasz Żak", handle: "" }, ten, ["LUKASZ10", "LUKASZZ10", "LUKASZ102", "LUKASZ103"]],
  [{ name: "李娜", handle: "li.na" }, ten, ["LINA10", "LINA102", "LINA103", "LINA104"]],
  [{ name: "李娜", handle: "" }, ten, ["CREATOR10", "CREATOR102", "CREATOR103", "CREATOR104"]],
  [{ name: "J Doe", handle: "" }, ten, ["JDOE10", "JDOE102", "JDOE103", "JDOE104"]],
])("for creator %# the proposals are in order", (owner, value, codes) => {
  expect(firstOf(proposeCodes(owner, value, USD), 4)).toEqual(codes);
});

test.each([
  [{ valueKind: "percentage", valueBasisPoints: 1250, valueMinor: null } as const, "ANNA"],
  [{ valueKind: "amount", valueBasisPoints: null, valueMinor: 500n } as const, "ANNA5"],
  [{ valueKind: "amount", valueBasisPoints: null, valueMinor: 550n } as const, "ANNA"],
  [{ valueKind: "code", valueBasisPoints: null, valueMinor: null } as const, "ANNA"],
])("a value that is not whole is left out of the code: %#", (value, code) => {
  expect(firstOf(proposeCodes(anna, value, USD), 1)).toEqual([code]);
});

test.each([
  [{ origin: "minted", isManaged: false, discountGid: null }, true],
  [{ origin: "adopted", isManaged: false, discountGid: "gid://shopify/DiscountCodeNode/1" }, false],
  [{ origin: "adopted", isManaged: true, discountGid: "gid://shopify/DiscountCodeNode/1" }, true],
  [{ origin: "adopted", isManaged: true, discountGid: null }, false], // it was not found yet
])("the code %j is the app's to take out: %s", (code, isTheApps) => {
  expect(isOurs(code)).toBe(isTheApps);
});

test("proposals are usable codes without repetition, whatever the name", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.string({ maxLength: 60 }),
      (name, handle) => {
        const codes = firstOf(proposeCodes({ name, handle }, ten, USD), 30);
        expect(new Set(codes).size).toBe(30);
        expect(codes.map(codeProblem)).toEqual(codes.map(() => null));
      },
    ),
    { numRuns: 200 },
  );
});

test("who wished for the usual proposal gets the next one, any other wish a number", () => {
  expect(firstOf(alternativesTo("ANNA10", proposeCodes(anna, ten, USD)), 2)).toEqual([
    "ANNAB10",
    "ANNA102",
  ]);
  expect(firstOf(alternativesTo("SUMMER", proposeCodes(anna, ten, USD)), 2)).toEqual([
    "SUMMER2",
    "SUMMER3",
  ]);
});

test("taken codes are passed over", () => {
  expect(freeCodes(proposeCodes(anna, ten, USD), new Set(["ANNA10", "ANNAB10"]), 1)).toEqual([
    "ANNA102",
  ]);
});

test("after twenty-four proposals a namesake's codes end by chance, whatever the length of the first", () => {
  let turn = 0;
  const endings = () => ["ab3", "ab3", "zz9"][turn++ % 3] ?? "";
  const codes = firstOf(proposalsThenChance(proposeCodes(anna, ten, USD), endings), 27);
  expect(codes.slice(0, 3)).toEqual(["ANNA10", "ANNAB10", "ANNA102"]);
  expect(codes.slice(24)).toEqual(["ANNA10-AB3", "ANNA10-AB3", "ANNA10-ZZ9"]);
  const long = (function* () {
    for (;;) yield "A".repeat(40);
  })();
  expect(
    codeProblem(
      firstOf(
        proposalsThenChance(long, () => "12345678"),
        25,
      )[24] ?? "",
    ),
  ).toBeNull();
});

const minted = { origin: "minted", isManaged: false, discountGid: null };
const live = { ...minted, state: "live", endsAt: null };

test.each([
  ["a live code", live, true, true],
  ["a managed code", { ...live, origin: "adopted", isManaged: true, discountGid: "1" }, true, true],
  ["a code that is left as it is", { ...live, origin: "adopted" }, true, false],
  ["a paused code", { ...live, state: "paused" }, true, false],
  ["a code that is being replaced", { ...live, endsAt: new Date() }, true, false],
  ["a code in an offer of links only", live, false, false],
])("%s: whether another can take its place", (_, code, offerHasCodes, can) => {
  expect(canBeReplaced(code, offerHasCodes)).toBe(can);
});
