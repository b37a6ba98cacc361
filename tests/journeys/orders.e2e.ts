// Orders of several shapes as a merchant sees them: the list with its filters, the page of one, and net revenue dated two ways.
//   In euros: 2 × 110.00 less Anna's 10 % is 198.00, EUR 180.00 at 1.10 a euro. One back, EUR 90.00 when a dollar was EUR 0.80: 112.50.
//   So 198.00 − 112.50 = 85.50 net; for commission half of 198.00, 99.00, of which 12.5 % is 12.38.
//   Authorised: 40.00, which waits for its payment. Cancelled: 40.00, which counts nothing.
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCreator, makeOffer } from "../support/books.ts";
import {
  type AdminPage,
  checkAccessibility,
  closeBrowser,
  newPage,
  openAdmin,
  screenshot,
  sharedBrowser,
} from "../support/browser.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { openTables } from "../support/tenant.ts";

let stack: Stack;
let admin: AdminPage;

type Placed = Readonly<{ id: string; name: string }>;
let inEuros: Placed;
let authorised: Placed;
let cancelled: Placed;

beforeAll(async () => {
  stack = await startStack();
  await stack.control("products", { title: "Serum", sku: "SERUM", price: "110.00" });
  await stack.control("products", { title: "Brush", sku: "BRUSH", price: "40.00" });
  admin = await openAdmin(stack, "/app/orders");
  await makeAnna();
  const place = (sku: string, more: object) =>
    stack.control<Placed>("orders", { lines: [{ sku, quantity: 1 }], ...more });
  inEuros = await place("SERUM", {
    lines: [{ sku: "SERUM", quantity: 2 }],
    presentmentCurrency: "EUR",
    rate: "0.909091",
    shipping: "8",
    codes: ["ANNA10"],
  });
  await stack.control(`orders/${inEuros.id}/refunds`, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    rate: "0.8",
  });
  authorised = await place("BRUSH", { financialStatus: "authorized" });
  cancelled = await place("BRUSH", {});
  await stack.control(`orders/${cancelled.id}/cancel`, { refund: false });
  await stack.digested();
});

/** A creator at 12.5 % whose code gives 10 %. */
async function makeAnna(): Promise<void> {
  const db = openTables(stack);
  const shop = await db.shop.findFirstOrThrow();
  await makeOffer(db, shop);
  await makeCreator(db, shop, "Anna");
  await db.$disconnect();
  await stack.control("discounts", { code: "ANNA10", percentage: 0.1 });
}

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

const text = (content: string | RegExp) => admin.frame.getByText(content).first();
const names = async () =>
  (await admin.frame.getByRole("row").allInnerTexts()).flatMap((row) => /#\d+/.exec(row) ?? []);
const open = async (where: string) => {
  admin = await openAdmin(stack, where, { page: admin.page });
};

test("the list is filtered to what waits for its payment, and to what counts nothing", async () => {
  await open("/app/orders");
  await text(cancelled.name).waitFor();
  expect((await names()).toSorted()).toEqual(
    [inEuros, authorised, cancelled].map(({ name }) => name).toSorted(),
  );
  await checkAccessibility(admin.frame);
  await admin.frame.getByLabel("Flag", { exact: true }).selectOption("unpaid");
  await text(/^1 order\./).waitFor();
  expect(await names()).toEqual([authorised.name]);
  await admin.frame.getByLabel("Flag", { exact: true }).selectOption("excluded");
  await text("Cancelled").waitFor();
  await expect.poll(names).toEqual([cancelled.name]);
  await open(`/app/orders?q=${encodeURIComponent(inEuros.name)}`);
  await text(inEuros.name).waitFor();
  expect(await names()).toEqual([inEuros.name]);
});

test("an order in euros shows what was paid, and why commission is not on the net", async () => {
  await admin.frame.getByRole("link", { name: inEuros.name }).first().click();
  await text("Net revenue $85.50").waitFor();
  await text(/For commission it counts \$99\.00/).waitFor();
  const serum = await admin.frame
    .getByRole("row", { name: /^Serum/ })
    .first()
    .innerText();
  expect(serum.replace(/\s+/g, " ")).toMatch(
    /2 \$220\.00 −\$22\.00 .*−\$112\.50 · 1 back \$85\.50 €90\.00/,
  );
  const shipping = await admin.frame
    .getByRole("row", { name: /^Shipping/ })
    .first()
    .innerText();
  expect(shipping).toContain("—");
  await text("Serum refunded").waitFor();
  await text("$12.38").waitFor();
  await checkAccessibility(admin.frame);
  await screenshot(admin.page, "order-in-euros");
});

test("an order that is only authorised says that its commission waits", async () => {
  await open(`/app/orders?flag=unpaid`);
  await admin.frame.getByRole("link", { name: authorised.name }).first().click();
  await text(
    "The payment is authorised, not received: commission waits for the payment.",
  ).waitFor();
  await text("Unpaid").waitFor();
  await checkAccessibility(admin.frame);
  await screenshot(admin.page, "order-unpaid");
});

test("the page of an order can be read on a phone", async () => {
  const phone = await newPage(await sharedBrowser(), { width: 390, height: 844 });
  const { frame } = await openAdmin(stack, "/app/orders?flag=refunded", { page: phone });
  await frame.getByText(inEuros.name).first().click();
  await frame.getByText("Net revenue $85.50").first().waitFor();
  await checkAccessibility(frame);
  await screenshot(phone, "order-phone");
  await phone.context().close();
});

test("Insights shows net revenue dated two ways, each the shop's net sales", async () => {
  await open("/app/analytics?preset=last-30-days");
  await text("Net revenue, dated two ways").waitFor();
  // Anna's 85.50 and the authorised 40.00; both views agree, since nothing of an older order came back.
  for (const name of [/^By the date of the order/, /^By the date of each change/]) {
    const view = await admin.frame.getByRole("row", { name }).first().innerText();
    expect(view.replace(/\s+/g, " ")).toContain("$85.50 $40.00 $125.50");
  }
  await checkAccessibility(admin.frame);
  await text("Net revenue, dated two ways").scrollIntoViewIfNeeded();
  await screenshot(admin.page, "insights-dated");
});
