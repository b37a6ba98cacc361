import { expect, test } from "vitest";
import { NO_DETAILS } from "#app/creators/profile.ts";
import { firstLinesOf } from "#app/imports/first-lines.ts";
import {
  handleKey,
  type Known,
  type KnownCreator,
  keysOf,
  namesOf,
  noteKeys,
  planRow,
  type ReadRow,
} from "#app/imports/plan.ts";
import type { Said } from "#app/imports/row.ts";

const OFFER = "01932c07-0000-7000-8000-000000000001";
const ANNA = "01932c07-0000-7000-8000-00000000000a";
const BO = "01932c07-0000-7000-8000-00000000000b";

const creator = (id: string, name: string, more: Partial<KnownCreator> = {}): KnownCreator => ({
  ...NO_DETAILS,
  id,
  name,
  handle: name.toLowerCase(),
  platform: "tiktok",
  followers: 5,
  tags: [],
  note: "",
  defaultOfferId: OFFER,
  ...more,
});

function knownOf(creators: readonly KnownCreator[], more: Partial<Known> = {}): Known {
  const group = (keyOf: (one: KnownCreator) => string) => {
    const map = new Map<string, string[]>();
    for (const one of creators) map.set(keyOf(one), [...(map.get(keyOf(one)) ?? []), one.id]);
    return map;
  };
  return {
    creators: new Map(creators.map((one) => [one.id, one])),
    byEmail: group(({ email }) => email),
    byHandle: group(handleKey),
    owners: new Map(),
    offers: new Map([[OFFER, { id: OFFER, hasCodes: true, isRefused: false }]]),
    seenCreators: firstLinesOf(1),
    ...more,
  };
}

function row(texts: Said["texts"], more: Partial<Said> = {}, line = 7): ReadRow {
  const said: Said = { id: null, texts, custom: [], codes: [], ...more };
  return { line, problem: null, said, names: namesOf(said), repeat: null };
}

const plan = (one: ReadRow, known: Known) => planRow(one, known, OFFER);

test("our id finds a creator before the e-mail does, and the e-mail before the handle", () => {
  const known = knownOf([
    creator(ANNA, "Anna", { email: "anna@example.com" }),
    creator(BO, "Bo", { email: "bo@example.com" }),
  ]);
  const found = (texts: Said["texts"], id: string | null = null) =>
    plan(row(texts, { id }), known).creatorId;
  expect(found({ email: "bo@example.com" }, ANNA)).toBe(ANNA);
  expect(found({ email: "BO@example.com", handle: "@Anna", platform: "TikTok" })).toBe(BO);
  expect(found({ email: "new@example.com", handle: "@Anna", platform: "TikTok" })).toBe(ANNA);
  expect(found({ tiktokHandle: "https://www.tiktok.com/@bo" })).toBe(BO);
  expect(found({ name: "Anna", handle: "anna", platform: "instagram" })).toBeNull();
});

test("an e-mail that several have is decided by the handle, else refused", () => {
  const shared = { email: "agency@example.com" };
  const known = knownOf([creator(ANNA, "Anna", shared), creator(BO, "Bo", shared)]);
  expect(plan(row({ ...shared, handle: "bo", platform: "tiktok" }), known).creatorId).toBe(BO);
  expect(plan(row(shared), known)).toMatchObject({
    outcome: "refused",
    problem: "Several creators have this e-mail. Add the creator ID from an export.",
  });
});

test("a row that says what is known changes nothing; one that says more, that alone", () => {
  const known = knownOf([creator(ANNA, "Anna", { email: "anna@example.com", niche: "Skin" })]);
  const same = row({ email: "ANNA@example.com", followers: "5", name: "Anna" });
  expect(plan(same, known)).toMatchObject({ outcome: "unchanged", profile: null, changes: [] });
  expect(plan(row({ email: "anna@example.com", country: "Germany" }), known)).toMatchObject({
    outcome: "changed",
    profile: { niche: "Skin", country: "DE" },
    changes: [{ field: "country", before: "", after: "DE" }],
  });
});

test("codes of the row that she does not have are asked for; another's refuse it", () => {
  const owners = new Map([
    ["ANNA10", ANNA],
    ["BO10", BO],
  ]);
  const known = knownOf([creator(ANNA, "Anna"), creator(BO, "Bo")], { owners });
  const of = (codes: readonly string[]) => plan(row({}, { id: ANNA, codes }), known);
  expect(of(["anna10"])).toMatchObject({ outcome: "unchanged", codes: [] });
  expect(of(["anna10", " anna 30 "])).toMatchObject({ outcome: "changed", codes: ["ANNA30"] });
  expect(of(["bo10"]).problem).toBe("The code BO10 is another creator’s.");
  expect(of(["ab"]).problem).toBe("Code: Use at least 3 characters.");
});

test("an offer that Shopify refused takes nobody, and one without codes no code", () => {
  const offers = (more: object) =>
    new Map([[OFFER, { id: OFFER, hasCodes: true, isRefused: false, ...more }]]);
  const fresh = row({ name: "Cy", handle: "cy" }, { codes: ["CY10"] });
  expect(plan(fresh, knownOf([], { offers: offers({ isRefused: true }) })).problem).toBe(
    "The offer cannot take new creators. Choose another one.",
  );
  expect(plan(fresh, knownOf([], { offers: offers({ hasCodes: false }) })).problem).toBe(
    "The offer has links only and no codes. Leave the code empty.",
  );
  expect(plan(fresh, knownOf([]))).toMatchObject({ outcome: "made", codes: ["CY10"] });
});

test("of two rows about one creator or code the first in the file counts", () => {
  const said: Said = {
    id: null,
    texts: { email: "a@example.com", handle: "@Anna", platform: "tiktok" },
    custom: [],
    codes: ["anna10"],
  };
  expect(keysOf(namesOf(said), said)).toEqual([
    "email a@example.com",
    "handle tiktok/anna",
    "code ANNA10",
  ]);
  expect(keysOf(namesOf({ ...said, id: ANNA }), { ...said, codes: [] })).toEqual([`id ${ANNA}`]);
  const firstLines = firstLinesOf(1);
  const note = (line: number, keys: readonly string[]) => noteKeys(firstLines, { keys, line });
  expect(note(3, ["email b@example.com", "code ANNA10", "code ANNA10"])).toBeNull();
  expect(note(4, ["handle tiktok/anna"])).toBeNull();
  expect(note(7, ["email a@example.com", "handle tiktok/anna", "code ANNA10"])).toBe(
    "This is the creator of line 4 again.",
  );
  expect(note(8, ["email a@example.com"])).toBe("This is the creator of line 7 again."); // refused rows count as well
  expect(note(9, ["code ANNA10"])).toBe("The code ANNA10 is on line 3 as well.");
  const second = row(said.texts, {}, 7);
  expect(plan({ ...second, repeat: "This is it again." }, knownOf([]))).toMatchObject({
    outcome: "refused",
    problem: "This is it again.",
  });
  expect(plan(second, knownOf([])).outcome).toBe("made");
  const known = knownOf([creator(ANNA, "Anna")], { seenCreators: { lineOf: () => 2 } });
  expect(plan(second, known).problem).toBe("This is the creator of line 2 again.");
});

test("a row that could not be read is refused with what was wrong", () => {
  const broken = { ...row({ name: "x" }), problem: "The row has 9 cells." };
  expect(plan(broken, knownOf([]))).toMatchObject({
    outcome: "refused",
    problem: "The row has 9 cells.",
  });
});
