// Countries and languages: two letters where they are kept, a name where a person reads them.

type Kind = "region" | "language";

const LETTERS = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
/** Codes of ISO 3166-1 that name no country: exceptional reservations and those for users. */
const NO_COUNTRY = new Set([
  "EU",
  "EZ",
  "UN",
  "XA",
  "XB",
  "ZZ",
  "QO",
  "DD",
  "SU",
  "YU",
  "CS",
  "AN",
]);

/** The country of a text, as two capitals: "DE", "de" and "Germany" are "DE"; "" for an empty one, null for what is none. */
export function countryOf(text: string): string | null {
  const typed = text.trim();
  if (typed === "") return "";
  const code = codesOf("region").get(typed.toLowerCase()) ?? null;
  return code?.toUpperCase() ?? null;
}

/** The language of a text, as two letters: "de", "de-AT" and "German" are "de"; "" for an empty one, null for what is none. */
export function languageOf(text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === "") return "";
  const first = /^([a-z]{2})[-_][a-z0-9_-]{2,10}$/.exec(typed)?.[1] ?? typed;
  return codesOf("language").get(first) ?? null;
}

/** Name of a country: "DE" is "Germany"; "" stays empty. */
export const countryName = (code: string): string => (code === "" ? "" : nameOf("region", code));

/** Name of a language: "de" is "German"; "" stays empty. */
export const languageName = (code: string): string => (code === "" ? "" : nameOf("language", code));

const names: Readonly<Record<Kind, Intl.DisplayNames>> = {
  region: new Intl.DisplayNames("en", { type: "region", fallback: "none" }),
  language: new Intl.DisplayNames("en", { type: "language", fallback: "none" }),
};

const nameOf = (kind: Kind, code: string): string => names[kind].of(code) ?? code;

const known = new Map<Kind, ReadonlyMap<string, string>>();

/** From code and name, both in lower case, to the code. */
function codesOf(kind: Kind): ReadonlyMap<string, string> {
  const before = known.get(kind);
  if (before) return before;
  const codes = new Map<string, string>();
  for (const first of LETTERS)
    for (const second of LETTERS) {
      const code = kind === "region" ? `${first}${second}` : `${first}${second}`.toLowerCase();
      const name = kind === "region" && NO_COUNTRY.has(code) ? undefined : names[kind].of(code);
      if (name === undefined) continue;
      codes.set(code.toLowerCase(), code);
      // An outdated code has the name of its successor, which comes first or is the same person's word for it.
      if (!codes.has(name.toLowerCase())) codes.set(name.toLowerCase(), code);
    }
  for (const [alias, code] of ALIASES[kind]) codes.set(alias, code);
  known.set(kind, codes);
  return codes;
}

/** What files of other programs write. */
const ALIASES: Readonly<Record<Kind, readonly (readonly [string, string])[]>> = {
  region: [
    ["usa", "US"],
    ["united states of america", "US"],
    ["uk", "GB"],
    ["great britain", "GB"],
    ["england", "GB"],
    ["south korea", "KR"],
    ["czech republic", "CZ"],
    ["turkey", "TR"],
  ],
  language: [["mandarin", "zh"]],
};
