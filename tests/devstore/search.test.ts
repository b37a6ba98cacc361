import { expect, test } from "vitest";
import { byPosition, connection } from "../../devstore/connection.ts";
import { byInstant, byText, searchOf } from "../../devstore/search.ts";

type Item = { name: string; at: string };

const ITEMS: readonly Item[] = [
  { name: "Anna", at: "2026-11-01T00:00:00Z" },
  { name: "Ben", at: "2026-11-02T10:00:00Z" },
  { name: "Anna Lee", at: "2026-11-03T00:00:00Z" },
];

function found(text: string): string[] {
  const matches = searchOf<Item>(text, {
    name: byText(({ name }) => [name]),
    at: byInstant(({ at }) => at),
  });
  return ITEMS.filter(matches).map(({ name }) => name);
}

test.each([
  ["", ["Anna", "Ben", "Anna Lee"]],
  ["name:anna", ["Anna"]],
  ["name:anna*", ["Anna", "Anna Lee"]],
  ['name:"anna lee"', ["Anna Lee"]],
  ["-name:ben", ["Anna", "Anna Lee"]],
  ["at:>=2026-11-02T10:00:00Z", ["Ben", "Anna Lee"]],
  ["at:>'2026-11-01' AND at:<'2026-11-03'", ["Ben"]],
  ["at:>2026-11-01 name:ben", ["Ben"]],
])("the search %j finds what Shopify's syntax means", (text, names) => {
  expect(found(text)).toEqual(names);
});

test("what cannot be read, or is no filter, is refused", () => {
  expect(() => found("name:")).toThrow("cannot read");
  expect(() => found("(name:anna)")).toThrow("cannot read");
  expect(() => found("colour:red")).toThrow('no search filter "colour"');
  expect(() => found("at:>soon")).toThrow("no date and time");
});

const list = ["a", "b", "c", "d", "e"];
const page = (args: Parameters<typeof connection>[1]) => {
  const { nodes, pageInfo } = connection(list, args, byPosition, (one) => one);
  return { nodes: nodes().join(""), ...pageInfo };
};

test("pages go forwards, backwards and reversed, and know what is beside them", () => {
  const first = page({ first: 2 });
  expect(first).toMatchObject({ nodes: "ab", hasNextPage: true, hasPreviousPage: false });
  const second = page({ first: 2, after: first.endCursor });
  expect(second).toMatchObject({ nodes: "cd", hasNextPage: true, hasPreviousPage: true });
  expect(page({ first: 2, after: second.endCursor })).toMatchObject({
    nodes: "e",
    hasNextPage: false,
  });
  expect(page({ last: 2 })).toMatchObject({
    nodes: "de",
    hasNextPage: false,
    hasPreviousPage: true,
  });
  expect(page({ last: 2, before: second.startCursor }).nodes).toBe("ab");
  expect(page({ first: 2, reverse: true }).nodes).toBe("ed");
  expect(() => page({ first: 251 })).toThrow("between 0 and 250");
  expect(() => page({ first: 1, after: "nope" })).toThrow("Invalid cursor");
});
