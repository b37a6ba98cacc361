// Cursor paging as every list of the Admin API has it: first/after, last/before, reverse.
import { GraphQLError } from "graphql";

export type PageArguments = {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  reverse?: boolean | null;
};

type Key = readonly [value: string | number, id: string];

const PAGE_MAX = 250;

const cursorOf = (key: Key) => Buffer.from(JSON.stringify(key)).toString("base64");

function keyFrom(cursor: string): Key {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, "base64").toString()) as unknown[];
    if ((typeof value === "string" || typeof value === "number") && typeof id === "string")
      return [value, id];
  } catch {
    // Fall through: what cannot be read is no cursor of ours.
  }
  throw new GraphQLError("Invalid cursor for current pagination sort.");
}

/** Ids are compared as numbers of any length. */
function compare(a: Key, b: Key): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  if (a[1].length !== b[1].length) return a[1].length - b[1].length;
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}

/**
 * One page of `items`. `sortBy` gives the value they are sorted by and an id that settles ties, so a cursor
 * stays good when other items come or go.
 * Infinity stands for all: lists of a bulk query have no pages.
 * @throws GraphQLError without first or last, above 250, or with a cursor that is none.
 */
export function connection<T>(
  items: readonly T[],
  args: PageArguments,
  sortBy: (item: T, index: number) => Key,
  viewOf: (item: T) => unknown,
) {
  const { first, last } = args;
  if (first == null && last == null)
    throw new GraphQLError("you must provide one of first or last");
  const size = first ?? last ?? 0;
  if (size < 0 || (size > PAGE_MAX && size !== Number.POSITIVE_INFINITY))
    throw new GraphQLError(`${first != null ? "first" : "last"} must be between 0 and ${PAGE_MAX}`);

  const direction = args.reverse ? -1 : 1;
  const sorted = items
    .map((item, index) => ({ item, key: sortBy(item, index) }))
    .sort((a, b) => direction * compare(a.key, b.key));
  const after = args.after ? keyFrom(args.after) : null;
  const before = args.before ? keyFrom(args.before) : null;
  const isInside = ({ key }: { key: Key }) =>
    (!after || direction * compare(key, after) > 0) &&
    (!before || direction * compare(key, before) < 0);
  const inside = sorted.filter(isInside);
  const page =
    first != null ? inside.slice(0, size) : inside.slice(Math.max(0, inside.length - size));
  const start = page[0] ? sorted.indexOf(page[0]) : -1;
  const end = start + page.length;
  return {
    nodes: () => page.map(({ item }) => viewOf(item)),
    edges: () => page.map(({ item, key }) => ({ cursor: cursorOf(key), node: viewOf(item) })),
    pageInfo: {
      hasNextPage: page.length > 0 ? end < sorted.length : inside.length > 0,
      hasPreviousPage: start > 0,
      startCursor: page[0] ? cursorOf(page[0].key) : null,
      endCursor: page.length > 0 ? cursorOf(page[page.length - 1]?.key ?? ["", ""]) : null,
    },
  };
}

/** Sorts by position: for lists that only grow at their end. */
export function byPosition(_item: unknown, index: number): Key {
  return [index, ""];
}
