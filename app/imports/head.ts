// Head: what the first bytes of a file tell: how it is written and which headings it has.

const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What stands between the cells of a heading line: of comma, semicolon and tab the one that is there most often outside of quotes. */
export function delimiterOf(text: string): Delimiter {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === "\n" || char === "\r")) break;
    else if (!isQuoted) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const of = (one: string) => counts.get(one) ?? 0;
  return DELIMITERS.reduce((best, one) => (of(one) > of(best) ? one : best));
}

/** How many bytes of a byte order mark begin a file; null for a file in another encoding than UTF-8, as its mark says. */
export function markLength(bytes: Uint8Array): number | null {
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return null;
  return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
}

const HEADING_LENGTH_MAX = 100;

/** Headings as they are shown and kept: plain text, an empty one named by its place; empty ones at the end are none. */
export function shownHeadings(record: readonly string[]): readonly string[] {
  const texts = record.map((text) =>
    text.replace(/\p{C}/gu, " ").replace(/\s+/g, " ").trim().slice(0, HEADING_LENGTH_MAX),
  );
  const last = texts.findLastIndex((text) => text !== "");
  return texts.slice(0, last + 1).map((text, at) => text || `Column ${at + 1}`);
}

/** Why a file with these headings cannot be read, as a sentence, or null. */
export function headingsProblem(headings: readonly string[], max: number): string | null {
  if (headings.length === 0) return "The file is empty. Its first line has to name the columns.";
  if (headings.length > max)
    return `The file has more than ${max} columns. Leave some of them out.`;
  return null;
}
