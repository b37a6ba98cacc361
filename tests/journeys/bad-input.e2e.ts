// Forms with values that no form offers: each field says what is wrong with it, and nothing is written.
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, dataOf } from "../support/attack.ts";
import { type Form, formsOf, hostile, LONG } from "../support/hostile.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { type Db, makeTenant, openTables, rowsOf, type Tenant } from "../support/tenant.ts";

let stack: Stack;
let db: Db;
let own: Tenant;

beforeAll(async () => {
  stack = await startStack();
  db = openTables(stack);
  own = await makeTenant(stack, db, { handle: "demo", mark: "Aardvark", minor: 1_234_500n });
});

afterAll(async () => {
  await db?.$disconnect();
  await stack?.stop();
});

const post = ({ at, route, fields }: Form): Promise<Response> =>
  ask(stack, dataOf(route, at), { method: "POST", body: new URLSearchParams(fields) });

/** Form, field and a value that the field must refuse, by what is wrong with it. */
const refused: readonly (readonly [form: string, field: string, value: string])[] = [
  ["offer", "rate", "100.01"],
  ["offer", "rate", "-1"],
  ["offer", "rate", "-0.01"],
  ["offer", "holdBasis", "later"],
  ["offer", "rate", "1e3"],
  ["offer", "rate", "NaN"],
  ["offer", "value", "101"],
  ["offer", "value", "0"],
  ["offer", "value", "-5"],
  ["offer", "value", "Infinity"],
  ["offer", "minimum", "-10"],
  ["offer", "minimum", "1e15"],
  ["offer", "minimum", "9".repeat(400)],
  ["offer", "startsOn", "2026-02-30"],
  ["offer", "endsOn", "2026-13-01"],
  ["offer", "endsOn", "2026-11-31T00:00:00Z"],
  ["offer", "name", LONG],
  ["offer", "name", "<script>alert(1)</script>"],
  ["offer", "name", "a\u0000b"],
  ["offer", "name", "   "],
  ["offer", "holdDays", "-1"],
  ["offer", "holdDays", "1e2"],
  ["offer", "windowDays", "999999999999"],
  ["offer", "valueKind", "everything"],
  ["offer", "scope", "all'--"],
  ["creator", "name", LONG],
  ["creator", "name", "<img src=x onerror=alert(1)>"],
  ["creator", "name", "a\u0000b"],
  ["creator", "name", "a\u202eb"],
  ["creator", "handle", "a\u0000b"],
  ["creator", "handle", LONG],
  ["creator", "followers", "-1"],
  ["creator", "followers", "99999999999999999999"],
  ["creator", "tags", "<b>"],
  ["creator", "tags", Array.from({ length: 100 }, (_, n) => `t${n}`).join(",")],
  ["creator", "note", LONG],
  ["creator", "note", "a\u0000b"],
  ["creator", "platform", "myspace"],
  ["creator", "code", "'; drop table"],
  ["creator", "code", LONG],
  ["creator", "code", "A\u0000B"],
  ["creator", "defaultOfferId", "1' or '1'='1"],
  ["creator", "defaultOfferId", "01932c07-0000-7000-8000-00000000ffff"],
  ["profile", "name", LONG],
  ["profile", "note", "a\u0000b"],
  ["profile", "followers", "2147483648"],
  ["adopt", "keeping", "everything"],
  ["adopt", "code", "A\u0000BC"],
  ["code", "code", "<script>"],
  ["code", "code", "A\u0000BC"],
  ["terms", "flat", "1e9"],
  ["terms", "flat", "-0.01"],
  ["terms", "flatOnRefund", "half"],
  ["terms", "rules[0].subject", "galaxy"],
  ["terms", "rules[0].names", ""],
  ["terms", "rules[0].names", "a\u0000b"],
  ["terms", "rules[0].names", "<b>"],
  ["terms", "rules[0].customers", "nobody"],
  ["terms", "rules[0].pays", "double"],
  ["terms", "rules[0].amount", "100.01"],
  ["terms", "rules[0].amount", "-1"],
  ["terms", "minimumNet", "-1"],
  ["terms", "cap", "1e9"],
  ["terms", "holdDays", "3650"],
  ["terms", "holdBasis", "moonrise"],
  ["cost", "amount", "-250"],
  ["cost", "amount", "1e6"],
  ["cost", "amount", "0x10"],
  ["cost", "amount", "1".repeat(40)],
  ["cost", "amount", "1.005"],
  ["cost", "incurredOn", "2026-02-29"],
  ["cost", "incurredOn", "9999-12-31"],
  ["cost", "incurredOn", "2026-10-01'"],
  ["cost", "note", LONG],
  ["cost", "note", "a\u0000b"],
  ["cost", "kind", "bribe"],
  ["cost", "id", "1"],
  ["cost", "creatorId", "1 or 1=1"],
  ["gift", "quantity", "-3"],
  ["gift", "quantity", "99999999"],
  ["gift", "variantGid", "gid://shopify/Order/1"],
  ["gift", "variantGid", "gid://shopify/ProductVariant/999999999"],
  ["link", "label", LONG],
  ["link", "label", "a\u0000b"],
  ["link", "slug", "../../etc"],
  ["link", "slug", "a\r\nLocation: https://evil.example"],
  ["link", "slug", "<script>alert(1)</script>"],
  ["link", "slug", "admin"],
  ["link", "targetPath", "https://evil.example/"],
  ["link", "targetPath", "//evil.example"],
  ["link", "targetPath", "/a%0d%0aSet-Cookie:b=c"],
  ["link", "utmSource", LONG],
  ["link", "utmContent", "a\r\nb"],
  ["link", "endsOn", "2026-02-30"],
  ["utm", "utmMedium", "a\r\nb"],
  ["payout", "cutOffOn", "2026-02-30"],
  ["payout", "cutOffOn", "0000-00-00"],
  ["payout", "id", "not-an-id"],
  ["retention", "messageDays", "1"],
  ["retention", "messageDays", "366"],
  ["retention", "messageDays", "2.5"],
  ["retention", "messageDays", "forever"],
  ["settle", "reference", LONG],
  ["settle", "reference", "a\u0000b"],
  ["settle", "reference", "a\r\nb,9999.00"],
];

test("impossible values are faults at their field, and nothing is written", async () => {
  await stack.digested(); // the import that an install begins writes rows of its own
  const before = await rowsOf(stack, own.shop.id);
  const wrong: unknown[] = [];
  for (const [name, field, value] of refused) {
    const form = formsOf(own)[name];
    if (!form) throw new Error(`no form ${name}`);
    const response = await post({ ...form, fields: { ...form.fields, [field]: value } });
    const said = await response.text();
    const isFault = response.status === 200 && faultsIn(said).includes(field);
    if (!isFault)
      wrong.push([name, field, value.slice(0, 40), response.status, said.slice(0, 200)]);
  }
  expect(wrong).toEqual([]);
  expect(await rowsOf(stack, own.shop.id)).toEqual(before);
});

test("a list of a hundred million places is refused before anybody makes it", async () => {
  const form = formsOf(own).terms;
  if (!form) throw new Error("no form of terms");
  const far = { ...form.fields, "rules[99999999].names": "Northwind" };
  expect((await post({ ...form, fields: far })).status).toBe(400);
  const query = new URLSearchParams({ ...form.fields, "scopeGids[99999999]": "x" });
  const effect = dataOf("app.programs.offers.$offerId_.effect", `${form.at}/effect?${query}`);
  expect((await ask(stack, effect)).status).toBe(400);
});

/** The fields that an answer names as wrong, wherever in it the form's result stands. */
function faultsIn(said: string): string[] {
  try {
    const answer = JSON.parse(said) as { error?: object; result?: { error?: object } };
    return Object.keys(answer.result?.error ?? answer.error ?? {});
  } catch {
    return [];
  }
}

test("hostile text in any field of any form is no fault of the server", async () => {
  const wrong: unknown[] = [];
  for (const [name, form] of Object.entries(formsOf(own))) {
    for (const field of Object.keys(form.fields)) {
      for (const value of hostile) {
        const fields = { ...form.fields, [field]: value };
        // Ids of their own, so that a text that is taken for a note or a name writes a row and not a conflict.
        if (field !== "id" && "id" in fields) fields.id = crypto.randomUUID();
        const response = await post({ ...form, fields });
        await response.arrayBuffer();
        if (response.status >= 500) wrong.push([name, field, value.slice(0, 40), response.status]);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("a form that is no form, or too large with or without saying so, is refused", async () => {
  const where = dataOf("app.creators.new", "/app/creators/new");
  const send = async (type: string, body: BodyInit) => {
    const init = { method: "POST", body, headers: { "content-type": type }, duplex: "half" };
    return (await ask(stack, where, init as RequestInit)).status;
  };
  const form = "application/x-www-form-urlencoded";
  const large = `note=${"x".repeat(2 * 1024 * 1024)}`;
  expect(await send("application/json", '{"name":"x"}')).toBe(400);
  expect(await send("multipart/form-data", "name=x")).toBe(400);
  expect(await send("multipart/form-data; boundary=x", "--y\r\n\r\n")).toBe(400);
  expect(await send("text/plain", "name=x")).toBe(400);
  expect(await send(form, large)).toBe(413);
  expect(await send(form, new Blob([large]).stream())).toBe(413);
  expect(await send(form, "&".repeat(900_000))).toBe(200);
});
