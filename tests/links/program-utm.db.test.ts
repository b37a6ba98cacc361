// The UTM parameters and the code of a link, as a visit meets them and as the form's preview says them: both are the same.
import Fastify from "fastify";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { utmParameters } from "#app/links/link.ts";
import { NO_UTM, type Utm } from "#app/programs/utm.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { addGroup, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { joinProgram, leaveProgram } = await import("#app/applications/manage-members.server.ts");
const { changeUtmDefaults, makeLink } = await import("#app/links/save-link.server.ts");
const { newLinkPage } = await import("#app/links/pages.server.ts");
const { registerLinkDoor } = await import("#app/links/record-click.server.ts");
const { linkVisits } = await import("#app/links/take-visit.server.ts");

const NOW = new Date("2026-11-04T15:42:00Z");
const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1";

let shop: Shop;
let anna: string;

beforeAll(async () => {
  shop = await makeShop(db);
  anna = await makeCreator(db, shop, "Anna");
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function made({ creatorId, utm = NO_UTM }: Readonly<{ creatorId: string; utm?: Utm }>) {
  const target = { kind: "home" } as const;
  const link = { id: v7(), creatorId, slug: null, label: "Spring", target, utm };
  const result = await makeLink(shop, { ...link, appliesDiscount: true, endsOn: null }, NOW);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.linkId;
}

/** Where a visit is sent, by a door that knows nothing yet. */
async function visit(linkId: string): Promise<URL> {
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, id: linkId } });
  const app = Fastify();
  registerLinkDoor(app, linkVisits(app));
  const headers = { "user-agent": PHONE };
  const answer = await app.inject({ url: `/r/${shop.key}-${link.key}`, headers });
  await app.close();
  return new URL(String(answer.headers.location));
}

/** The page behind the shop's discount address. */
async function landing(linkId: string): Promise<URL> {
  const location = await visit(linkId);
  return new URL(location.searchParams.get("redirect") ?? "", location);
}

/** What the form's preview says of a link that sets nothing, and the code it names. */
async function previewed(creatorId: string) {
  const form = (await newLinkPage(db, shop, creatorId))?.form;
  if (!form) throw new Error("no such creator");
  return { utm: new Map(utmParameters(form)), code: form.code };
}

/** The UTM parameters that a visit arrives with. */
async function arrived(linkId: string): Promise<Map<string, string>> {
  const { searchParams } = await landing(linkId);
  return new Map([...searchParams].filter(([name]) => name.startsWith("utm_")));
}

test("a program's UTM parameters come after the link's and before the shop's, and the form's preview says the same", async () => {
  const cleo = await makeCreator(db, shop, "Cleo");
  await changeUtmDefaults(db, shop, { ...NO_UTM, medium: "social", term: "shop", content: "shop" });
  const program = await makeProgram(shop, {
    utmMedium: "ambassadors",
    utmTerm: "program",
    utmCampaign: "club & co",
  });
  const bare = await made({ creatorId: cleo });
  const own = await made({ creatorId: cleo, utm: { ...NO_UTM, term: "own" } });
  const medium = async () => (await arrived(bare)).get("utm_medium");
  expect(await medium()).toBe("social");
  const member = { programId: program.id, creatorId: cleo };
  await transaction((tx) => joinProgram(tx, shop, { ...member, groupId: null, now: NOW }));
  const expected = [
    ["utm_source", "tiktok"],
    ["utm_medium", "ambassadors"],
    ["utm_campaign", "club & co"],
    ["utm_term", "program"],
    ["utm_content", "shop"],
  ] as const;
  expect(await arrived(bare)).toEqual(new Map(expected));
  expect((await previewed(cleo)).utm).toEqual(new Map(expected));
  expect(await arrived(own)).toEqual(new Map([...expected, ["utm_term", "own"]]));
  expect((await arrived(await made({ creatorId: anna }))).get("utm_medium")).toBe("social"); // Anna is in no program
  await db.program.updateMany({ where: { id: program.id }, data: { state: "archived" } });
  expect([await medium(), (await previewed(cleo)).utm.get("utm_medium")]).toEqual(
    Array(2).fill("social"),
  );
  await db.program.updateMany({ where: { id: program.id }, data: { state: "open" } });
  await transaction((tx) => leaveProgram(tx, shop, { ...member, now: NOW }));
  expect(await medium()).toBe("social");
  await changeUtmDefaults(db, shop, NO_UTM);
});

test("of several programs the one joined first decides each parameter, whatever group she is in since; another offer's counts not", async () => {
  const dora = await makeCreator(db, shop, "Dora");
  const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
  const first = await makeProgram(shop, { utmMedium: "first" });
  const second = await makeProgram(shop, { utmMedium: "second", utmTerm: "second" });
  const gold = await addGroup(shop, first.id, "Gold");
  const spring = await db.offer.findFirstOrThrow({ where: { shopId: shop.id } });
  const summer = { ...spring, id: v7(), name: "Summer" };
  await db.offer.create({ data: summer });
  const elsewhere = await makeProgram(shop, { utmContent: "no", defaultOfferId: summer.id });
  const blue = await addGroup(shop, first.id, "Blue", summer.id);
  const join = (programId: string, groupId: string | null, now: Date) =>
    transaction((tx) => joinProgram(tx, shop, { programId, creatorId: dora, groupId, now }));
  await join(elsewhere.id, null, later(0));
  await join(second.id, null, later(2));
  await join(first.id, null, later(1));
  await join(first.id, gold, later(3));
  const linkId = await made({ creatorId: dora });
  const both = async () => {
    const [landed, { utm }] = [await arrived(linkId), await previewed(dora)];
    expect(landed).toEqual(utm);
    return ["utm_medium", "utm_term", "utm_content"].map((name) => landed.get(name));
  };
  expect(await both()).toEqual(["first", "second", undefined]);
  await join(first.id, blue, later(4)); // its offer is not the link's
  expect(await both()).toEqual(["second", "second", undefined]);
});

test("the preview names the code that the link puts into the cart: without a label and without an end", async () => {
  const emil = await makeCreator(db, shop, "Emil");
  const main = await db.code.findFirstOrThrow({ where: { shopId: shop.id, creatorId: emil } });
  const linkId = await made({ creatorId: emil });
  const more = (code: string, given: Readonly<{ label?: string; endsAt?: Date }>) =>
    db.code.create({ data: { ...main, id: v7(), code, ...given } });
  await more("EMILPOD", { label: "Podcast" });
  await more("EMILOLD", { endsAt: new Date("2099-01-01") });
  expect((await visit(linkId)).pathname).toBe("/discount/EMIL10");
  expect((await previewed(emil)).code).toBe("EMIL10");
});
