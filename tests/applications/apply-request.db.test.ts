// The public form as a visitor meets it: pages, faults, guards, and what is kept.
import { createHmac } from "node:crypto";
import { v7 } from "uuid";
import { afterAll, expect, test, vi } from "vitest";
import type { Program } from "#app/programs/program.ts";
import type { Shop } from "#app/shops/shop.ts";
import { makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";
import { applicant, makeProgram } from "../support/programs.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db, transaction } = await import("#app/platform/db.server.ts");
const { applyResponse } = await import("#app/applications/apply-request.server.tsx");
const { invite } = await import("#app/applications/invite.server.ts");

afterAll(async () => {
  vi.useRealTimers();
  await closeDatabase();
  await database.drop();
});

type Fields = Readonly<Record<string, string>>;
type From = Readonly<{ client?: string; source?: "link" | "storefront"; query?: string }>;

const visit = (shop: Shop, key: string, init: RequestInit, from: From = {}) =>
  applyResponse({
    request: new Request(`http://localhost:3000/apply/${shop.key}-${key}${from.query ?? ""}`, {
      ...init,
      headers: { "x-forwarded-for": from.client ?? v7() },
    }),
    form: { shop: shop.key, key, by: "key" },
    source: from.source ?? "link",
    styles: ["/assets/a.css"],
  });

/** Opens the form and gives its hidden fields, as a browser would send them. */
async function open(shop: Shop, { key }: Program, query = ""): Promise<Fields> {
  const response = await visit(shop, key, {}, { query });
  const html = await response.text();
  expect(response.status).toBe(200);
  const hidden = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));
}

const MINUTE_MS = 60_000;

/** Fills the form in for a minute and sends it. */
async function send(shop: Shop, program: Program, fields: Fields, from: From = {}) {
  const later = new Date(Date.now() + MINUTE_MS);
  vi.setSystemTime(later);
  const body = new URLSearchParams({ ...applicant, ...fields });
  const response = await visit(shop, program.key, { method: "POST", body }, from);
  return { status: response.status, html: await response.text(), headers: response.headers };
}

const rows = (shop: Shop) =>
  db.application.findMany({ where: { shopId: shop.id }, orderBy: { id: "asc" } });

test("the form says what the program is, asks its questions, and holds no script and no other's frame", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop, {
    name: "Ambassadors",
    description: "Love & <serums>",
    questions: "Your size? *",
  });
  const response = await visit(shop, program.key, {});
  const html = await response.text();
  expect(html).toContain("Love &amp; &lt;serums&gt;");
  expect(html).toContain("You earn 12.5 % of net sales, held 30 days.");
  expect(html).toContain("Your size?");
  expect(html).not.toMatch(/<script/i);
  expect(html).toContain('href="http://localhost:3000/assets/a.css"');
  expect(html.length).toBeLessThan(50_000);
  expect(response.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; .*form-action 'self'; frame-ancestors 'none'$/,
  );
  expect(response.headers.get("cache-control")).toBe("private, no-store");
});

test("a sent form is one application with its wording of consent, and no creator", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const hidden = await open(shop, program);
  const sent = await send(shop, program, hidden);
  expect([sent.status, sent.html.includes("Thank you")]).toEqual([200, true]);
  const [row, ...others] = await rows(shop);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    id: hidden.formId,
    email: "anna@example.com",
    channels: [{ platform: "tiktok", handle: "annaskin", followers: 18_200 }],
    state: "applied",
    source: "link",
    creatorId: null,
  });
  expect(row?.consentText).toContain("I agree that Northwind Skincare keeps");
  expect(row?.consentedAt).toEqual(row?.createdAt);
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(0);
});

test("the same form twice, and the same address in another form, are answered alike and change nothing", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const hidden = await open(shop, program);
  const first = await send(shop, program, hidden);
  const again = await send(shop, program, { ...hidden, name: "Somebody Else" });
  const other = await send(shop, program, {
    ...(await open(shop, program)),
    email: "ANNA@example.com",
    name: "Not Anna",
  });
  expect([again.html, other.html]).toEqual([first.html, first.html]);
  expect((await rows(shop)).map(({ name }) => name)).toEqual(["Anna Berg"]);
});

test("forms sent at the same moment from one address are one application", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const forms = await Promise.all([1, 2, 3, 4].map(() => open(shop, program)));
  const sent = await Promise.all(forms.map((hidden) => send(shop, program, hidden)));
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await rows(shop)).toHaveLength(1);
});

test("a fault comes back at its field with all that was typed, escaped", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const evil = `"><script>alert(1)</script>{{ shop.email }}`;
  const sent = await send(shop, program, { ...(await open(shop, program)), name: evil, why: evil });
  expect(sent.status).toBe(422);
  expect(sent.html).toContain('<a href="#name">Leave out &lt; and &gt;.</a>');
  expect(sent.html).toContain('aria-describedby="name-fault"');
  expect(sent.html).toContain("&quot;&gt;&lt;script&gt;");
  expect(sent.html).not.toMatch(/<script/i);
  expect(sent.headers.get("content-type")).toBe("text/html; charset=utf-8"); // never application/liquid
  expect(await rows(shop)).toEqual([]);
});

test("a form that comes back is sent again as the same one", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const hidden = await open(shop, program);
  const faulty = await send(shop, program, { ...hidden, consent: "" });
  expect(faulty.html).toContain(`value="${hidden.formId}"`);
  expect((await send(shop, program, hidden)).status).toBe(200);
  expect((await rows(shop)).map(({ id }) => id)).toEqual([hidden.formId]);
});

test("what fills in the field that nobody sees is thanked, and nothing is kept", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const sent = await send(shop, program, { ...(await open(shop, program)), website: "http://x" });
  expect([sent.status, sent.html.includes("Thank you")]).toEqual([200, true]);
  expect(await rows(shop)).toEqual([]);
});

test("a form without the app's mark, with another form's or of another program, or a day old is handed out anew", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const other = await makeProgram(shop);
  const hidden = await open(shop, program);
  for (const wrong of [
    { ...hidden, stamp: "" },
    { ...hidden, stamp: `x${hidden.stamp}` },
    { ...hidden, formId: v7() },
    { ...hidden, formId: "' or 1=1" },
    await open(shop, other),
  ]) {
    const sent = await send(shop, program, wrong);
    expect([sent.status, sent.html.includes("open for too long")]).toEqual([422, true]);
    expect(sent.html).not.toContain(`name="stamp" value="${wrong.stamp}"`);
  }
  vi.setSystemTime(new Date(Date.now() + 24 * 3_600_000));
  expect((await send(shop, program, hidden)).status).toBe(422);
  expect(await rows(shop)).toEqual([]);
});

test("a form that is sent within three seconds has to be sent again", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const hidden = await open(shop, program);
  const body = new URLSearchParams({ ...applicant, ...hidden });
  const fast = await visit(shop, program.key, { method: "POST", body });
  expect([fast.status, (await fast.text()).includes("That was quick")]).toEqual([422, true]);
  expect(await rows(shop)).toEqual([]);
  expect((await send(shop, program, hidden)).status).toBe(200);
});

test("the eleventh form of one address to one program within ten minutes is held back, and other addresses are not", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const hidden = await open(shop, program);
  const statuses: number[] = [];
  for (let n = 0; n < 11; n++) {
    const body = new URLSearchParams({ ...applicant, ...hidden, why: "" });
    const sent = await visit(shop, program.key, { method: "POST", body }, { client: "9.9.9.9" });
    statuses.push(sent.status);
  }
  expect(statuses).toEqual([...Array(10).fill(422), 429]);
  expect((await send(shop, program, hidden, { client: "9.9.9.8" })).status).toBe(200);
});

test("a body of more than 64 KB and one that is no form are refused without a trace", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const post = (body: BodyInit) => visit(shop, program.key, { method: "POST", body });
  expect((await post(new URLSearchParams({ why: "a".repeat(66_000) }))).status).toBe(413);
  expect((await post("no form")).status).toBe(400);
  const file = new FormData();
  file.set("name", new Blob(["x"]), "name.txt");
  expect((await post(file)).status).toBe(422);
  expect(await rows(shop)).toEqual([]);
});

test("unknown, archived and removed shops' forms look the same, and a guesser is slowed down", async () => {
  const shop = await makeShop(db);
  const archived = await makeProgram(shop, { state: "archived" });
  const gone = await makeShop(db, { uninstalledAt: new Date() });
  const left = await makeProgram(gone);
  const pages = await Promise.all(
    [
      visit(shop, archived.key, {}),
      visit(gone, left.key, {}),
      visit(shop, "zzzzzzzz", {}),
      visit(shop, "\u0000", {}),
    ].map(async (response) => [(await response).status, await (await response).text()]),
  );
  expect(new Set(pages.map(String)).size).toBe(1);
  expect(pages[0]?.[0]).toBe(404);
  const tries = Array.from({ length: 31 }, () =>
    visit(shop, "zzzzzzzz", {}, { client: "8.8.8.8" }),
  );
  const held = (await Promise.all(tries)).filter(({ status }) => status === 429);
  expect(held).toHaveLength(1);
});

test("an invitation opens a closed form once, for one of two who bring it at the same moment", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop, { state: "invitation" });
  expect((await visit(shop, program.key, {})).status).toBe(403);
  const asked = { programId: program.id, groupId: null, name: "Bo", now: new Date() };
  const made = await transaction((tx) => invite(tx, shop, asked));
  const query = made.ok ? new URL(made.value.url).search : "";
  const forms = [await open(shop, program, query), await open(shop, program, query)];
  const sent = await Promise.all(
    forms.map((hidden, n) => send(shop, program, { ...hidden, email: `bo${n}@example.com` })),
  );
  expect(sent.map(({ status }) => status).sort()).toEqual([200, 403]);
  expect(await rows(shop)).toHaveLength(1);
  expect((await visit(shop, program.key, {}, { query })).status).toBe(403);
  const [row] = await db.invitation.findMany({ where: { shopId: shop.id } });
  expect(row?.usedAt).not.toBeNull();
  expect(JSON.stringify(row)).not.toContain(query.slice(-32));
});

test("a visit through a storefront is kept as such", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  await send(shop, program, await open(shop, program), { source: "storefront" });
  expect((await rows(shop)).map(({ source }) => source)).toEqual(["storefront"]);
});

test("the mark of a form is of the app's secret and its own purpose", async () => {
  const shop = await makeShop(db);
  const program = await makeProgram(shop);
  const { formId = "", stamp = "" } = await open(shop, program);
  const [at = ""] = stamp.split(".");
  const signed = createHmac("sha256", "test-secret")
    .update(`application-form/${program.id}/${formId}/${at}`)
    .digest("base64url");
  expect(stamp).toBe(`${at}.${signed}`);
});
