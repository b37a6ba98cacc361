// Deciding applications, and who is in a program: creators, codes, links and memberships that come of it.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import { readApplicationsQuery } from "#app/applications/contract.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { addGroup, apply, formOf, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { approveApplication, declineApplication, eraseApplication } = await import(
  "#app/applications/decide-application.server.ts"
);
const { answerApplication, answerChosen } = await import(
  "#app/applications/answer-applications.server.ts"
);
const { exportApplications } = await import("#app/applications/export-applications.server.ts");
const pages = await import("#app/applications/pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T12:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const DAY_MS = 86_400_000;
const by = { decidedBy: "42", now: NOW };
const approve = (shop: Shop, applicationId: string, wanted = "", groupId?: string | null) =>
  transaction((tx) =>
    approveApplication(tx, {
      shop,
      applicationId,
      wanted,
      ...by,
      ...(groupId === undefined ? {} : { groupId }),
    }),
  );
const find = (shop: Shop, id: string) =>
  db.application.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
const memberships = (shop: Shop, programId: string) =>
  db.membership.findMany({ where: { shopId: shop.id, programId }, orderBy: { id: "asc" } });

test("an approval is a creator with code and link, a membership and a decision, in one step", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const id = await apply(shop, program, { now: NOW });
  const approved = await approve(shop, id, "serum10");
  if (!approved.ok) throw new Error(approved.error.kind);
  const { creatorId, code } = approved.value;
  expect(code).toBe("SERUM10");
  expect(await db.creator.findMany({ where: { shopId: shop.id } })).toMatchObject([
    { id: creatorId, name: "Anna Berg", handle: "annaskin", platform: "tiktok", followers: 18_200 },
  ]);
  expect(await db.code.count({ where: { shopId: shop.id, creatorId, code: "SERUM10" } })).toBe(1);
  expect(await db.link.count({ where: { shopId: shop.id, creatorId } })).toBe(1);
  expect(await memberships(shop, program.id)).toMatchObject([
    { creatorId, groupId: null, joinedAt: NOW, leftAt: null },
  ]);
  expect(await find(shop, id)).toMatchObject({
    state: "approved",
    creatorId,
    decidedBy: "42",
    decidedAt: NOW,
  });
});

test("approving twice, also at the same moment, makes one creator", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const id = await apply(shop, program, { now: NOW });
  const all = await Promise.all([approve(shop, id), approve(shop, id), approve(shop, id)]);
  const made = all.map((one) => (one.ok ? one.value : null));
  expect(new Set(made.map((one) => one?.creatorId)).size).toBe(1);
  expect(made.filter((one) => one?.isNew)).toHaveLength(1);
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(1);
});

test("a taken code is a fault that names a free one, and nothing is written", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  await approve(shop, await apply(shop, program), "SERUM10");
  const id = await apply(shop, program, { now: NOW });
  expect(await approve(shop, id, "serum10")).toMatchObject({
    ok: false,
    error: { kind: "code-taken", code: "SERUM10", free: "SERUM102" },
  });
  expect(await find(shop, id)).toMatchObject({ state: "applied", creatorId: null });
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(1);
});

test("the page proposes the code that an empty field gives", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const id = await apply(shop, program, { now: NOW });
  const page = await transaction((tx) => pages.applicationPage(tx, shop, id));
  expect(page?.suggestion).toBe("ANNA10");
  const approved = await approve(shop, id);
  expect(approved.ok && approved.value.code).toBe("ANNA10");
});

test("a member of a group gets code and link in the group's offer", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const offerId = v7();
  const spring = await db.offer.findFirstOrThrow({ where: { shopId: shop.id } });
  await db.offer.create({
    data: { ...spring, id: offerId, name: "Gold", valueBasisPoints: 2_000 },
  });
  const groupId = await addGroup(shop, program.id, "Gold", offerId);
  const approved = await approve(shop, await apply(shop, program), "", groupId);
  if (!approved.ok) throw new Error(approved.error.kind);
  const { creatorId, code } = approved.value;
  expect(code).toBe("ANNA20");
  expect(await db.creator.findFirst({ where: { shopId: shop.id, id: creatorId } })).toMatchObject({
    defaultOfferId: offerId,
  });
  expect(await memberships(shop, program.id)).toMatchObject([{ creatorId, groupId }]);
  const other = await makeProgram(shop);
  const foreign = await approve(shop, await apply(shop, other), "", groupId);
  expect(foreign).toMatchObject({ ok: false, error: { kind: "no-group" } });
});

test("a declined application keeps its reason, can be approved after all, and an approved one cannot be declined", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const id = await apply(shop, program, { now: NOW });
  const decline = () =>
    transaction((tx) =>
      declineApplication(tx, { shop, applicationId: id, reason: "Too few posts", ...by }),
    );
  expect((await decline()).ok).toBe(true);
  expect(await find(shop, id)).toMatchObject({ state: "declined", reason: "Too few posts" });
  expect((await approve(shop, id)).ok).toBe(true);
  expect(await find(shop, id)).toMatchObject({ state: "approved", reason: "" });
  expect(await decline()).toMatchObject({ ok: false, error: { kind: "is-creator" } });
});

test("an erased application leaves the creator it made", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const id = await apply(shop, program, { now: NOW });
  await approve(shop, id);
  await transaction((tx) => eraseApplication(tx, shop, id));
  expect(await find(shop, id)).toBeNull();
  expect(await memberships(shop, program.id)).toHaveLength(1);
});

const RULE = { approval: "rule", followersMin: "5000", countries: "US", words: "coupon" };

test("who fits the rule is approved at once, and whoever does not waits", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop, RULE);
  const fitting = await apply(shop, program, { now: NOW });
  const small = await apply(shop, program, { fields: { "followers-tiktok": "4999" } });
  const word = await apply(shop, program, { fields: { why: "I run COUPON pages" } });
  expect(await find(shop, fitting)).toMatchObject({ state: "approved", decidedBy: "rule" });
  expect(await find(shop, small)).toMatchObject({ state: "applied" });
  expect(await find(shop, word)).toMatchObject({ state: "applied" });
  expect(await memberships(shop, program.id)).toHaveLength(1);
});

test("a rule approves fifty in a day and the next once the first is a day old", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop, RULE);
  const ids: string[] = [];
  for (let n = 0; n < 51; n++) ids.push(await apply(shop, program, { now: NOW }));
  const states = (await Promise.all(ids.map((id) => find(shop, id)))).map((row) => row?.state);
  expect(states).toEqual([...Array(50).fill("approved"), "applied"]);
  const next = await apply(shop, program, { now: later(DAY_MS + 1) });
  expect(await find(shop, next)).toMatchObject({ state: "approved" });
});

test("a rule whose offer Shopify refused approves nobody, and the application is kept", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop, RULE);
  await db.offer.updateMany({ where: { shopId: shop.id }, data: { state: "refused" } });
  const id = await apply(shop, program, { now: NOW });
  expect(await find(shop, id)).toMatchObject({ state: "applied" });
});

test("several are decided row by row: what cannot be done leaves the others done", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const ids = [await apply(shop, program), await apply(shop, program), v7()];
  const post = (intent: string) =>
    transaction((tx) =>
      answerChosen(tx, { shop, form: formOf({ intent, ids }), staffId: "42", now: NOW }),
    );
  const approved = await post("approve");
  expect(
    approved.ok && approved.value.outcomes.map(({ name, words }) => `${name}: ${words}`),
  ).toEqual([
    "Anna Berg: approved with ANNA10",
    "Anna Berg: approved with ANNAB10",
    "An application: is gone",
  ]);
  const declined = await post("decline");
  expect(declined.ok && declined.value.outcomes.map(({ isDone }) => isDone)).toEqual([
    false,
    false,
    false,
  ]);
  expect(await post("nonsense")).toMatchObject({ ok: false });
});

test("two who approve overlapping selections at once both end, and each applicant is one creator", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const ids = [await apply(shop, program), await apply(shop, program), await apply(shop, program)];
  const post = (chosen: readonly string[]) => {
    const form = formOf({ intent: "approve", ids: chosen });
    return transaction((tx) => answerChosen(tx, { shop, form, staffId: "42", now: NOW }));
  };
  await Promise.all([post(ids), post(ids.toReversed()), ...ids.map((id) => approve(shop, id))]);
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(3);
});

test("the page's forms say a fault at its field", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  await approve(shop, await apply(shop, program), "SERUM10");
  const id = await apply(shop, program, { now: NOW });
  const post = (fields: Record<string, string>) => {
    const form = formOf(fields);
    return transaction((tx) => answerApplication(tx, id, { shop, form, staffId: "42", now: NOW }));
  };
  const taken = await post({ intent: "approve", code: "serum10", groupId: "" });
  expect(taken.ok && taken.value.result?.error).toEqual({
    code: ["SERUM10 is taken. SERUM102 is free."],
  });
  expect(await post({ intent: "nonsense" })).toMatchObject({ ok: false });
  const declined = await post({ intent: "decline", reason: "Too far" });
  expect(declined.ok && declined.value.said).toBe("Application declined");
});

test("the list is read a page at a time, by state and program, without a gap or a repeat", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const other = await makeProgram(shop);
  const ids: string[] = [];
  for (let n = 0; n < 30; n++) ids.push(await apply(shop, program, { now: later(n % 3) }));
  await apply(shop, other);
  const read = (search: string) =>
    transaction((tx) =>
      pages.applicationsPage(tx, {
        shop,
        query: readApplicationsQuery(new URLSearchParams(search)),
      }),
    );
  const first = await read(`program=${program.id}`);
  const second = await read(`program=${program.id}&cursor=${first.next}`);
  const seen = [...first.applications, ...second.applications].map(({ id }) => id);
  expect([first.applications.length, second.applications.length]).toEqual([25, 5]);
  expect(seen.toSorted()).toEqual(ids.toSorted());
  expect(first.counts).toEqual({ applied: 30, approved: 0, declined: 0, all: 30 });
  expect((await read("state=approved")).applications).toEqual([]);
});

test("the file holds all pages of a list, the shop's days, and no formula", async () => {
  const shop = await makeShop(db); // 03:00 UTC is the day before in New York
  const program = await makeProgram(shop, { name: "Ambassadors", questions: "Size? *" });
  const fields = { name: "=1+1", q1: "M", why: 'Hi, "there"' };
  await apply(shop, program, { fields, now: new Date("2026-11-30T03:00:00Z") });
  for (let n = 0; n < 30; n++) await apply(shop, program, { fields: { q1: "S" }, now: NOW });
  const query = readApplicationsQuery(new URLSearchParams("state=all"));
  const textOf = async ({ chunks }: ReturnType<typeof exportApplications>) => {
    let all = "";
    for await (const chunk of chunks) all += chunk;
    return all;
  };
  const text = await textOf(exportApplications({ shop, query }));
  expect(text.match(/^2026-11-30,Ambassadors,applied,Anna Berg,/gm)).toHaveLength(30);
  expect(text).toContain('2026-11-29,Ambassadors,applied,"\'=1+1",');
  expect(text).toContain(`"Hi, ""there""","Size?\nM",,,2026-11-29\r\n`);
  const declined = readApplicationsQuery(new URLSearchParams("state=declined"));
  const none = exportApplications({ shop, query: declined });
  expect(none).toMatchObject({ fileName: "applications-declined.csv" });
  expect((await textOf(none)).split("\r\n")).toHaveLength(2);
});
