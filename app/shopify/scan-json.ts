// Reads a few top-level values out of a JSON body without building objects. The webhook door runs it on every delivery: it tells
// well-formed from malformed like JSON.parse does, in a fraction of the time, and gives numbers as their digits, which JSON.parse
// rounds above 2^53.

/** Deeper than any body Shopify sends; a deeper one is refused before it can hurt anything behind the door. */
export const DEPTH_MAX = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Cursor = { at: number; readonly text: string };

/**
 * The wanted values of an object, as raw JSON text by path ("order_id", "order_edit.order_id"); null when the text is not one
 * well-formed JSON object at most 64 levels deep. Of a repeated key the first counts. Only objects are entered, never arrays:
 * `scanObject('{"a":[{"id":1}],"id":2}', new Set(["id"]))` gives id → "2".
 */
export function scanObject(
  text: string,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, string> | null {
  const found = new Map<string, string>();
  const cursor: Cursor = { at: 0, text };
  skipSpace(cursor);
  if (text.charCodeAt(cursor.at) !== OPEN_OBJECT) return null;
  if (!scanNested(cursor, wanted, found)) return null;
  skipSpace(cursor);
  return cursor.at === text.length ? found : null;
}

/** The string that raw JSON text stands for, or null when it is no string. */
export function stringOf(raw: string | undefined): string | null {
  if (raw === undefined || raw.charCodeAt(0) !== QUOTE) return null;
  return JSON.parse(raw) as string;
}

/** The digits of raw JSON text, be it a number or a string of digits ("820982911946154508"); null when it is neither. */
export function digitsOf(raw: string | undefined): string | null {
  const match = raw === undefined ? null : /^"?([1-9]\d{0,19})"?$/.exec(raw);
  return match?.[1] ?? null;
}

/** Walks one object or array with a stack of its own, so that no nesting can exhaust the program's. */
function scanNested(cursor: Cursor, wanted: ReadonlySet<string>, found: Map<string, string>) {
  const { text } = cursor;
  const closers: number[] = [];
  const names: (string | null)[] = []; // the path of each open object; null inside arrays
  let path: string | null = "";
  for (;;) {
    const start = cursor.at;
    const code = text.charCodeAt(start);
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (closers.length === DEPTH_MAX) return false;
      closers.push(code === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY);
      names.push(code === OPEN_OBJECT ? path : null);
      cursor.at += 1;
      skipSpace(cursor);
      if (text.charCodeAt(cursor.at) !== closers.at(-1)) {
        path = code === OPEN_OBJECT ? readKey(cursor, names.at(-1) ?? null) : null;
        if (code === OPEN_OBJECT && path === "") return false;
        continue;
      }
    } else {
      if (!skipScalar(cursor, code)) return false;
      if (path !== null && wanted.has(path) && !found.has(path))
        found.set(path, text.slice(start, cursor.at));
      skipSpace(cursor);
    }
    while (closers.length > 0 && text.charCodeAt(cursor.at) === closers.at(-1)) {
      closers.pop();
      names.pop();
      cursor.at += 1;
      if (closers.length > 0) skipSpace(cursor);
    }
    if (closers.length === 0) return true;
    if (text.charCodeAt(cursor.at) !== COMMA) return false;
    cursor.at += 1;
    skipSpace(cursor);
    const isObject = closers.at(-1) === CLOSE_OBJECT;
    path = isObject ? readKey(cursor, names.at(-1) ?? null) : null;
    if (isObject && path === "") return false;
  }
}

/** Reads `"key":` and gives the key's path; "" when it is malformed, null when it lies inside an array. */
function readKey(cursor: Cursor, parent: string | null): string | null {
  const start = cursor.at;
  if (cursor.text.charCodeAt(start) !== QUOTE || !skipString(cursor)) return "";
  const key = parent === null ? "" : cursor.text.slice(start + 1, cursor.at - 1);
  skipSpace(cursor);
  if (cursor.text.charCodeAt(cursor.at) !== COLON) return "";
  cursor.at += 1;
  skipSpace(cursor);
  if (parent === null || key === "") return null;
  return parent === "" ? key : `${parent}.${key}`;
}

function skipScalar(cursor: Cursor, code: number): boolean {
  if (code === QUOTE) return skipString(cursor);
  const pattern = code === 0x2d || (code >= 0x30 && code <= 0x39) ? NUMBER : LITERAL;
  return skipPattern(cursor, pattern);
}

function skipPattern(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  if (!pattern.test(cursor.text)) return false;
  cursor.at = pattern.lastIndex;
  return true;
}

function skipString(cursor: Cursor): boolean {
  const { text } = cursor;
  for (let at = cursor.at + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      cursor.at = at + 1;
      return true;
    }
    if (code < 0x20) return false;
    if (code === BACKSLASH) {
      cursor.at = at;
      if (!skipPattern(cursor, ESCAPE)) return false;
      at = cursor.at - 1;
    }
  }
  return false;
}

function skipSpace(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    cursor.at += 1;
  }
}
