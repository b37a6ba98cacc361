// A creator's page in the shop: the merchant writes it, a shopper on a phone arrives through it and buys, and the order is the creator's. Then
// her link on the shop's own domain. Worked by hand: 40.00 less 15 % = 34.00 net; 12.5 % of it is 4.25.
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
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
import { codesLive, makeCreator, makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack, USER_AGENT } from "../support/stack.ts";

const PHONE = { width: 390, height: 844 };
const FILES = "https://cdn.shopify.com/s/files/1/0001/files";

let stack: Stack;
let creatorId = "";
let address = "";
const { page, frame, open, text, field, button, link, press, heading, look } = merchantHands(
  () => stack,
);

beforeAll(async () => {
  stack = await startStack();
  await stack.control("shops", { handle: "demo", name: "Northwind Skincare", plan: "plus" });
  const products = [
    { title: "Barrier serum", sku: "SERUM", price: "40.00", handle: "serum" },
    { title: "Night balm", sku: "BALM", price: "28.00", handle: "balm" },
    { title: "Soft cleanser", sku: "SOFT", price: "18.00", handle: "cleanser" },
  ];
  for (const one of products)
    await stack.control("products", { ...one, imageUrl: `${FILES}/${one.handle}.png` });
  await stack.appFetch("/app");
  const offerId = await makeOffer(stack);
  creatorId = await makeCreator(stack, { name: "Anna Berg", code: "ANNA15", offerId });
  await codesLive(stack);
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

/** A shopper's phone, on which Shopify's delivery network answers with a picture of one colour. */
async function phonePage(): Promise<Page> {
  const phone = await newPage(await sharedBrowser(), PHONE);
  await phone.route("https://cdn.shopify.com/**", (route) => {
    const picture = new PNG({ width: 8, height: 8 });
    picture.data.fill(
      Buffer.from(route.request().url().includes("anna") ? "b48cf0ff" : "c9d8c4ff", "hex"),
    );
    return route.fulfill({ body: PNG.sync.write(picture), contentType: "image/png" });
  });
  return phone;
}

const overflowOf = (view: Page): Promise<number> =>
  view.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/** A page is remembered for a second. */
const comesTo = (phone: Page, status: number): Promise<void> =>
  expect.poll(async () => (await phone.goto(address))?.status(), { timeout: 5_000 }).toBe(status);

async function pick(...titles: readonly string[]): Promise<void> {
  await press("Choose products");
  for (const title of titles) await page().getByText(title).first().click();
  await page()
    .getByRole("button", { name: /^(Select|Add|Choose)/ })
    .last()
    .click();
}

test("the merchant writes the page, is told what is wrong with it, and switches it on", async () => {
  await open(`/app/creators/${creatorId}`);
  await heading("Page in your shop");
  await frame().getByRole("link", { name: "Make page", exact: true }).click();
  await field("Headline").waitFor();
  expect(await field("Headline").inputValue()).toBe("Picked by Anna Berg");
  await pick("Barrier serum", "Night balm");
  await text("2 products chosen").waitFor();
  await frame().getByLabel("Show the page").check();
  await field("Headline").fill("What Anna {{ shop.email }} keeps on her shelf");
  await frame()
    .getByLabel("Words")
    .fill("Three that I use every day.\n\n{% raw %} I am paid when you buy.");
  await field("Photo").fill("https://example.com/anna.jpg");
  await press("Save page");
  await text("Use an image of your shop: in Shopify, Content → Files, copy its link.").waitFor();
  await field("Photo").fill(`${FILES}/anna.png?v=17`);
  await press("Save page");
  await page().getByText("Page saved").waitFor();
  await button("Remove Night balm").waitFor();
  address = (await text(/\/apps\/creators\/c\/[a-z0-9]+$/).textContent()) ?? "";
  await frame().evaluate("scrollTo(0, 0)");
  await look("landing-form");
});

test("a shopper on a phone sees it in the theme, and nothing typed is run", async () => {
  const phone = await phonePage();
  const answer = await phone.goto(address);
  expect(answer?.status()).toBe(200);
  await phone
    .getByRole("heading", { name: "What Anna {{ shop.email }} keeps on her shelf" })
    .waitFor();
  const shown = await phone.locator("main").innerText();
  expect(shown).toContain("{% raw %} I am paid when you buy.");
  expect(shown).toContain(
    "15 % off everything. Code ANNA15 is in your cart when you shop from here.",
  );
  expect(shown).toMatch(/Barrier serum\s+\$40\.00/);
  expect(shown).not.toContain("Soft cleanser");
  expect(await phone.locator("header .name").innerText()).toBe("Northwind Skincare");
  expect(await overflowOf(phone)).toBe(0);
  await phone.locator("img").last().scrollIntoViewIfNeeded();
  await phone.waitForLoadState("networkidle");
  await phone.evaluate("scrollTo(0, 0)");
  await screenshot(phone, "landing-phone");
  await checkAccessibility(phone);
  await phone.context().close();
});

test("she buys from it without a script: the code is in the cart, and the order is the creator's by this visit", async () => {
  const browser = await sharedBrowser();
  const context = await browser.newContext({
    viewport: PHONE,
    userAgent: USER_AGENT,
    javaScriptEnabled: false,
  });
  const shopper = await context.newPage();
  await shopper.goto(address);
  await shopper.getByRole("link", { name: "Barrier serum" }).click();
  await shopper.getByRole("heading", { name: "Barrier serum" }).waitFor();
  const landed = new URL(shopper.url());
  expect([landed.pathname, landed.searchParams.get("utm_source")]).toEqual([
    "/products/serum",
    "tiktok",
  ]);
  await shopper.getByRole("button", { name: "Add to cart" }).click();
  await shopper.getByRole("button", { name: "Check out" }).click();
  await shopper.getByText("ANNA15").first().waitFor();
  await shopper.getByRole("button", { name: "Pay now" }).click();
  await shopper.getByRole("heading", { name: /Thank you/ }).waitFor();
  await context.close();
  await stack.digested();
  const reference = landed.searchParams.get("ref")?.split(".")[1];
  await expect
    .poll(
      () =>
        queryDatabase<{ name: string; net: string; click: string }>(
          stack,
          `select r."name", c."netMinor"::text as "net", replace(k."id"::text, '-', '') as "click" from "Credit" c
           join "Creator" r on r."id" = c."creatorId" join "Click" k on k."linkId" = c."linkId"
           where replace(k."id"::text, '-', '') = '${reference}'`,
        ),
      { timeout: 30_000, interval: 250 },
    )
    .toEqual([{ name: "Anna Berg", net: "3400", click: reference }]);
  await open(`/app/creators/${creatorId}`);
  await text("2 clicks · 1 unique visitor · 1 order · $34.00 net").waitFor();
  await text("Shown").waitFor();
  await look("creator-landing");
});

test("her link on the shop's own domain stands beside the app's, and sends a browser on at once with the code", async () => {
  await link("Main link").click();
  await heading("Main link");
  const short = (await text(/\/apps\/creators\/r\/[a-z0-9]+$/).textContent()) ?? "";
  expect(new URL(short).origin).toBe(new URL(address).origin);
  await text(/\/r\/[a-z0-9]+-[a-z0-9]+$/).waitFor();
  await button(`Copy link: Copy link ${short}`).waitFor();
  await look("link-own-domain");
  const phone = await phonePage();
  await phone.goto(short);
  await phone.waitForURL(/\/\?utm_source=tiktok.*ref=/);
  await phone.goto(`${new URL(short).origin}/products/balm`);
  await phone.getByRole("button", { name: "Add to cart" }).click();
  await phone.getByRole("button", { name: "Check out" }).click();
  await phone.getByText("ANNA15").first().waitFor();
  await phone.context().close();
});

test("a page that is switched off leads on to the shop, and so does the page of a paused creator", async () => {
  await open(`/app/creators/${creatorId}/page`);
  await frame().getByLabel("Show the page").uncheck();
  await press("Save page");
  await page().getByText("Page saved").waitFor();
  await text("Not shown").waitFor();
  const phone = await phonePage();
  await comesTo(phone, 404);
  await phone.getByRole("heading", { name: "This page is not here" }).waitFor();
  await screenshot(phone, "landing-off-phone");
  await checkAccessibility(phone);
  await phone.getByRole("link", { name: "Go on to the shop" }).click();
  expect(new URL(phone.url()).pathname).toBe("/");
  await frame().getByLabel("Show the page").check();
  await press("Save page");
  await text("Open page").waitFor();
  await comesTo(phone, 200);
  await stack.appFetch(`/app/creators/${creatorId}`, {
    method: "POST",
    body: new URLSearchParams({ intent: "pause" }),
  });
  await comesTo(phone, 404);
  await phone.context().close();
});

test("the form fits a phone", async () => {
  const phone = await newPage(await sharedBrowser(), PHONE);
  const admin = await openAdmin(stack, `/app/creators/${creatorId}/page`, { page: phone });
  const overflow = await admin.frame.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow).toBe(0);
  await admin.frame.getByText("Anna Berg is not active.").waitFor();
  await screenshot(phone, "landing-form-phone");
  await checkAccessibility(admin.frame);
  await phone.context().close();
});
