const CURSOR_LENGTH_MAX = 2_000;

/** A cursor for an address: the sort key of a row, readable only by decodeCursor. */
export function encodeCursor(parts: readonly string[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The parts of a cursor that came back in an address; null when there is none or it is not one of ours. */
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

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((part) => typeof part === "string");
}
