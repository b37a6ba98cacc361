// The main job, whole: install, offer, creator, the shopper through the link with the code, a refund of one line, and the same exact
// figures on the merchant's page, the creator's page and the bookkeeper's sheet. Worked by hand:
//   2 × 40.00 + 25.00 = 105.00, less 15 % = 89.25 net; 12.5 % of it is 11.156… → 11.16 commission.
//   One serum goes back: 40.00 less 15 % = 34.00; net 55.25; 12.5 % is 6.906… → 6.91, so −4.25 is posted.
//   Fee 10.00: total cost 16.91; return 55.25 ÷ 16.91 = 3.2673 : 1, moderate; ROI 226.73 %.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  checkAccessibility,
  closeBrowser,
  newPage,
  openAdmin,
  screenshot,
  sharedBrowser,
} from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
import { queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

const PHONE = { width: 390, height: 844 };

let stack: Stack;
const { open, text, field, press, heading, look, frame } = merchantHands(() => stack);
let link = "";
let earningsUrl = "";
let orderId = "";

beforeAll(async () => {
  stack = await startStack();
  await stack.control("shops", { handle: "demo", name: "Northwind Skincare", plan: "plus" });
  await stack.control("products", {
    title: "Barrier serum",
    sku: "SERUM",
    price: "40.00",
    unitCost: "9.50",
    handle: "serum",
  });
  await stack.control("products", {
    title: "Face brush",
    sku: "BRUSH",
    price: "25.00",
    unitCost: "6.00",
    handle: "brush",
  });
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

test("the first page installs the shop once and leads to the first step", async () => {
  await open("/app");
  await heading("Overview");
  await text("Make an offer").waitFor();
  await look("overview-first-run");
  const shops = await queryDatabase<{ currency: string; zone: string }>(
    stack,
    `select "currency", "zone" from "Shop"`,
  );
  expect(shops).toEqual([{ currency: "USD", zone: "America/New_York" }]);
});

test("an offer of 15 % with 12.5 % commission goes live in Shopify", async () => {
  await open("/app/programs/offers/new");
  await heading("New offer");
  await field("Name").fill("Autumn");
  await field("Percentage off").fill("15");
  await field("Rate").fill("12.5");
  await field("Hold").fill("0");
  await press("Save offer");
  await heading("Autumn");
  await text("Live in Shopify").waitFor();
});

test("a creator gets a live code, a link and a cost", async () => {
  await open("/app/creators/new");
  await field("Name").fill("Anna Berg");
  await field("Handle").fill("annaskin");
  await field("Followers").fill("182000");
  await press("Add creator");
  await heading("Anna Berg");
  await text("Live in Shopify").waitFor();
  await text("ANNA15").waitFor();
  link = (await text(/\/r\/[a-z0-9]+-[a-z0-9]+$/).textContent()) ?? "";
  await press("Add cost");
  await field("Amount").fill("10");
  await press("Add cost");
  await text("$10.00").waitFor();
});

test("a shopper comes through the link and pays with the code applied", async () => {
  const shopper = await newPage(await sharedBrowser(), PHONE);
  await shopper.goto(`${link}?to=/products/serum`);
  expect(new URL(shopper.url()).pathname).toBe("/products/serum");
  await addToCart(shopper, "2");
  await shopper.goto(`${stack.storefront}/products/brush`);
  await addToCart(shopper, "1");
  await shopper.goto(`${stack.storefront}/cart`);
  await shopper.getByRole("button", { name: "Check out" }).click();
  await shopper.getByText("ANNA15").first().waitFor();
  await checkAccessibility(shopper);
  await shopper.getByLabel("Email (optional)").fill("shopper@example.com");
  await shopper.getByRole("button", { name: "Pay now" }).click();
  await shopper.getByRole("heading", { name: /Thank you/ }).waitFor();
  await checkAccessibility(shopper);
  await screenshot(shopper, "storefront-thank-you");
  await shopper.context().close();
  await stack.digested();
});

test("the creator's row shows revenue, cost and ROI of the order", async () => {
  await open("/app/analytics");
  expect(await rowOf("Anna Berg")).toMatch(/ANNA15.*\$89\.25.*\$11\.16.*\$10\.00.*\$21\.16/);
  await expectCsv(
    "Anna Berg,1,1,89.25,15.75,11.16,10.00,0.00,0.00,21.16,4.2179,3.2179,moderate,USD",
  );
});

test("after a refund of one line, table, sheet of returns and order page agree to the cent", async () => {
  const { orders } = await stack.control<{ orders: { id: string }[] }>("orders");
  orderId = orders[0]?.id ?? "";
  await stack.control(`orders/${orderId}/refunds`, { lines: [{ sku: "SERUM", quantity: 1 }] });
  await stack.digested();
  await open("/app/analytics");
  expect(await rowOf("Anna Berg")).toMatch(
    /ANNA15.*\$55\.25.*\$6\.91.*\$10\.00.*\$16\.91.*3\.27 : 1.*226\.7 %/,
  );
  await look("analytics-one-order");
  await expectCsv(
    "Anna Berg,1,1,55.25,15.75,6.91,10.00,0.00,0.00,16.91,3.2673,2.2673,moderate,USD",
  );
  await open("/app/orders");
  await text("#1001").waitFor();
  await look("orders");
  await frame().getByRole("link", { name: "#1001" }).first().click();
  await text("Code ANNA15 was used on the order.").waitFor();
  await text("−$4.25").waitFor();
  await look("order");
});

test("the creator reads what she earned on a page without a script", async () => {
  await open("/app/creators");
  await frame().getByRole("link", { name: "Anna Berg" }).click();
  await heading("Anna Berg");
  await text("Code ANNA15 was used on the order.").waitFor();
  await press("Make link");
  earningsUrl = (await text(/\/e\/[A-Za-z0-9._-]{30,}$/).textContent()) ?? "";
  await look("creator-hub");
  const phone = await newPage(await sharedBrowser(), PHONE);
  expect((await phone.goto(earningsUrl))?.status()).toBe(200);
  const shown = await phone.locator("main").innerText();
  expect(shown).toContain("$6.91");
  expect(shown).toContain("ANNA15");
  expect(shown).not.toContain("shopper@example.com");
  expect(await phone.locator("script").count()).toBe(0);
  await checkAccessibility(phone);
  await screenshot(phone, "earnings");
  await phone.context().close();
});

test("the bookkeeper's sheet holds the same amount, and what is paid is paid once", async () => {
  await open("/app/payouts");
  await press("Preview");
  await heading("1 creator, $6.91");
  await press("Open payout");
  await heading("Payout 1");
  await press("Approve");
  await press("Mark as paid");
  await field("Reference of the payment").fill("SEPA-1");
  await press("Mark as paid");
  await text("reference SEPA-1").waitFor();
  await look("payout-paid");
  const [payout] = await queryDatabase<{ id: string; creatorId: string }>(
    stack,
    `select p."id", i."creatorId" from "Payout" p join "PayoutItem" i on i."payoutId" = p."id"`,
  );
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format();
  const sheet = await (await stack.appFetch(`/app/payouts/${payout?.id}.csv`)).text();
  expect(sheet.split("\r\n")).toEqual([
    "payout_id,creator_id,creator,amount,currency,entries,first_order_on,last_order_on,status,reference",
    `${payout?.id},${payout?.creatorId},Anna Berg,6.91,USD,2,${today},${today},paid,SEPA-1`,
    "",
  ]);
  const phone = await newPage(await sharedBrowser(), PHONE);
  await phone.goto(earningsUrl);
  expect(await phone.locator("main").innerText()).toContain("SEPA-1");
  await phone.context().close();
});

test("a refund after the payout leaves a debt that the next payout nets", async () => {
  await stack.control(`orders/${orderId}/refunds`, { lines: [{ sku: "SERUM", quantity: 1 }] });
  await stack.digested();
  // Net 21.25: 12.5 % is 2.656… → 2.66; 2.66 − 6.91 = −4.25.
  const balances = await queryDatabase<{ balance: string }>(
    stack,
    `select sum("amountMinor")::text as balance from "Entry"`,
  );
  expect(balances).toEqual([{ balance: "-425" }]);
  await open("/app/payouts");
  await press("Preview");
  await text(/carried to the next payout/).waitFor();
});

test("the overview tells the same story and fits a phone", async () => {
  await open("/app");
  await heading("Overview");
  await look("overview-one-order");
  const phone = await newPage(await sharedBrowser(), { width: 320, height: 700 });
  for (const where of ["", "/analytics", "/orders", "/payouts", "/settings"]) {
    const { frame } = await openAdmin(stack, `/app${where}`, { page: phone });
    const overflow = await frame.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect([where, overflow]).toEqual([where, 0]);
    await checkAccessibility(frame);
  }
  await phone.context().close();
});

async function addToCart(shopper: Page, quantity: string): Promise<void> {
  await shopper.getByLabel("Quantity", { exact: true }).fill(quantity);
  await checkAccessibility(shopper);
  await shopper.getByRole("button", { name: "Add to cart" }).click();
  await shopper.waitForLoadState("load");
}

/** All text of a creator's row in the table, in one line. */
async function rowOf(name: string): Promise<string> {
  const row = frame().getByRole("row").filter({ hasText: name }).first();
  await row.waitFor();
  return (await row.innerText()).replace(/\s+/g, " ");
}

/** The CSV of the last 30 days has this line behind the creator's id, and a last row for what no creator brought. */
async function expectCsv(line: string): Promise<void> {
  const day = (offset: number) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(
      Date.now() - offset * 86_400_000,
    );
  const answer = await stack.appFetch(`/app/analytics/creators.csv?from=${day(30)}&to=${day(0)}`);
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).trimEnd().split("\r\n");
  expect(lines[1]?.slice(37)).toBe(line);
  expect(lines.at(-1)).toBe(
    "unattributed,Not from creators,0,0,0.00,0.00,0.00,0.00,0.00,0.00,0.00,,,no_data,USD",
  );
}
