// Shopify's search syntax, as far as the app uses it: terms joined by AND, `field:value`, `field:>=value`, "-" for not.
import { GraphQLError } from "graphql";

export type Comparison = "=" | ">" | ">=" | "<" | "<=";
export type Filter<T> = (item: T, value: string, comparison: Comparison) => boolean;

const TERM = /\s*(-|NOT\s+)?([a-z_]+):(>=|<=|>|<|=)?(?:'([^']*)'|"([^"]*)"|([^\s()]+))\s*(AND\b)?/y;

/**
 * A predicate from a search text; an empty text finds everything.
 * Where Shopify ignores a filter it does not know, this throws: a typo would find everything.
 */
export function searchOf<T>(
  text: string | null | undefined,
  filters: Readonly<Record<string, Filter<T>>>,
): (item: T) => boolean {
  const query = (text ?? "").trim();
  const terms: ((item: T) => boolean)[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < query.length) {
    const at = TERM.lastIndex;
    const match = TERM.exec(query);
    if (!match)
      throw new GraphQLError(`The dev store cannot read the search "${query.slice(at)}".`);
    const [, not, name = "", comparison = "=", single, double, bare] = match;
    const filter = filters[name];
    if (!filter) throw new GraphQLError(`The dev store has no search filter "${name}".`);
    const value = single ?? double ?? bare ?? "";
    terms.push((item) => filter(item, value, comparison as Comparison) !== Boolean(not));
  }
  return (item) => terms.every((term) => term(item));
}

/** Compares instants; a day alone means its beginning in UTC. */
export function byInstant<T>(read: (item: T) => string): Filter<T> {
  return (item, value, comparison) => {
    const wanted = Date.parse(value);
    if (Number.isNaN(wanted)) throw new GraphQLError(`"${value}" is no date and time.`);
    return isTrue(Date.parse(read(item)) - wanted, comparison);
  };
}

/** Compares numbers. */
export function byNumber<T>(read: (item: T) => number): Filter<T> {
  return (item, value, comparison) => isTrue(read(item) - Number(value), comparison);
}

/** Compares texts without regard to case; "*" at the end stands for anything. */
export function byText<T>(read: (item: T) => readonly (string | null)[]): Filter<T> {
  return (item, value) => {
    const wanted = value.toLowerCase();
    const isPrefix = wanted.endsWith("*");
    return read(item).some((one) => {
      const text = one?.toLowerCase();
      return isPrefix ? text?.startsWith(wanted.slice(0, -1)) : text === wanted;
    });
  };
}

function isTrue(difference: number, comparison: Comparison): boolean {
  if (comparison === ">") return difference > 0;
  if (comparison === ">=") return difference >= 0;
  if (comparison === "<") return difference < 0;
  if (comparison === "<=") return difference <= 0;
  return difference === 0;
}
