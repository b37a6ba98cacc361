// Pattern: how an offer names its codes: text with words in braces, such as {first}{percent} for ANNA10.
import {
  codeProblem,
  LENGTH_MAX,
  latin,
  normalCode,
  type Owner,
  valueNumber,
} from "#app/codes/code.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import type { Offer } from "#app/programs/offer.ts";

type Value = Pick<Offer, "valueKind" | "valueBasisPoints" | "valueMinor">;

/** The words a pattern may hold, with what they stand for. */
export const PATTERN_WORDS = [
  { word: "first", meaning: "first name, ANNA" },
  { word: "last", meaning: "last name, BERG" },
  { word: "name", meaning: "whole name, ANNABERG" },
  { word: "handle", meaning: "handle, ANNASKIN" },
  { word: "percent", meaning: "the offer’s percent, 10" },
  { word: "amount", meaning: "the offer’s amount, 5" },
  { word: "random:6", meaning: "six letters and digits by chance, or 3 to 12 of them" },
] as const;

type Word = "first" | "last" | "name" | "handle" | "percent" | "amount";
type Part =
  | Readonly<{ kind: "text"; text: string }>
  | Readonly<{ kind: "word"; word: Word }>
  | Readonly<{ kind: "random"; length: number }>;

/** A pattern that was read; its parts in order. */
export type Pattern = readonly Part[];

const PATTERN_LENGTH_MAX = 80;
const RANDOM_MIN = 3;
const RANDOM_MAX = 12;
/** What a name is given at least, so that codes differ; and what is kept free for the number of a namesake. */
const NAME_ROOM_MIN = 6;
const NUMBER_ROOM = 6;
const NAME_WORDS: readonly Word[] = ["first", "last", "name", "handle"];

/**
 * Reads a pattern for an offer, or says as a sentence why it cannot be used: "{first}{percent}" for 10 % off is read, "{percent}" alone is
 * not, for all creators would get the same code.
 */
export function parsePattern(text: string, value: Value, unit: bigint): Result<Pattern, string> {
  if (text.length > PATTERN_LENGTH_MAX) return err(`Use at most ${PATTERN_LENGTH_MAX} characters.`);
  const parts: Part[] = [];
  for (const [piece = ""] of text.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/gu)) {
    const part = readPiece(piece);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  const problem = problemOf(parts, value, unit);
  return problem === null ? ok(parts) : err(problem);
}

function readPiece(piece: string): Result<Part, string> {
  if (piece === "{" || piece === "}") return err("Close each brace: {first}.");
  if (!piece.startsWith("{")) {
    const text = normalCode(piece);
    return /^[A-Z0-9_-]*$/.test(text)
      ? ok({ kind: "text", text })
      : err("Use letters A–Z, digits, - and _ beside the words in braces.");
  }
  const word = piece.slice(1, -1).trim().toLowerCase();
  const random = /^random:(\d{1,2})$/.exec(word);
  if (random) {
    const length = Number(random[1]);
    return length >= RANDOM_MIN && length <= RANDOM_MAX
      ? ok({ kind: "random", length })
      : err(`Use {random:${RANDOM_MIN}} to {random:${RANDOM_MAX}}.`);
  }
  return isWord(word)
    ? ok({ kind: "word", word })
    : err(`Nothing is called ${piece}. Use ${NAMES_IN_WORDS}.`);
}

const isWord = (word: string): word is Word =>
  word !== "random:6" && PATTERN_WORDS.some((known) => known.word === word);

const NAMES_IN_WORDS = PATTERN_WORDS.map(({ word }) => `{${word}}`).join(", ");

function problemOf(parts: Pattern, value: Value, unit: bigint): string | null {
  if (parts.length === 0) return "Enter a pattern, such as {first}{percent}.";
  const asks = (word: Word) => parts.some((part) => part.kind === "word" && part.word === word);
  const number = valueNumber(value, unit);
  if (asks("percent") && (value.valueKind !== "percentage" || number === ""))
    return "This offer is not a whole percentage off: leave {percent} out.";
  if (asks("amount") && (value.valueKind !== "amount" || number === ""))
    return "This offer is not a whole amount off: leave {amount} out.";
  const names = namesIn(parts);
  const hasRandom = parts.some(({ kind }) => kind === "random");
  if (names === 0 && !hasRandom)
    return "Every creator would get the same code: add {first}, {handle} or {random:6}.";
  if (roomForNames(parts, number) < (names > 0 ? NAME_ROOM_MIN : 0))
    return `Shorten the pattern: its codes have at most ${LENGTH_MAX} characters.`;
  const [first] = parts;
  if (first?.kind === "text" && first.text.startsWith("CL-"))
    return "Codes that begin with CL- are kept for Creator Ledger.";
  return null;
}

const namesIn = (parts: Pattern): number =>
  parts.filter((part) => part.kind === "word" && NAME_WORDS.includes(part.word)).length;

/** Characters that the names of a code may have together. */
function roomForNames(parts: Pattern, number: string): number {
  const taken = parts.map((part) => {
    if (part.kind === "text") return part.text.length;
    if (part.kind === "random") return part.length;
    return NAME_WORDS.includes(part.word) ? 0 : number.length;
  });
  return LENGTH_MAX - NUMBER_ROOM - taken.reduce((sum, length) => sum + length, 0);
}

type Given = Readonly<{
  owner: Owner;
  value: Value;
  /** Minor units of one of the shop's currency: $5.00 off is written 5. */
  unit: bigint;
  /** So many letters A–Z and digits by chance. */
  random: (length: number) => string;
}>;

/**
 * Codes of a pattern for a creator, best first, without end, each usable: {first}{percent} for Anna Berg with 10 % off gives ANNA10,
 * ANNA102, ANNA103, …; a pattern with {random:6} draws anew each time. A name in another script is written by its handle, and without one
 * as CREATOR.
 */
export function* codesOfPattern(pattern: Pattern, given: Given): Generator<string> {
  const isDrawn = pattern.some(({ kind }) => kind === "random");
  for (let n = 1; ; n++) {
    const code = written(pattern, given) + (n === 1 || isDrawn ? "" : String(n));
    if (codeProblem(code) === null) yield code;
    if (isDrawn && n % DRAWS_MAX === 0) yield written(pattern, given) + given.random(RANDOM_MIN);
  }
}

/** So often a short random part may meet what is taken before it grows. */
const DRAWS_MAX = 200;

function written(pattern: Pattern, { owner, value, unit, random }: Given): string {
  const number = valueNumber(value, unit);
  const each = Math.max(
    1,
    Math.floor(roomForNames(pattern, number) / Math.max(1, namesIn(pattern))),
  );
  const code = pattern
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "random") return random(part.length);
      if (!NAME_WORDS.includes(part.word)) return number;
      return nameOf(part.word, owner, namesIn(pattern) === 1).slice(0, each);
    })
    .join("")
    .replace(/^CL-/, "CL");
  return code.length >= CODE_MIN ? code : `${code}${"X".repeat(CODE_MIN - code.length)}`;
}

const CODE_MIN = 3;

/** A name in Latin letters, else what is nearest to it that can be written so. Who has one name has no last one, unless the code needs it. */
function nameOf(word: Word, { name, handle }: Owner, isOnly: boolean): string {
  const words = name
    .split(/[\s-]+/u)
    .map(latin)
    .filter((part) => part !== "");
  const nearest = [latin(name), latin(handle), "CREATOR"];
  const wanted = {
    first: [words[0] ?? ""],
    last: words.length > 1 ? [words.at(-1) ?? ""] : [],
    handle: [latin(handle)],
  };
  if (word === "last" && wanted.last.length === 0 && !isOnly) return "";
  const own = word === "first" || word === "last" || word === "handle" ? wanted[word] : [];
  return [...own, ...nearest].find((text) => text !== "") ?? "";
}
