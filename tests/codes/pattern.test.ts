import fc from "fast-check";
import { expect, test } from "vitest";
import { codeProblem, freeCodes, normalCode } from "#app/codes/code.ts";
import { codesOfPattern, parsePattern } from "#app/codes/pattern.ts";

const ten = { valueKind: "percentage", valueBasisPoints: 1000, valueMinor: null } as const;
const fiveDollars = { valueKind: "amount", valueBasisPoints: null, valueMinor: 500n } as const;
const USD = 100n;
const anna = { name: "Anna Berg", handle: "annaskin" };

/** Chance that is none: A, B, C, … in turn. */
function inTurn() {
  let n = 0;
  return (length: number) =>
    Array.from({ length }, () => String.fromCharCode(65 + (n++ % 26))).join("");
}

function codesOf(
  text: string,
  owner: typeof anna,
  count = 1,
  value: typeof ten | typeof fiveDollars = ten,
) {
  const pattern = parsePattern(text, value, USD);
  if (!pattern.ok) throw new Error(pattern.error);
  const given = { owner, value, unit: USD, random: inTurn() };
  return freeCodes(codesOfPattern(pattern.value, given), new Set(), count);
}

test.each([
  ["{first}{percent}", ["ANNA10", "ANNA102", "ANNA103"]],
  ["{FIRST}{ percent }", ["ANNA10", "ANNA102", "ANNA103"]],
  ["{handle}", ["ANNASKIN", "ANNASKIN2", "ANNASKIN3"]],
  ["{name}-{percent}", ["ANNABERG-10", "ANNABERG-102", "ANNABERG-103"]],
  ["vip-{last}", ["VIP-BERG", "VIP-BERG2", "VIP-BERG3"]],
  ["{first}{random:3}", ["ANNAABC", "ANNADEF", "ANNAGHI"]],
  ["X{random:6}", ["XABCDEF", "XGHIJKL", "XMNOPQR"]],
])("the pattern %s gives Anna Berg %j", (pattern, codes) => {
  expect(codesOf(pattern, anna, 3)).toEqual(codes);
});

test.each([
  ["{first}{percent}", { name: "李娜", handle: "li.na" }, "LINA10"],
  ["{first}{percent}", { name: "李娜", handle: "" }, "CREATOR10"],
  ["{handle}{percent}", { name: "Zoë", handle: "" }, "ZOE10"],
  ["{first}{last}", { name: "Zoë", handle: "" }, "ZOE"],
  ["{last}", { name: "Łukasz", handle: "" }, "LUKASZ"],
  ["{first}", { name: "Bo", handle: "" }, "BOX"], // at least three characters
  ["{first}", { name: "CL", handle: "" }, "CLX"],
  ["{first}-{last}", { name: "C L", handle: "" }, "C-L"],
  ["{name}{percent}", { name: `${"Anna".repeat(20)}`, handle: "" }, `${"ANNA".repeat(8)}10`],
])("the pattern %s gives %j the code %s", (pattern, owner, code) => {
  expect(codesOf(pattern, owner)).toEqual([code]);
});

test("what would begin like an anchor code loses its dash", () => {
  expect(codesOf("{first}-{percent}", { name: "Cl", handle: "" })).toEqual(["CL10"]);
});

test("an amount off is written in whole units", () => {
  expect(codesOf("{first}{amount}", anna, 1, fiveDollars)).toEqual(["ANNA5"]);
});

test.each([
  ["", "Enter a pattern, such as {first}{percent}."],
  ["{percent}", "Every creator would get the same code: add {first}, {handle} or {random:6}."],
  ["SPRING", "Every creator would get the same code: add {first}, {handle} or {random:6}."],
  ["{first", "Close each brace: {first}."],
  ["{first}%", "Use letters A–Z, digits, - and _ beside the words in braces."],
  ["{first}{amount}", "This offer is not a whole amount off: leave {amount} out."],
  ["{random:2}", "Use {random:3} to {random:12}."],
  ["CL-{first}", "Codes that begin with CL- are kept for Creator Ledger."],
  [`${"A".repeat(30)}{first}`, "Shorten the pattern: its codes have at most 40 characters."],
  ["{first}".repeat(20), "Use at most 80 characters."],
])("the pattern %j is refused: %s", (text, problem) => {
  expect(parsePattern(text, ten, USD)).toEqual({ ok: false, error: problem });
});

test("an unknown word names those that are known", () => {
  const refused = parsePattern("{firstname}", ten, USD);
  expect(!refused.ok && refused.error).toMatch(
    /^Nothing is called \{firstname\}\. Use \{first\}, /,
  );
});

const pieces = fc.constantFrom(
  ..."{first} {last} {name} {handle} {percent} {random:3} {random:12} - _ CL a 9 Spring".split(" "),
);

test("whatever the pattern and the name, codes are usable, in normal form, and never run out", () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 6 }),
      fc.string({ unit: "grapheme", maxLength: 120 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      (parts, name, handle) => {
        const pattern = parsePattern(parts.join(""), ten, USD);
        fc.pre(pattern.ok);
        if (!pattern.ok) return;
        let n = 0;
        const random = (length: number) =>
          (n++).toString(36).toUpperCase().padStart(length, "0").slice(-length);
        const given = { owner: { name, handle }, value: ten, unit: USD, random };
        const codes = freeCodes(codesOfPattern(pattern.value, given), new Set(), 30);
        expect(codes.map(codeProblem)).toEqual(codes.map(() => null));
        expect(codes.map(normalCode)).toEqual(codes);
        expect(new Set(codes).size).toBe(30);
      },
    ),
    { numRuns: 300 },
  );
});
