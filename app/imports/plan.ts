// Plan: what is to become of the rows of a file, decided from what is known of the creators and codes that they name.
import { codeProblem, normalCode } from "#app/codes/code.ts";
import { profileForm } from "#app/creators/contract.ts";
import { normalHandle, PLATFORMS } from "#app/creators/creator.ts";
import {
  changesBetween,
  type FieldChange,
  fieldLabel,
  type Profile,
  type ProfileField,
  type ProfileTexts,
  profileTexts,
} from "#app/creators/profile.ts";
import type { FileRow, RowResult } from "#app/imports/creator-import.ts";
import type { FirstLines } from "#app/imports/first-lines.ts";
import {
  changedTexts,
  hasTooManyCodes,
  newTexts,
  platformText,
  type Said,
} from "#app/imports/row.ts";
import { parseId } from "#app/kit/id.ts";

export type Handle = Readonly<{ platform: string; handle: string }>;
/** By what a row's creator is found. */
export type Names = Readonly<{ id: string | null; email: string; handles: readonly Handle[] }>;

export type KnownCreator = Profile & Readonly<{ id: string; defaultOfferId: string }>;
export type KnownOffer = Readonly<{ id: string; hasCodes: boolean; isRefused: boolean }>;

export type Known = Readonly<{
  creators: ReadonlyMap<string, KnownCreator>;
  /** Ids of creators with an e-mail, and with a handle (see handleKey), some of them where they are many. */
  byEmail: ReadonlyMap<string, readonly string[]>;
  byHandle: ReadonlyMap<string, readonly string[]>;
  /** Whose a code is. */
  owners: ReadonlyMap<string, string>;
  offers: ReadonlyMap<string, KnownOffer>;
  /** The line that led to a creator before, by her id. */
  seenCreators: Pick<FirstLines, "lineOf">;
}>;

export type RowPlan = RowResult &
  Readonly<{
    creatorId: string | null;
    /** The new profile, where one is to be written. */
    profile: Profile | null;
    changes: readonly FieldChange[];
    /** Codes to ask for, in normal form. */
    codes: readonly string[];
  }>;

export type ReadRow = Pick<FileRow, "line" | "problem"> &
  Readonly<{
    said: Said;
    names: Names;
    /** See noteKeys. */
    repeat: string | null;
  }>;

/** A handle as it is compared: in lower case, with its platform. */
export const handleKey = ({ platform, handle }: Handle): string =>
  `${platform}/${handle.toLowerCase()}`;

/** By what the creator of a row is found: our id, else the e-mail, else platform and handle. */
export function namesOf({ id, texts }: Said): Names {
  const main = {
    platform: platformText(texts.platform ?? "instagram"),
    handle: texts.handle ?? "",
  };
  const others = PLATFORMS.map(({ value }) => ({
    platform: value as string,
    handle: texts[`${value}Handle`] ?? "",
  }));
  return {
    id: id === null ? null : (parseId(id) ?? ""),
    email: (texts.email ?? "").toLowerCase(),
    handles: [main, ...others]
      .filter(({ handle }) => handle !== "")
      .map(({ platform, handle }) => ({ platform, handle: normalHandle(handle) }))
      .filter(({ handle }) => handle !== ""),
  };
}

/** What may stand in a file once: a creator by her id, else by e-mail and by each handle; and a code. */
export function keysOf({ id, email, handles }: Names, { codes }: Said): string[] {
  const people =
    id !== null
      ? [`id ${id}`]
      : [
          ...(email === "" ? [] : [`email ${email}`]),
          ...handles.map((one) => `handle ${handleKey(one)}`),
        ];
  return [...people, ...codes.map((code) => `code ${normalCode(code)}`)];
}

/**
 * Notes the line that first names each key, for rows in the order of the file. Gives the sentence for a row of which an earlier one has
 * named a key already, or null.
 */
export function noteKeys(
  firstLines: FirstLines,
  { keys, line }: Readonly<{ keys: readonly string[]; line: number }>,
): string | null {
  let repeat: string | null = null;
  for (const key of keys) {
    const first = firstLines.note(key, line);
    if (first < line) repeat ??= repeatOf(key, first);
  }
  return repeat;
}

const repeatOf = (key: string, first: number): string =>
  key.startsWith("code ")
    ? `The code ${key.slice(5)} is on line ${first} as well.`
    : `This is the creator of line ${first} again.`;

/** What is to become of a row. Offers of new creators are asked for by `offerId`. */
export function planRow(row: ReadRow, known: Known, offerId: string): RowPlan {
  if (row.problem !== null) return refused(row, row.problem);
  if (row.repeat !== null) return refused(row, row.repeat);
  const found = findCreator(row.names, known);
  if (!found.ok) return refused(row, found.problem);
  const { creator } = found;
  const before = creator && known.seenCreators.lineOf(creator.id);
  if (before !== null && before !== row.line)
    return refused(row, `This is the creator of line ${before} again.`, creator?.id);
  const read = readProfile(
    creator === null ? newTexts(row.said) : changedTexts(row.said, profileTexts(creator)),
  );
  if (!read.ok) return refused(row, read.problem, creator?.id);
  const offer = known.offers.get(creator?.defaultOfferId ?? offerId);
  const wished = readCodes(row, { creator, offer, owners: known.owners });
  if (!wished.ok) return refused(row, wished.problem, creator?.id);
  return outcomeOf(row, { creator, profile: read.profile, codes: wished.codes });
}

function outcomeOf(
  { line }: ReadRow,
  given: Readonly<{ creator: KnownCreator | null; profile: Profile; codes: readonly string[] }>,
): RowPlan {
  const { creator, profile, codes } = given;
  const changes = creator === null ? [] : changesBetween(creator, profile);
  const isSame = creator !== null && changes.length === 0 && codes.length === 0;
  return {
    line,
    outcome: creator === null ? "made" : isSame ? "unchanged" : "changed",
    problem: "",
    creatorId: creator?.id ?? null,
    profile: creator === null || changes.length > 0 ? profile : null,
    changes,
    codes,
  };
}

const refused = (
  { line }: Pick<ReadRow, "line">,
  problem: string,
  creatorId?: string,
): RowPlan => ({
  line,
  outcome: "refused",
  problem,
  creatorId: creatorId ?? null,
  profile: null,
  changes: [],
  codes: [],
});

type Found =
  | Readonly<{ ok: true; creator: KnownCreator | null }>
  | Readonly<{ ok: false; problem: string }>;

function findCreator({ id, email, handles }: Names, known: Known): Found {
  const of = (ids: readonly string[]) => ids.flatMap((one) => known.creators.get(one) ?? []);
  if (id !== null) {
    const creator = known.creators.get(id);
    return creator
      ? { ok: true, creator }
      : { ok: false, problem: "No creator has this ID. Leave it empty to add her." };
  }
  const mailed = of(known.byEmail.get(email) ?? []);
  const named = of(handles.flatMap((handle) => known.byHandle.get(handleKey(handle)) ?? []));
  const both = mailed.filter((one) => named.some((other) => other.id === one.id));
  const candidates = both.length > 0 ? both : mailed.length > 0 ? mailed : named;
  const ids = new Set(candidates.map((one) => one.id));
  if (ids.size > 1)
    return {
      ok: false,
      problem: `Several creators have this ${mailed.length > 0 ? "e-mail" : "handle"}. Add the creator ID from an export.`,
    };
  if (ids.size === 0 && email === "" && handles.length === 0)
    return {
      ok: false,
      problem: "Give an e-mail or a handle, so that the creator is found again.",
    };
  return { ok: true, creator: candidates[0] ?? null };
}

type Read = Readonly<{ ok: true; profile: Profile }> | Readonly<{ ok: false; problem: string }>;

function readProfile(texts: ProfileTexts): Read {
  const parsed = profileForm.safeParse(texts);
  if (parsed.success) return { ok: true, profile: parsed.data };
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${fieldLabel(String(path[0]) as ProfileField)}: ${message}`,
  );
  return { ok: false, problem: problems.join(" ") };
}

type Codes =
  | Readonly<{ ok: true; codes: readonly string[] }>
  | Readonly<{ ok: false; problem: string }>;

/** The codes to ask for: those of the row that the creator does not have. */
function readCodes(
  { said }: ReadRow,
  given: Readonly<{
    creator: KnownCreator | null;
    offer: KnownOffer | undefined;
    owners: Known["owners"];
  }>,
): Codes {
  const { creator, offer, owners } = given;
  const no = (problem: string): Codes => ({ ok: false, problem });
  if (hasTooManyCodes(said)) return no("Codes: Use at most 10 codes in a row.");
  if (creator === null && (!offer || offer.isRefused))
    return no("The offer cannot take new creators. Choose another one.");
  const codes: string[] = [];
  for (const code of said.codes.map(normalCode)) {
    const owner = owners.get(code);
    if (owner !== undefined && owner === creator?.id) continue;
    const problem = codeProblem(code);
    if (problem !== null) return no(`Code: ${problem}`);
    if (owner !== undefined) return no(`The code ${code} is another creator’s.`);
    codes.push(code);
  }
  if (codes.length === 0) return { ok: true, codes };
  if (!offer || offer.isRefused) return no("The creator’s offer takes no new codes.");
  return offer.hasCodes
    ? { ok: true, codes }
    : no("The offer has links only and no codes. Leave the code empty.");
}
