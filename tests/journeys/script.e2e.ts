// Script in every text that others write: in Chromium it is read as text on every page, and nothing of it runs.
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainCell } from "#app/kit/csv.ts";
import { ask } from "../support/attack.ts";
import { appFrame, closeBrowser, newPage, sharedBrowser } from "../support/browser.ts";
import { codesLive, makeCreator, makeOffer } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { type Db, makeTenant, openTables, type Tenant } from "../support/tenant.ts";

let stack: Stack;
let db: Db;
let own: Tenant;
let browser: Browser;
let bought: string;

/** Each marks the window and leaves an element, in another way: as markup, out of an attribute, out of a script, by an address. */
const MARK = "window.__ran=1";
const scripts: readonly string[] = [
  `<img src=x onerror="${MARK}" data-injected>`,
  `"><svg onload=${MARK} data-injected>`,
  `</script><script data-injected>${MARK}</script>`,
  `</title></textarea></style><iframe srcdoc="<script>parent.${MARK}</script>" data-injected>`,
  `'-alert(1)-'\u2028${MARK}//`,
  `\${alert(1)}{{constructor.constructor('${MARK}')()}}`,
  `javascript:${MARK}`,
  `<!--<script>${MARK}`,
];
const all = scripts.join(" ");

beforeAll(async () => {
  stack = await startStack();
  db = openTables(stack);
  browser = await sharedBrowser();
  bought = await buyWithScripts();
  own = await makeTenant(stack, db, { handle: "demo", mark: "Aardvark", minor: 1_234_500n });
  await stack.digested(); // the shop's new name is on its way, and would overwrite what is written next
  await writeScripts(own.shop.id);
});

afterAll(async () => {
  await closeBrowser();
  await db?.$disconnect();
  await stack?.stop();
});

/** What a shopper can write: note attributes, landing page, referrer, UTM; and a merchant in a discount's title. Through the doors. */
async function buyWithScripts(): Promise<string> {
  await stack.control("products", {
    title: `Serum ${all}`,
    sku: "SERUM",
    price: "40.00",
    unitCost: "9.80",
  });
  const offerId = await makeOffer(stack);
  await makeCreator(stack, { name: "Anna Berg", code: "ANNA15", offerId });
  await codesLive(stack);
  const query = new URLSearchParams({ utm_source: all, utm_campaign: all, ref: all });
  const { gid } = await stack.control<{ gid: string }>("orders", {
    lines: [{ sku: "SERUM", quantity: 1 }],
    codes: ["ANNA15"],
    noteAttributes: [
      { name: "_creator_ref", value: all },
      { name: all, value: all },
    ],
    manualDiscount: { title: all, amount: "1.00" },
    landingSite: `/?${query}`,
    referringSite: `https://evil.example/?${query}`,
    customer: { new: true },
  });
  await stack.digested();
  const { id } = await db.order.findFirstOrThrow({ where: { gid } });
  return id;
}

/** What no form lets in, straight into the tables: pages must not rely on forms. */
async function writeScripts(shopId: string): Promise<void> {
  const where = { shopId };
  await db.shop.updateMany({ where: { id: shopId }, data: { name: `Shop ${all}` } });
  await db.creator.updateMany({
    where,
    data: { name: `Name ${all}`, handle: all, note: `Note ${all}`, tags: [`Tag ${all}`] },
  });
  for (const [n, { id }] of (await db.offer.findMany({ where })).entries())
    await db.offer.updateMany({
      where: { shopId, id },
      data: { name: `Offer ${all} ${n}`, refusal: all },
    });
  await db.code.updateMany({ where, data: { refusal: all } });
  await db.cost.updateMany({ where, data: { note: `Cost ${all}` } });
  await db.payout.updateMany({
    where,
    data: { state: "paid", paidAt: new Date(), reference: `Ref ${all}` },
  });
  await db.order.updateMany({ where, data: { sourceName: all, financialStatus: all } });
  for (const { id } of await db.order.findMany({ where }))
    await db.order.updateMany({ where: { shopId, id }, data: { name: `#${all}` } });
}

async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on("dialog", async (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("request", (request) => {
    if (/evil\.example/.test(new URL(request.url()).hostname))
      seen.push(`request: ${request.url()}`);
  });
  return seen;
}

const whatRan = (view: Page | Frame): Promise<unknown> =>
  view.evaluate(
    "({ ran: window.__ran ?? null, injected: document.querySelectorAll('[data-injected]').length, links: [...document.querySelectorAll('a[href]')].filter((a) => a.protocol === 'javascript:').length })",
  );
const NOTHING = { ran: null, injected: 0, links: 0 };

test("no script runs on any page of the app, and the texts are read as they were written", async () => {
  const page = await newPage(browser);
  const seen = await watch(page);
  for (const [where, words] of [
    ["", ""],
    ["/creators", "Name "],
    [`/creators/${own.creatorId}?preset=last-90-days`, "Note "],
    ["/creators/new", "Offer "],
    ["/programs/offers", "Offer "],
    [`/programs/offers/${own.offerId}`, "Offer "],
    ["/orders", "#"],
    [`/orders/${bought}`, ""], // its name is read again from Shopify
    [`/orders/${own.orderId}`, "#"],
    ["/costs", "Cost "],
    ["/payouts", "Ref "],
    [`/payouts/${own.payoutId}`, "Ref "],
    ["/payouts?cutOffOn=2999-12-31", "Name "],
    ["/analytics?preset=last-90-days", "Name "],
    [`/analytics?q=${encodeURIComponent(all)}`, ""],
    [`/creators?q=${encodeURIComponent(all)}&tag=${encodeURIComponent(all)}`, ""],
    ["/settings", "Shop "],
  ] as const) {
    await page.goto(`${stack.store}/store/demo/apps/creator-ledger${where}`);
    const frame = await appFrame(page);
    await frame.waitForLoadState("networkidle");
    expect([where, await whatRan(frame), await whatRan(page)]).toEqual([where, NOTHING, NOTHING]);
    const html = await frame.content();
    if (words !== "")
      expect([where, html.includes(`${words}&lt;img src=x`)]).toEqual([where, true]);
  }
  expect(seen).toEqual([]);
  await page.context().close();
});

test("no script runs on an earnings page", async () => {
  const page = await newPage(browser);
  const seen = await watch(page);
  await page.goto(`${stack.app}/e/${own.earningsToken}`);
  expect(await whatRan(page)).toEqual(NOTHING);
  expect(await page.content()).toContain("Shop &lt;img src=x");
  expect(await page.locator("script").count()).toBe(0);
  expect(seen).toEqual([]);
  await page.context().close();
});

test("a sheet opened as a page is no page, and its cells are no formulas", async () => {
  const names = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\uff1d1+1",
    `";=1+1`,
    "a,b\n=1",
  ];
  for (const name of names) {
    await db.creator.updateMany({ where: { shopId: own.shop.id }, data: { name } });
    for (const where of [
      `/app/payouts/${own.payoutId}.csv`,
      "/app/analytics/creators.csv?from=2026-01-01&to=2029-12-31",
    ]) {
      const response = await ask(stack, where);
      const cells = cellsOf(await response.text());
      expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(response.headers.get("content-disposition")).toMatch(
        /^attachment; filename="[\w.-]+"$/,
      );
      const risky = cells.filter(
        (cell) =>
          /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell),
      );
      expect([name, where, risky]).toEqual([name, where, []]);
      expect(cells.map(plainCell)).toContain(name);
    }
  }
});

/** The cells of a CSV by RFC 4180. */
function cellsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
