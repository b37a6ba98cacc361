import { PrismaPg } from "@prisma/adapter-pg";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PrismaClient } from "#app/generated/prisma/client.ts";
import { makeCreator, makeEntry, makeOffer, makeOrder } from "../support/books.ts";
import {
  checkAccessibility,
  closeBrowser,
  newPage,
  openAdmin,
  screenshot,
  sharedBrowser,
} from "../support/browser.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
let db: PrismaClient;

beforeAll(async () => {
  stack = await startStack();
  db = new PrismaClient({ adapter: new PrismaPg({ connectionString: stack.databaseUrl() }) });
});

afterAll(async () => {
  await closeBrowser();
  await db?.$disconnect();
  await stack?.stop();
});

const PHONE = { width: 390, height: 844 };
const at = (day: string) => new Date(`${day}T15:00:00Z`);

/** Two creators in the installed shop: Anna is owed $9.16, Bo has more refunds than earnings. */
async function books() {
  expect((await stack.appFetch("/app/payouts?_data=routes/app.payouts._index")).status).toBe(200);
  const shop = await db.shop.findFirstOrThrow();
  await makeOffer(db, shop);
  const anna = await makeCreator(db, shop, "Anna Berg");
  const bo = await makeCreator(db, shop, "Bo Lind");
  const order = await makeOrder(db, shop, {
    processedAt: at("2026-09-01"),
    netMinor: 7325n,
    creatorId: anna,
    code: "ANNABERG10",
  });
  for (const [amountMinor, day] of [
    [1116n, "2026-09-01"],
    [225n, "2026-09-06"],
    [-425n, "2026-09-13"],
  ] as const) {
    const entry = { creatorId: anna, orderId: order.id, amountMinor, occurredAt: at(day) };
    await makeEntry(db, shop, { ...entry, isApproved: true });
  }
  const refund = { creatorId: bo, orderId: order.id, amountMinor: -691n };
  await makeEntry(db, shop, { ...refund, occurredAt: at("2026-09-20"), isApproved: true });
  return { shop, anna };
}

const press = (frame: Frame, name: string) =>
  frame.getByRole("button", { name, exact: true }).last().click();

/** A page is there before its script is: a press that came too early is made again. */
async function pressUntil(frame: Frame, name: string, isDone: () => Promise<boolean>) {
  await expect
    .poll(
      async () => {
        if (!(await isDone())) await press(frame, name);
        return isDone();
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBe(true);
}

test("a payout goes from preview to paid, and the creator reads it on a page without a script", async () => {
  const { shop, anna } = await books();
  const { page, frame } = await openAdmin(stack, "/app/payouts?cutOffOn=2026-09-30");
  await frame.getByRole("heading", { name: "1 creator, $9.16" }).waitFor();
  await frame.getByText("Refunds are more than earnings; carried to the next payout").waitFor();
  await checkAccessibility(frame);
  await screenshot(page, "payout-preview");

  await press(frame, "Open payout");
  await frame.getByRole("heading", { name: "Payout 1" }).waitFor();
  await frame.getByRole("button", { name: "3 entries of Anna Berg" }).click();
  await frame.getByText("−$4.25").waitFor();
  await checkAccessibility(frame);
  await screenshot(page, "payout");

  const payout = await db.payout.findFirstOrThrow();
  const sheet = async () => (await stack.appFetch(`/app/payouts/${payout.id}.csv`)).text();
  expect(await sheet()).toContain(
    `\r\n${payout.id},${anna},Anna Berg,9.16,USD,3,2026-09-01,2026-09-01,open,\r\n`,
  );

  await press(frame, "Approve");
  await frame.getByText("approved", { exact: false }).first().waitFor();
  await press(frame, "Mark as paid");
  await press(frame, "Mark as paid");
  await frame.getByText("Enter the reference of the payment").waitFor();
  await frame.getByLabel("Reference of the payment").fill("WIRE-7");
  await checkAccessibility(frame);
  await press(frame, "Mark as paid");
  await frame.getByText("reference WIRE-7").waitFor();
  expect(await sheet()).toContain(",9.16,USD,3,2026-09-01,2026-09-01,paid,WIRE-7\r\n");
  expect(await sheet()).toBe(await sheet());

  const made = await stack.appFetch("/app/portal/links?_data=routes/app.portal.links", {
    method: "POST",
    body: new URLSearchParams({ step: "make", creatorId: anna }),
  });
  const { url } = (await made.json()) as { url: string };
  const phone = await newPage(await sharedBrowser(), PHONE);
  let bytes = 0;
  phone.on("response", async (response) => {
    bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  const answer = await phone.goto(url.replace(new URL(url).origin, stack.app));
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
  });
  await phone.waitForLoadState("networkidle");
  expect(await phone.locator("script").count()).toBe(0);
  expect(bytes).toBeLessThan(50_000);
  await phone.getByRole("heading", { name: "Hi Anna" }).waitFor();
  expect(await phone.locator("main").innerText()).toContain("Reference WIRE-7");
  await phone.locator("summary").filter({ hasNotText: "QR code" }).first().click();
  await phone.getByText("Your code ANNABERG10 was used.").waitFor();
  await checkAccessibility(phone);
  await phone.screenshot({ path: ".data/images/earnings.png", fullPage: true });

  await db.earningsLink.updateMany({
    where: { shopId: shop.id },
    data: { revokedAt: at("2026-09-30") },
  });
  expect((await phone.reload())?.status()).toBe(404);
  await phone.getByText("Ask the shop that sent it to you for a new link.").waitFor();
  await checkAccessibility(phone);
});

test("a creator's page takes a fee and a gift at Shopify's unit cost, and makes and revokes her link", async () => {
  const serum = { title: "Calm serum", sku: "CALM-30", price: "38.00", unitCost: "9.80" };
  await stack.control("products", { ...serum, variants: [serum] });
  const creator = await db.creator.findFirstOrThrow({ where: { name: "Bo Lind" } });
  const { page, frame } = await openAdmin(stack, `/app/creators/${creator.id}`);
  await frame.getByText("No cost recorded").last().waitFor();
  await pressUntil(frame, "Add cost", () => frame.getByLabel("Amount").isVisible());
  await frame.getByLabel("Amount").fill("-5");
  await press(frame, "Add cost");
  await frame.getByText("Enter an amount in USD, like 250").waitFor();
  await frame.getByLabel("Amount").fill("2000");
  await frame.getByLabel("Note", { exact: true }).last().fill("October <b>video</b>");
  await press(frame, "Add cost");
  await frame.getByText("Counted: 1 cost, $2,000.00").waitFor();
  await frame.getByText("October <b>video</b>").waitFor();

  await press(frame, "Add cost");
  await frame.getByLabel("What for").selectOption("gift");
  await frame.getByLabel("How many").fill("3");
  await press(frame, "Add cost");
  await frame.getByText("Choose a product, or enter what one piece costs you").waitFor();
  await press(frame, "Choose product");
  await page.getByText("Calm serum").first().click();
  await page.getByRole("button", { name: "Select" }).click();
  await press(frame, "Add cost");
  await frame.getByText("3 × $9.80").waitFor();
  await frame.getByText("Counted: 2 costs, $2,029.40").waitFor();
  await frame.getByRole("button", { name: "Take back fee of $2,000.00" }).click();
  await frame.getByText("It stays in the list, struck through.").waitFor();
  await press(frame, "Take back");
  await frame.getByText("Counted: 1 cost, $29.40").waitFor();

  await press(frame, "Make link");
  const address = frame.getByText(/\/e\/[2-9a-z]+-[2-9a-z]{53}$/);
  const url = new URL((await address.textContent()) ?? "");
  await screenshot(page, "creator");
  expect((await fetch(new URL(url.pathname, stack.app))).status).toBe(200);
  await press(frame, "Revoke");
  await frame.getByText("The page stops opening at once.", { exact: false }).waitFor();
  await press(frame, "Revoke");
  await frame.getByRole("button", { name: "Make link" }).waitFor();
  expect((await fetch(new URL(url.pathname, stack.app))).status).toBe(404);
});

test("settings and costs say what is there, and axe finds nothing", async () => {
  const { page, frame } = await openAdmin(stack, "/app/settings");
  await frame.getByText("America/New_York").first().waitFor();
  await frame.getByLabel("Keep Shopify's messages", { exact: true }).fill("1");
  await frame.getByRole("button", { name: "Save", exact: true }).last().click();
  await frame.getByText("Enter 2 to 365 days.").first().waitFor();
  await frame.getByLabel("Keep Shopify's messages", { exact: true }).fill("14");
  await frame.getByRole("button", { name: "Save", exact: true }).last().click();
  await frame.getByText(/14 days after they were worked through/).waitFor();
  await checkAccessibility(frame);
  await screenshot(page, "settings");
  const costs = await openAdmin(stack, "/app/costs", { page });
  await costs.frame.getByText("3 × $9.80").waitFor();
  await checkAccessibility(costs.frame);
});

test("another shop sees nothing of this one's payout, sheet, link or settings file", async () => {
  await stack.control("shops", { handle: "other" });
  const payout = await db.payout.findFirstOrThrow();
  const creator = await db.creator.findFirstOrThrow();
  const asOther = (path: string, init?: RequestInit) =>
    stack.appFetch(path, { ...init, shop: "other" });
  const data = (path: string, route: string) => `${path}?_data=routes/${route}`;
  const route = "app.payouts.$payoutId";
  const statuses = [
    await asOther(data(`/app/payouts/${payout.id}`, route)),
    await asOther(`/app/payouts/${payout.id}.csv`),
    await asOther(data(`/app/payouts/${payout.id}`, route), {
      method: "POST",
      body: new URLSearchParams({ step: "cancel" }),
    }),
    await asOther(data("/app/portal/links", "app.portal.links"), {
      method: "POST",
      body: new URLSearchParams({ step: "make", creatorId: creator.id }),
    }),
    await stack.appFetch(data("/app/payouts/nonsense", route)),
    await stack.appFetch("/app/payouts/nonsense.csv"),
  ].map(({ status }) => status);
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
});

test("a customer's request is answered on the settings page, and shop/redact leaves nothing of the shop", async () => {
  const shop = await db.shop.findFirstOrThrow({ where: { domain: "demo.myshopify.com" } });
  const customer = await stack.control<{ id: string; gid: string }>("customers", {});
  await makeOrder(db, shop, {
    processedAt: at("2026-09-02"),
    netMinor: 100n,
    customerGid: customer.gid,
  });
  const topic = "customers/data_request";
  await stack.control("compliance", { topic, customer: customer.id });
  await stack.digested();
  const { frame } = await openAdmin(stack, "/app/settings");
  await frame.getByRole("button", { name: "Download" }).waitFor();
  await checkAccessibility(frame);
  const request = await db.privacyRequest.findFirstOrThrow();
  const file = await stack.appFetch(`/app/settings/${request.id}.json`);
  expect(await file.json()).toMatchObject({
    customer: customer.gid,
    orders: [{ order: { netMinor: 100, customerGid: customer.gid } }],
  });

  await stack.control("uninstall", {});
  await stack.digested();
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(2);
  await stack.control("compliance", { topic: "shop/redact" });
  await stack.digested();
  expect(await db.creator.count({ where: { shopId: shop.id } })).toBe(0);
  expect(await db.shop.count({ where: { id: shop.id } })).toBe(0);
});
