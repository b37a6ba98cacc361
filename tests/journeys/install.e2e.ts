// A shop takes the app, takes it out, comes back within the 48 hours that Shopify leaves, and is erased after them.
import { afterAll, beforeAll, expect, test } from "vitest";
import { codesLive, makeCreator, makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
let slug = "";

beforeAll(async () => {
  stack = await startStack();
  await stack.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
});

afterAll(() => stack?.stop());

const pages = ["/app?_data=routes/app", "/app?_data=routes/app._index"];
const open = () => Promise.all(pages.map((page) => stack.appFetch(page)));
const shops = () =>
  queryDatabase<{ id: string; isIn: boolean }>(
    stack,
    `select "id", "uninstalledAt" is null as "isIn" from "Shop"`,
  );
const count = async (table: string) =>
  Number((await queryDatabase<{ n: string }>(stack, `select count(*) as n from "${table}"`))[0]?.n);
const visit = async () => (await fetch(`${stack.app}/r/${slug}`, { redirect: "manual" })).status;

test("the first page asks twice at once and installs the shop once", async () => {
  const answers = await open();
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await shops()).toMatchObject([{ isIn: true }]);
  expect(await count("Session")).toBe(1);
});

test("a shop that takes the app out loses its session and its links, and keeps its data", async () => {
  const offerId = await makeOffer(stack);
  await makeCreator(stack, { name: "Anna Berg", code: "ANNA15", offerId });
  await codesLive(stack);
  const [link] = await queryDatabase<{ slug: string }>(
    stack,
    `select s."key" || '-' || l."key" as slug from "Link" l join "Shop" s on s."id" = l."shopId"`,
  );
  slug = link?.slug ?? "";
  await stack.control("uninstall", {});
  await stack.digested();
  expect(await shops()).toMatchObject([{ isIn: false }]);
  expect(await count("Session")).toBe(0);
  expect(await visit()).toBe(404);
  expect(await count("Code")).toBe(1);
});

test("the shop that comes back finds everything under the same id", async () => {
  const before = await shops();
  expect((await open()).map(({ status }) => status)).toEqual([200, 200]);
  expect(await shops()).toEqual([{ ...before[0], isIn: true }]);
  await expect.poll(visit, { timeout: 10_000 }).toBe(302);
  await stack.control("orders", { lines: [{ sku: "SERUM", quantity: 1 }], codes: ["ANNA15"] });
  await stack.digested();
  expect(await count("Credit")).toBe(1);
});

test("shop/redact erases a shop that stayed away, and nothing of it is left", async () => {
  await stack.control("uninstall", {});
  await stack.control("compliance", { topic: "shop/redact" });
  await stack.digested();
  for (const table of ["Shop", "Order", "Entry", "Code", "InboxEvent", "Session"])
    expect([table, await count(table)]).toEqual([table, 0]);
});
