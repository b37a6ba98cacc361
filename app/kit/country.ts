// Countries by their two letters (ISO 3166-1 alpha-2, without the six where nobody lives, with XK for Kosovo), named in English by Intl.

const CODES =
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split(
    " ",
  );

const names = new Intl.DisplayNames("en", { type: "region" });

/** Every country with its name, by name; for a list to choose from. */
export const COUNTRIES: readonly Readonly<{ code: string; name: string }>[] = CODES.map((code) => ({
  code,
  name: names.of(code) ?? code,
})).sort((a, b) => a.name.localeCompare(b.name, "en"));

/** What people and files of other programs also write. */
const ALIASES = [
  ["usa", "US"],
  ["united states of america", "US"],
  ["uk", "GB"],
  ["great britain", "GB"],
  ["england", "GB"],
  ["czech republic", "CZ"],
  ["turkey", "TR"],
] as const;

const byText = new Map<string, string>([
  ...COUNTRIES.flatMap(({ code, name }) => [
    [code.toLowerCase(), code] as const,
    [name.toLowerCase(), code] as const,
  ]),
  ...ALIASES,
]);

/** The country that a person typed, by its two letters or its English name: " germany" and "de" are "DE"; null for anything else, so for nothing too. */
export const countryOf = (text: string): string | null =>
  byText.get(text.trim().toLowerCase()) ?? null;

/** The name of a country: "DE" is "Germany"; what is no country stays as it is. */
export const countryName = (code: string): string =>
  COUNTRIES.find((country) => country.code === code)?.name ?? code;
