// Who is in a program, who was invited, and the forms of its page.
import { v7 } from "uuid";
import { afterAll, expect, test } from "vitest";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop, offerOf } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { addGroup, apply, formOf, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { approveApplication, declineApplication } = await import(
  "#app/applications/decide-application.server.ts"
);
const { answerProgram } = await import("#app/applications/answer-program.server.ts");
const { deleteGroup } = await import("#app/applications/delete-group.server.ts");
const { invite, revokeInvitation } = await import("#app/applications/invite.server.ts");
const { joinProgram, leaveProgram } = await import("#app/applications/manage-members.server.ts");
const pages = await import("#app/applications/pages.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const NOW = new Date("2026-11-30T12:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const by = { decidedBy: "42", now: NOW };
const find = (shop: Shop, id: string) =>
  db.application.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
const memberships = (shop: Shop, programId: string) =>
  db.membership.findMany({ where: { shopId: shop.id, programId }, orderBy: { id: "asc" } });

test("an invitation leads to its group, lets a declined applicant apply again, and shows what became of it", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const fields = { email: "bo@example.com", name: "Bo Dahl" };
  const first = await apply(shop, program, { fields, now: NOW });
  await transaction((tx) =>
    declineApplication(tx, { shop, applicationId: first, reason: "", ...by }),
  );
  const groupId = await addGroup(shop, program.id, "Gold");
  const asked = { programId: program.id, groupId, name: "Bo", now: NOW };
  const made = await transaction((tx) => invite(tx, shop, asked));
  const invitation = made.ok ? new URL(made.value.url).searchParams.get("invitation") : null;
  const card = () =>
    transaction((tx) => pages.invitationsCard(tx, shop, { programId: program.id, now: NOW }));
  expect(await card()).toMatchObject([{ name: "Bo", state: "invited" }]);
  await apply(shop, program, {
    fields: { ...fields, why: "Again" },
    invitation: invitation ?? "",
    now: NOW,
  });
  expect(await find(shop, first)).toMatchObject({ state: "applied", why: "Again" });
  expect(await card()).toMatchObject([{ state: "applied", applicationId: first }]);
  await transaction((tx) =>
    approveApplication(tx, { shop, applicationId: first, wanted: "", ...by }),
  );
  expect(await memberships(shop, program.id)).toMatchObject([{ groupId }]);
  expect(await card()).toMatchObject([{ state: "approved" }]);
});

test("a revoked invitation opens nothing, and one that was used or is another program's cannot be revoked", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop, { state: "invitation" });
  const asked = { programId: program.id, groupId: null, name: "Bo", now: NOW };
  const made = await transaction((tx) => invite(tx, shop, asked));
  const secret = made.ok ? (new URL(made.value.url).searchParams.get("invitation") ?? "") : "";
  const [row] = await db.invitation.findMany({ where: { shopId: shop.id } });
  const revoke = (programId: string) =>
    transaction((tx) => revokeInvitation(tx, shop, { id: row?.id ?? "", programId, now: NOW }));
  expect(await revoke(v7())).toBe(false);
  expect([await revoke(program.id), await revoke(program.id)]).toEqual([true, false]);
  await expect(apply(shop, program, { invitation: secret, now: NOW })).rejects.toThrow("closed");
});

test("joining, changing the group and leaving are times; the same again changes nothing", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const creatorId = await makeCreator(db, shop, "Bo Dahl");
  const groupId = await addGroup(shop, program.id, "Gold");
  const join = (chosen: string | null, now: Date) =>
    transaction((tx) =>
      joinProgram(tx, shop, { programId: program.id, creatorId, groupId: chosen, now }),
    );
  const leave = (now: Date) =>
    transaction((tx) => leaveProgram(tx, shop, { programId: program.id, creatorId, now }));
  expect(await join(null, NOW)).toMatchObject({ value: { change: "joined" } });
  expect(await join(null, later(1))).toMatchObject({ value: { change: "none" } });
  expect(await join(groupId, later(2))).toMatchObject({ value: { change: "moved" } });
  await leave(later(3));
  await leave(later(4));
  await join(null, later(5));
  expect(await memberships(shop, program.id)).toMatchObject([
    { groupId: null, joinedAt: NOW, leftAt: later(2) },
    { groupId, joinedAt: later(2), leftAt: later(3) },
    { groupId: null, joinedAt: later(5), leftAt: null },
  ]);
  const codes = await db.code.findMany({ where: { shopId: shop.id, creatorId } });
  expect(codes.map(({ state }) => state)).toEqual(["live"]);
});

test("a group that is deleted lets its members stay in the program, keeps their time in it, and frees its name", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const [bo, cem] = [await makeCreator(db, shop, "Bo Dahl"), await makeCreator(db, shop, "Cem")];
  const groupId = await addGroup(shop, program.id, "Gold");
  const join = (creatorId: string, chosen: string | null) =>
    transaction((tx) =>
      joinProgram(tx, shop, { programId: program.id, creatorId, groupId: chosen, now: NOW }),
    );
  await join(bo, groupId);
  await join(cem, null);
  const asked = { programId: program.id, groupId, name: "Dora", now: NOW };
  expect((await transaction((tx) => invite(tx, shop, asked))).ok).toBe(true);
  const counts = () =>
    transaction((tx) => pages.countsOfGroups(tx, shop, { programId: program.id, now: NOW }));
  expect(await counts()).toEqual({ [groupId]: { members: 1, invitations: 1 } });
  const remove = (of = shop, programId = program.id) =>
    transaction((tx) => deleteGroup(tx, of, { programId, groupId, now: later(1) }));
  expect((await remove(await makeShop(db))).ok).toBe(false);
  expect((await remove(shop, v7())).ok).toBe(false);
  expect(await remove()).toEqual({ ok: true, value: { moved: 1 } });
  expect(await remove()).toEqual({ ok: true, value: { moved: 0 } });
  const rows = await memberships(shop, program.id);
  expect(rows).toMatchObject([
    { creatorId: bo, groupId, joinedAt: NOW, leftAt: later(1) },
    { creatorId: cem, groupId: null, joinedAt: NOW, leftAt: null },
    { creatorId: bo, groupId: null, joinedAt: later(1), leftAt: null },
  ]);
  expect(await join(cem, groupId)).toMatchObject({ error: { kind: "not-found" } });
  await addGroup(shop, program.id, "Gold");
});

test("an invitation into a group that was deleted meanwhile leads into no group", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop, { state: "invitation" });
  const groupId = await addGroup(shop, program.id, "Gold");
  const asked = { programId: program.id, groupId, name: "Bo", now: NOW };
  const made = await transaction((tx) => invite(tx, shop, asked));
  const invitation = made.ok ? (new URL(made.value.url).searchParams.get("invitation") ?? "") : "";
  await transaction((tx) =>
    deleteGroup(tx, shop, { programId: program.id, groupId, now: later(1) }),
  );
  const applicationId = await apply(shop, program, { invitation, now: later(2) });
  const page = await transaction((tx) => pages.applicationPage(tx, shop, applicationId));
  expect(page).toMatchObject({ groupId: "", groups: [{ label: "No group" }] });
  expect(page?.suggestion).not.toBeNull();
  const approval = { shop, applicationId, wanted: "", decidedBy: "42", now: later(3) };
  const late = { ...approval, groupId }; // the page was open since before
  expect(await transaction((tx) => approveApplication(tx, late))).toMatchObject({
    error: { kind: "no-group" },
  });
  expect((await transaction((tx) => approveApplication(tx, approval))).ok).toBe(true);
  expect(await memberships(shop, program.id)).toMatchObject([{ groupId: null, leftAt: null }]);
});

test("who joins, moves or leaves while the group is deleted is in it no more, and once in the program", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  for (let round = 0; round < 5; round++) {
    const groupId = await addGroup(shop, program.id, `Gold ${round}`);
    const other = await addGroup(shop, program.id, `Blue ${round}`);
    const name = (n: number) => `Creator ${round} ${n}`;
    const ids = await Promise.all([0, 1, 2].map((n) => makeCreator(db, shop, name(n))));
    const [stays = "", moves = "", joins = ""] = ids;
    const join = (creatorId: string, chosen: string | null) =>
      transaction((tx) =>
        joinProgram(tx, shop, { programId: program.id, creatorId, groupId: chosen, now: NOW }),
      );
    await join(stays, groupId);
    await join(moves, groupId);
    await Promise.all([
      join(joins, groupId),
      transaction((tx) => deleteGroup(tx, shop, { programId: program.id, groupId, now: NOW })),
      join(moves, other),
    ]);
    const open = await db.membership.findMany({
      where: { shopId: shop.id, creatorId: { in: ids }, leftAt: null },
    });
    const groups = new Map(open.map((row) => [row.creatorId, row.groupId]));
    expect([groups.get(stays), groups.get(moves), groups.get(joins) ?? null]).toEqual([
      ...[null, other, null], // who came too late did not join
    ]);
    expect(open.length).toBe(groups.size);
  }
});

test("a creator is in several programs at once, and once in each, also when added twice at one moment", async () => {
  const shop = await makeShop(db);
  const programs = [await makeProgram(shop), await makeProgram(shop)];
  const creatorId = await makeCreator(db, shop, "Bo Dahl");
  const join = (programId: string) =>
    transaction((tx) => joinProgram(tx, shop, { programId, creatorId, groupId: null, now: NOW }));
  await Promise.all([...programs, ...programs].map(({ id }) => join(id)));
  const counts = await transaction((tx) =>
    pages.countsOfPrograms(
      tx,
      shop.id,
      programs.map(({ id }) => id),
    ),
  );
  expect(Object.values(counts)).toEqual([
    { members: 1, waiting: 0 },
    { members: 1, waiting: 0 },
  ]);
});

test("the forms of a program's page are told apart, and another shop's program has none", async () => {
  const shop = await makeShop(db);
  const stranger = await makeShop(db);
  const program = await makeProgram(shop);
  const creatorId = await makeCreator(db, shop, "Bo Dahl");
  const post = (of: Shop, fields: Record<string, string>) => {
    const form = formOf(fields);
    return transaction((tx) =>
      answerProgram(tx, { shop: of, programId: program.id, form, now: NOW }),
    );
  };
  const said = async (fields: Record<string, string>) => {
    const answer = await post(shop, fields);
    return answer.ok ? (answer.value.said ?? answer.value.result?.error) : answer.error.kind;
  };
  const offerId = offerOf(shop);
  expect(await said({ intent: "add-group", name: "Gold", offerId })).toBe("Group added");
  expect(await said({ intent: "add-group", name: "Gold", offerId })).toEqual({
    name: ["This name is taken. Choose a different one."],
  });
  const [gold] = await db.programGroup.findMany({ where: { shopId: shop.id } });
  const group = { groupId: gold?.id ?? "", offerId };
  await addGroup(shop, program.id, "Blue");
  const change = { intent: "change-group", ...group };
  expect(await said({ ...change, name: "Blue" })).toEqual({
    name: ["This name is taken. Choose a different one."],
  });
  expect(await said({ ...change, name: "" })).toEqual({ name: ["Enter a name."] });
  expect(await said({ ...change, name: "Golden", offerId: v7() })).toEqual({
    offerId: ["Choose an offer from the list."],
  });
  expect(await said({ ...change, name: "Golden" })).toBe("Group saved");
  expect(await said({ ...change, name: "Golden", groupId: v7() })).toBe("not-found");
  expect(await said({ intent: "join", creatorId, groupId: group.groupId })).toBe("Member added");
  expect(await said({ intent: "delete-group", groupId: group.groupId })).toBe(
    "Group deleted. 1 member is in no group now.",
  );
  expect(await said({ intent: "delete-group", groupId: group.groupId })).toBe("Group deleted");
  expect(await said({ ...change, name: "Golden" })).toBe("not-found");
  expect(await said({ intent: "leave", creatorId })).toBe("Member removed. What was earned stays.");
  expect(await said({ intent: "join", creatorId, groupId: "" })).toBe("Member added");
  expect(await said({ intent: "leave", creatorId })).toBe("Member removed. What was earned stays.");
  expect(await said({ intent: "invite", name: "" })).toEqual({ name: ["Enter a name."] });
  expect(await said({ intent: "save", name: "", defaultOfferId: offerId })).toEqual({
    name: ["Enter a name."],
  });
  expect(await said({ intent: "nonsense" })).toBe("not-found");
  expect(await post(stranger, { intent: "join", creatorId })).toMatchObject({ ok: false });
  const invited = await post(shop, { intent: "invite", name: "Bo" });
  expect(invited.ok && invited.value.url).toMatch(/\/apply\/.*\?invitation=[2-9a-z]{32}$/);
});
