// Arrays as PostgreSQL reads them: the columns that `unnest` takes.

/** What a column of a hot statement may hold. */
type Item = string | number | bigint | boolean | Date | null | undefined | readonly Item[];

const ESCAPED = /["\\]/g;

/**
 * The text form of an array: ["a b", null, 1n] is `{"a b",NULL,1}`. Text is always quoted, so that an empty one and the word NULL stay
 * text; an instant keeps its milliseconds. Throws a RangeError for an invalid date. Source: PostgreSQL's manual, 8.15.6.
 */
export function arrayText(items: readonly Item[]): string {
  let text = "";
  for (const item of items) text += `${text === "" ? "" : ","}${itemText(item)}`;
  return `{${text}}`;
}

function itemText(item: Item): string {
  if (item === null || item === undefined) return "NULL";
  if (typeof item === "string") return `"${item.replace(ESCAPED, "\\$&")}"`;
  if (typeof item === "object") return item instanceof Date ? item.toISOString() : arrayText(item);
  return String(item);
}
