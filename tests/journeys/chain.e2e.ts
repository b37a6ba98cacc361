// The whole way of a creator: a program with safe links, her application, its approval, codes for all, a new code in place of the old, and a
// shopper who buys through her link with a code that works once; then the same code, and another, in the hands of strangers. By hand:
//   2 × 40.00 = 80.00, less 15 % = 68.00 net; 12.5 % of it is 8.50.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  checkAccessibility,
  closeBrowser,
  newPage,
  screenshot,
  sharedBrowser,
} from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
import { makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

const PHONE = { width: 390, height: 844 };
const SINGLE_USE = /^[2-9A-HJ-NP-Z]{10}$/;

let stack: Stack;
const { open, text, field, press, heading, look, link, frame } = merchantHands(() => stack);
let formUrl = "";
let affiliateLink = "";
let used: string | null = null;

beforeAll(async () => {
  stack = await startStack();
  await stack.control("shops", { handle: "demo", journeyDelayMs: 0 }); // Shopify tells where a shopper came from at once
  await stack.control("products", {
    title: "Barrier serum",
    sku: "SERUM",
    price: "40.00",
    handle: "serum",
  });
  await makeOffer(stack);
  await makeOffer(stack, { name: "Holiday", value: "20" });
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

test("a program is made with safe links", async () => {
  await open("/app/programs/new");
  await heading("New program");
  await field("Name").fill("Ambassadors");
  await field("Offer of its members").selectOption({ label: "Autumn (15 % off)" });
  await text("Safe links: a code for each shopper that works once").click();
  await look("program-safe-links-form");
  await press("Make program");
  await heading("Ambassadors");
  formUrl = await text(/\/apply\/[a-z0-9]+-[a-z0-9]+$/).innerText();
  await stack.digested();
  await open(new URL(frame().url()).pathname);
  await text("Links are safe").waitFor();
  await text(
    "1,000 codes ready · 0 taken in 30 days, those held for the next shoppers among them",
  ).waitFor();
  await look("program-safe-links");
});

test("somebody applies on a phone and is approved: code and link are there", async () => {
  const phone = await newPage(await sharedBrowser(), PHONE);
  await phone.goto(formUrl);
  await phone.getByLabel("Name").fill("Anna Berg");
  await phone.getByLabel("E-mail").fill("anna@example.com");
  await phone.getByLabel("Country").selectOption({ label: "United States" });
  await phone.getByLabel("Handle on TikTok").fill("annaskin");
  await phone.getByLabel("Followers on TikTok").fill("18.2k");
  await phone.getByLabel(/^Why /).fill("I have used your serum for two years.");
  await phone.getByLabel(/^I agree/).check();
  await phone.waitForTimeout(3_100); // nobody is faster than three seconds
  await phone.getByRole("button", { name: "Send application" }).click();
  await phone.getByRole("heading", { name: "Thank you" }).waitFor();
  await phone.context().close();
  await open("/app/programs/applications");
  await link("Anna Berg").click();
  await press("Approve");
  await text("ANNA15").waitFor();
  await text("Live in Shopify").waitFor();
  affiliateLink = await text(/\/r\/[a-z0-9]+-[a-z0-9]+$/).innerText();
});

test("every creator gets a code in another offer, and the old code gives way to a new one", async () => {
  await open("/app/creators");
  await frame().locator("thead .Polaris-Checkbox").first().click();
  await frame().getByRole("button", { name: "Make codes", exact: true }).first().click();
  const dialog = frame().getByRole("dialog");
  await dialog.getByLabel("Offer").selectOption({ label: "Holiday (20 % off)" });
  await dialog.getByRole("button", { name: "Make codes" }).click();
  await text(/^1 (of 1 )?creators? done/).waitFor();
  await stack.digested();
  await open("/app/creators");
  await link("Anna Berg").click();
  await text("ANNA20").waitFor();
  await press("Replace a code");
  await field("Old code").selectOption({ label: "ANNA15" });
  await field("New code").fill("annanew");
  await press("Replace code");
  await text(/^Works and counts until /).waitFor();
  await text("ANNANEW").waitFor();
  await stack.digested();
  await look("chain-codes");
});

test("a shopper who comes through the link pays with a code of her own, and the order is the creator's", async () => {
  const shopper = await newPage(await sharedBrowser(), PHONE);
  await shopper.goto(`${affiliateLink}?to=/products/serum`);
  used = await buy(shopper, "2");
  expect(used ?? "").toMatch(SINGLE_USE);
  await screenshot(shopper, "safe-link-thank-you");
  await shopper.context().close();
  await stack.digested();
  await open("/app/orders");
  await link("#1001").click();
  await text(
    /^Anna Berg’s safe link gave a visit the code [2-9A-Z]{10}, which works once\./,
  ).waitFor();
  await look("order-safe-link");
  expect(await ledger()).toEqual([
    { order: "#1001", creator: "Anna Berg", kind: "link", amount: "850" },
  ]);
});

test("the same code is of no use to a stranger, and one that was copied before its use earns nobody", async () => {
  const stranger = await newPage(await sharedBrowser(), PHONE);
  await stranger.goto(`${stack.storefront}/discount/${used}?redirect=/products/serum`);
  expect(await buy(stranger, "1")).toBeNull(); // it works once
  await stranger.context().close();
  const reader = await newPage(await sharedBrowser(), PHONE);
  const copied = await fetch(affiliateLink, {
    redirect: "manual",
    headers: { "user-agent": await reader.evaluate("navigator.userAgent") },
  });
  const [, code] = /\/discount\/([A-Z0-9]+)/.exec(copied.headers.get("location") ?? "") ?? [];
  expect(code).toMatch(SINGLE_USE);
  await reader.goto(`${stack.storefront}/discount/${code}?redirect=/products/serum`);
  expect(await buy(reader, "1")).toBe(code);
  await reader.context().close();
  await stack.digested();
  await open("/app/orders");
  await link("#1003").click();
  await text("No creator's code or link led to this order.").waitFor();
  await text(/By itself it credits nobody: the order has to come through the link\.$/).waitFor();
  await look("order-copied-code");
  expect(await ledger()).toHaveLength(1);
});

type Orders = Readonly<{
  orders: readonly Readonly<{ name: string; codes: { applied: { code: string }[] } }>[];
}>;

/** Puts the product of the page into the cart and pays; the code at the checkout, or null without one. */
async function buy(shopper: Page, quantity: string): Promise<string | null> {
  await shopper.getByLabel("Quantity", { exact: true }).fill(quantity);
  await shopper.getByRole("button", { name: "Add to cart" }).click();
  await shopper.waitForLoadState("load");
  await shopper.goto(`${stack.storefront}/cart`);
  await shopper.getByRole("button", { name: "Check out" }).click();
  await shopper.getByLabel("Email (optional)").fill("shopper@example.com");
  await checkAccessibility(shopper);
  await shopper.getByRole("button", { name: "Pay now" }).click();
  await shopper.getByRole("heading", { name: /Thank you/ }).waitFor();
  const { orders } = await stack.control<Orders>("orders");
  const newest = orders.toSorted((a, b) => b.name.localeCompare(a.name))[0];
  return newest?.codes.applied[0]?.code ?? null;
}

const ledger = () =>
  queryDatabase(
    stack,
    `select o."name" as "order", r."name" as creator, c."kind", sum(e."amountMinor")::text as amount
     from "Entry" e join "Order" o on o."shopId" = e."shopId" and o."id" = e."orderId"
     join "Credit" c on c."shopId" = o."shopId" and c."orderId" = o."id"
     join "Creator" r on r."shopId" = e."shopId" and r."id" = e."creatorId" group by 1, 2, 3 order by 1`,
  );
