import fc from "fast-check";
import { expect, test } from "vitest";
import { DEPTH_MAX, digitsOf, scanObject, stringOf } from "#app/shopify/scan-json.ts";

const scan = (text: string, ...paths: string[]) => scanObject(text, new Set(paths));

test("a number above 2^53 keeps its digits", () => {
  expect(digitsOf(scan('{"order_id":820982911946154508}', "order_id")?.get("order_id"))).toBe(
    "820982911946154508",
  );
});

test("a nested value of the same name is passed over", () => {
  const text = '{"line_items":[{"id":1,"order_id":2}],"customer":{"order_id":3},"order_id":4}';
  expect(scan(text, "order_id")?.get("order_id")).toBe("4");
});

test("a path names a value inside an object", () => {
  expect(
    scan('{"order_edit":{"id":7,"order_id":8}}', "order_edit.order_id")?.get("order_edit.order_id"),
  ).toBe("8");
});

test.each([
  "",
  " ",
  "[]",
  "null",
  "{",
  "{}}",
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{"a":[1,]}',
  '{,"a":1}',
  '{"a":01}',
  '{"a":+1}',
  '{"a":.5}',
  '{"a":1.}',
  '{"a":1e}',
  '{"a":tru}',
  '{"a":"\u0001"}',
  '{"a":"\\x"}',
  '{"a":"\\u12"}',
  '{"a":"unclosed}',
  "{'a':1}",
  '{"a":1 "b":2}',
  '{"a":[1}',
  '{"a":1]',
  "{a:1}",
  '{"a":NaN}',
])("%j is no well-formed object", (text) => {
  expect(scan(text)).toBeNull();
});

test("deep nesting is refused without exhausting the stack", () => {
  const deep = (depth: number) => `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
  expect(scan(deep(DEPTH_MAX - 1))).not.toBeNull();
  expect(scan(deep(DEPTH_MAX))).toBeNull();
  expect(scan(deep(100_000))).toBeNull();
});

test("it says of any object what JSON.parse says, and finds the same values", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
      fc.nat(3),
      (object, indent) => {
        const found = scan(JSON.stringify(object, null, indent), ...Object.keys(object));
        expect(found).not.toBeNull();
        for (const [key, value] of Object.entries(object)) {
          const isScalar = typeof value !== "object" || value === null;
          const raw = found?.get(key);
          if (
            isScalar &&
            !/["\\]/.test(JSON.stringify(key).slice(1, -1)) &&
            key !== "" &&
            !key.includes(".")
          )
            expect(raw).toBe(JSON.stringify(value));
        }
      },
    ),
  );
});

test("a damaged text is malformed for it exactly when it is for JSON.parse", () => {
  const parses = (text: string) => {
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === "object" && value !== null && !Array.isArray(value);
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
      fc.nat(),
      fc.constantFrom("", ",", "{", "}", "[", "]", '"', "\\", ":", "0", "-", ".", "e", "t", " "),
      (object, place, patch) => {
        const text = JSON.stringify(object);
        const at = place % (text.length + 1);
        const damaged = text.slice(0, at) + patch + text.slice(at + 1);
        expect(scan(damaged) !== null).toBe(parses(damaged));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("raw text is read as a string or as digits, and as nothing else", () => {
  expect(stringOf('"gid://shopify/Order/1"')).toBe("gid://shopify/Order/1");
  expect(stringOf("12")).toBeNull();
  expect(stringOf(undefined)).toBeNull();
  expect(digitsOf('"123"')).toBe("123");
  for (const raw of ["12.5", "-1", "1e3", "0", '"example string"', "null", undefined])
    expect(digitsOf(raw)).toBeNull();
});
