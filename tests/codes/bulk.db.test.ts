// Changes to many creators at once: each row once, whatever is pressed twice or killed, and a reason for each that was left out.
// BULK_CREATORS says how many two workers share: `BULK_CREATORS=5000 npm test -- codes/bulk` is a long run.
import { v7 } from "uuid";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { addGroup, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { askBulk } = await import("#app/codes/ask-bulk.server.ts");
const { bulkMembers } = await import("#app/applications/bulk-members.server.ts");
const { deleteGroup } = await import("#app/applications/delete-group.server.ts");
const { joinProgram } = await import("#app/applications/manage-members.server.ts");
const { workBulk } = await import("#app/codes/work-bulk.server.ts");
const { bulkRunPage } = await import("#app/codes/bulk-pages.server.ts");
const { putPattern } = await import("#app/codes/code-patterns.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const SHARED = Number(process.env.BULK_CREATORS ?? 200);
const NOW = new Date("2026-11-04T15:42:00Z");
let shop: Shop;
beforeEach(async () => {
  shop = await makeShop(db);
});

async function ask(fields: Readonly<Record<string, string>>, id = v7()) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ id, selection: "all", ...fields }))
    form.set(name, value);
  const asked = await transaction((tx) => askBulk(tx, { shop, form, staffId: "42", now: NOW }));
  return { id, asked };
}

const work = (runId: string) => workBulk({ shopId: shop.id, runId }, bulkMembers);
const page = (runId: string) => bulkRunPage(db, { shop, runId, after: null });
const tagsOf = async (creatorId: string) =>
  (await db.creator.findFirstOrThrow({ where: { shopId: shop.id, id: creatorId } })).tags;

/** Creators without a code, written straight into the table. */
async function makeMany(count: number): Promise<void> {
  await db.creator.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      shopId: shop.id,
      id: v7(),
      name: `Anna ${n}`,
      handle: `anna${n}`,
      platform: "tiktok",
      followers: 1,
      note: "",
      state: "active",
      defaultOfferId: offerOf(shop),
      createdAt: NOW,
    })),
  });
}

test("codes for all that match: one each, by the offer's pattern, and a reason for who has one or is paused", async () => {
  const cleo = await makeCreator(db, shop, "Cleo");
  const dora = await makeCreator(db, shop, "Dora");
  await db.code.deleteMany({ where: { creatorId: dora } });
  await db.creator.updateMany({ where: { id: dora }, data: { state: "paused" } });
  await makeMany(120);
  await putPattern(db, shop.id, { offerId: offerOf(shop), text: "VIP-{handle}", now: NOW });
  const { id } = await ask({ action: "make-codes", offerId: offerOf(shop) });
  expect(await page(id)).toMatchObject({
    run: { title: "Make codes in Spring", words: "0 of 122 creators done", isDone: false },
  });
  await work(id);
  const minting = await db.code.findMany({ where: { shopId: shop.id, state: "minting" } });
  expect(minting).toHaveLength(120);
  expect(minting.map(({ code }) => code).sort()[0]).toBe("VIP-ANNA0");
  const shown = await page(id);
  expect(shown?.run).toMatchObject({
    words: "120 of 122 creators done, 2 refused",
    isDone: true,
    percent: 100,
  });
  expect(new Map(shown?.refused.map((row) => [row.creatorId, row.refusal]))).toEqual(
    new Map([
      [cleo, "She has CLEO10 in this offer already."],
      [dora, "She is paused."],
    ]),
  );
});

test("the same press twice is one run, and a run that is done does nothing again", async () => {
  await makeMany(3);
  const { id } = await ask({ action: "make-codes", offerId: offerOf(shop) });
  const again = await ask({ action: "make-codes", offerId: offerOf(shop) }, id);
  expect(again.asked).toEqual({ ok: true, value: { runId: id } });
  await work(id);
  await work(id);
  expect(await db.code.count({ where: { shopId: shop.id } })).toBe(3);
  expect(await db.bulkRun.count({ where: { shopId: shop.id } })).toBe(1);
});

test(`two workers at one run share its ${SHARED} rows`, {
  timeout: 60_000 + SHARED * 50,
}, async () => {
  await makeMany(SHARED);
  const { id } = await ask({ action: "make-codes", offerId: offerOf(shop) });
  const startedMs = performance.now();
  for (let isDone = false; !isDone; isDone = (await page(id))?.run.isDone ?? true)
    await Promise.all([work(id), work(id)]);
  if (process.env.BULK_CREATORS)
    console.log(`${SHARED} rows in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  expect(await db.code.count({ where: { shopId: shop.id } })).toBe(SHARED);
  expect((await page(id))?.run).toMatchObject({ isDone: true, percent: 100 });
});

test("a worker that dies in the middle of a batch leaves it as it was, and the next one goes on", async () => {
  await makeMany(120);
  const { id } = await ask({ action: "make-codes", offerId: offerOf(shop) });
  await db.$executeRaw`
    create function stop_at_70() returns trigger language plpgsql as $$
      begin if (select count(*) from "Code" where "shopId" = new."shopId") >= 70 then raise exception 'the worker dies here'; end if; return new; end $$`;
  await db.$executeRaw`create trigger stop_at_70 before insert on "Code" for each row execute function stop_at_70()`;
  await expect(work(id)).rejects.toThrow("the worker dies here");
  const rowsLeft = () => db.bulkRow.count({ where: { runId: id } });
  expect([await db.code.count({ where: { shopId: shop.id } }), await rowsLeft()]).toEqual([50, 70]); // two batches of 25
  await db.$executeRaw`drop trigger stop_at_70 on "Code"`;
  await work(id);
  expect([await db.code.count({ where: { shopId: shop.id } }), await rowsLeft()]).toEqual([120, 0]);
});

test("tags are added and removed, and who has too many is told of", async () => {
  const anna = await makeCreator(db, shop, "Anna");
  const ben = await makeCreator(db, shop, "Ben");
  const full = Array.from({ length: 20 }, (_, n) => `tag ${n}`);
  await db.creator.updateMany({ where: { id: ben }, data: { tags: full } });
  const adding = await ask({ action: "add-tag", tag: "vip" });
  await work(adding.id);
  expect(await tagsOf(anna)).toEqual(["vip"]);
  expect(await page(adding.id)).toMatchObject({
    refused: [{ creatorId: ben, name: "Ben", refusal: "She has 20 tags already." }],
  });
  const removing = await ask({ action: "remove-tag", tag: "vip" });
  await work(removing.id);
  expect([await tagsOf(anna), await tagsOf(ben)]).toEqual([[], full]);
});

test("all that match become members of a program: who is in it stays in her group, and who was archived meanwhile is told of", async () => {
  const program = await makeProgram(shop, { name: "Ambassadors" });
  const gold = await addGroup(shop, program.id, "Gold");
  const anna = await makeCreator(db, shop, "Anna");
  const ben = await makeCreator(db, shop, "Ben");
  await makeMany(60);
  const since = new Date("2026-11-01T00:00:00Z");
  const member = { programId: program.id, creatorId: anna, groupId: gold, now: since };
  await transaction((tx) => joinProgram(tx, shop, member));
  const { id } = await ask({ action: "join-program", programId: program.id });
  await db.creator.updateMany({ where: { id: ben }, data: { state: "archived" } });
  await Promise.all([work(id), work(id)]);
  await work(id);
  expect(await page(id)).toMatchObject({
    run: { title: "Add to Ambassadors", words: "61 of 62 creators done, 1 refused", isDone: true },
    refused: [{ creatorId: ben, refusal: "She is archived." }],
  });
  const of = { shopId: shop.id, programId: program.id };
  expect(await db.membership.findMany({ where: { ...of, creatorId: anna } })).toMatchObject([
    { groupId: gold, joinedAt: since, leftAt: null },
  ]);
  expect(await db.membership.count({ where: { ...of, leftAt: null } })).toBe(61);
  expect(await db.membership.count({ where: of })).toBe(61);
});

test("a group moves who is in the program already, and one that is deleted before her turn leaves her where she is", async () => {
  const program = await makeProgram(shop, { name: "Ambassadors" });
  const gold = await addGroup(shop, program.id, "Gold");
  const anna = await makeCreator(db, shop, "Anna");
  const member = { programId: program.id, creatorId: anna, groupId: null, now: NOW };
  await transaction((tx) => joinProgram(tx, shop, member));
  const asked = { action: "join-program", programId: program.id, groupId: gold };
  const open = () =>
    db.membership.findMany({ where: { shopId: shop.id, leftAt: null }, select: { groupId: true } });
  const first = await ask(asked);
  await work(first.id);
  expect(await open()).toEqual([{ groupId: gold }]);
  const late = await ask(asked);
  await transaction((tx) =>
    deleteGroup(tx, shop, { programId: program.id, groupId: gold, now: new Date() }),
  );
  await work(late.id);
  expect(await open()).toEqual([{ groupId: null }]);
  expect(await page(late.id)).toMatchObject({
    run: { title: "Add to Ambassadors, Gold" },
    refused: [{ creatorId: anna, refusal: "The group was deleted." }],
  });
});

test("a membership of many ends, what was earned and codes stay, and who is no member stays as she is", async () => {
  const program = await makeProgram(shop, { name: "Ambassadors" });
  const anna = await makeCreator(db, shop, "Anna");
  await makeCreator(db, shop, "Ben");
  const member = { programId: program.id, creatorId: anna, groupId: null, now: NOW };
  await transaction((tx) => joinProgram(tx, shop, member));
  const { id } = await ask({ action: "leave-program", programId: program.id });
  await work(id);
  expect(await page(id)).toMatchObject({
    run: { title: "Remove from Ambassadors", words: "2 of 2 creators done" },
  });
  const [row] = await db.membership.findMany({ where: { shopId: shop.id } });
  expect(row?.leftAt).not.toBeNull();
  expect(await db.code.count({ where: { shopId: shop.id, state: "live" } })).toBe(2);
});

test("a pause of those ticked stops their codes, and activating brings them back", async () => {
  const anna = await makeCreator(db, shop, "Anna");
  const ben = await makeCreator(db, shop, "Ben");
  const ids = `${anna},${v7()}`; // a stranger's id is nobody's here
  const pausing = await ask({ action: "pause", selection: "ticked", ids });
  await work(pausing.id);
  const states = async () => {
    const rows = await db.creator.findMany({ where: { shopId: shop.id } });
    return new Map(rows.map(({ id, state }) => [id, state]));
  };
  expect(await states()).toEqual(
    new Map([
      [anna, "paused"],
      [ben, "active"],
    ]),
  );
  expect(await db.code.findFirst({ where: { creatorId: anna } })).toMatchObject({
    state: "paused",
  });
  const back = await ask({ action: "activate", selection: "ticked", ids: anna });
  await work(back.id);
  expect((await states()).get(anna)).toBe("active");
  expect(await db.code.findFirst({ where: { creatorId: anna } })).toMatchObject({ state: "live" });
});

test("the filter of the list decides who is meant, at the moment of the press", async () => {
  const anna = await makeCreator(db, shop, "Anna");
  await makeCreator(db, shop, "Ben");
  const { id } = await ask({ action: "add-tag", tag: "a", query: "q=ANNA10&state=active" });
  await makeCreator(db, shop, "Anna Later");
  await work(id);
  const tagged = await db.creator.findMany({ where: { shopId: shop.id, tags: { has: "a" } } });
  expect(tagged.map((one) => one.id)).toEqual([anna]);
});

test("what cannot be is refused and changes nothing", async () => {
  await makeCreator(db, shop, "Anna");
  const none = await ask({ action: "pause", query: "q=nobody" });
  expect(none.asked).toMatchObject({
    ok: false,
    error: { message: "No creator matches any more." },
  });
  const stranger = await ask({ action: "make-codes", offerId: v7() });
  expect(stranger.asked).toMatchObject({ ok: false, error: { kind: "not-found" } });
  const program = await makeProgram(shop);
  const abroad = await makeProgram(await makeShop(db));
  const joining = { action: "join-program", programId: program.id };
  expect((await ask({ ...joining, programId: abroad.id })).asked).toMatchObject({
    error: { kind: "not-found", message: "The shop has no such program." },
  });
  expect((await ask({ ...joining, groupId: v7() })).asked).toMatchObject({
    error: { kind: "not-found", message: "The program has no such group." },
  });
  expect(await db.bulkRun.count({ where: { shopId: shop.id } })).toBe(0);
});
