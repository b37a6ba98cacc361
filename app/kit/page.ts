const CURSOR_LENGTH_MAX = 2_000;

/** A cursor for an address: the sort key of a row, readable only by decodeCursor. */
export function encodeCursor(parts: readonly string[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The parts of a cursor that came back in an address; null when there is none or it is not one of ours. What no row can hold is in no
 * cursor of ours: a NUL, half of a surrogate pair.
 */
export function decodeCursor(text: string | null): string[] | null {
  if (text === null || text.length > CURSOR_LENGTH_MAX) return null;
  try {
    const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const parts: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isTexts(parts) ? parts : null;
  } catch {
    return null; // typed by hand or cut off: the list then begins at its start
  }
}

/** Which way a cursor leads from the row that it names. */
export type Way = "next" | "previous";

/** Whether a cursor's part is a way. */
export const isWay = (part: string | undefined): part is Way =>
  part === "next" || part === "previous";

/**
 * The page in up to `size` + 1 rows that were read from a cursor on, backwards when its way is "previous"; null is the list's start.
 * Gives the rows in the order of the list, and the rows that the cursors to its neighbours name, null where there is no neighbour:
 * `cutPage(["c", "b", "a"], { size: 2, way: "previous" })` is the page b, c, with c before the next and b after the previous one.
 */
export function cutPage<Row>(
  found: readonly Row[],
  { size, way }: Readonly<{ size: number; way: Way | null }>,
): Readonly<{ rows: Row[]; next: Row | null; previous: Row | null }> {
  const isBack = way === "previous";
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  const hasNext = isBack || hasMore;
  const hasPrevious = way !== null && (!isBack || hasMore);
  return {
    rows,
    next: hasNext ? (rows.at(-1) ?? null) : null,
    previous: hasPrevious ? (rows[0] ?? null) : null,
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

const isText = (part: unknown): boolean =>
  typeof part === "string" && part.isWellFormed() && !part.includes("\u0000");

/** The instant in a cursor's part, as toISOString wrote it, or null. Years 1900 to 2999: what lies beyond, the database may not know. */
export function instantIn(part: string | undefined): Date | null {
  if (part === undefined || !/^(19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(part))
    return null;
  const instant = new Date(part);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
