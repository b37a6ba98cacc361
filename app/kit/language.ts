// Languages by their two letters (ISO 639-1), named in English by Intl.

const LETTERS = Array.from({ length: 26 }, (_, n) => String.fromCharCode(97 + n));

const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** From a language's letters or its name in lower case to its letters. An outdated code has the name of its successor, which stands. */
const byText = new Map<string, string>([["mandarin", "zh"]]);
for (const first of LETTERS)
  for (const second of LETTERS) {
    const code = `${first}${second}`;
    const name = names.of(code)?.toLowerCase();
    if (name === undefined) continue;
    byText.set(code, code);
    if (!byText.has(name)) byText.set(name, code);
  }

/** The language of a text, as two letters: "de", "de-AT" and "German" are "de"; null for what is none, so for nothing too. */
export function languageOf(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const first = /^([a-z]{2})[-_][a-z0-9_-]{2,10}$/.exec(typed)?.[1] ?? typed;
  return byText.get(first) ?? null;
}

/** Name of a language: "de" is "German"; what is no language stays as it is. */
export const languageName = (code: string): string => (code === "" ? "" : (names.of(code) ?? code));
