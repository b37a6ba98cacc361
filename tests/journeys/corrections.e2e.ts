// An order is assigned by hand, excluded and given back, and a creator gets a bonus: what the merchant does, and what the creator reads.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type AdminPage,
  checkAccessibility,
  closeBrowser,
  newPage,
  openAdmin,
  screenshot,
  sharedBrowser,
} from "../support/browser.ts";
import { codesLive, makeCreator, makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
let admin: AdminPage;
let order: string;
let ben: string;

beforeAll(async () => {
  stack = await startStack();
  await stack.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
  const offerId = await makeOffer(stack);
  await makeCreator(stack, { name: "Anna Berg", code: "ANNA15", offerId });
  ben = await makeCreator(stack, { name: "Ben Ode", code: "BEN15", offerId });
  await codesLive(stack);
  await stack.control("orders", { lines: [{ sku: "SERUM", quantity: 2 }], codes: ["ANNA15"] });
  await stack.digested();
  const [row] = await queryDatabase<{ id: string }>(stack, `select "id" from "Order"`);
  order = row?.id ?? "";
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

const text = (content: string | RegExp) => admin.frame.getByText(content).first();
const button = (name: string) => admin.frame.getByRole("button", { name, exact: true });
const field = (label: string) => admin.frame.getByLabel(label, { exact: true });

/** In the window that is open: the last button of its name is the one at its end. */
const confirm = (name: string) =>
  admin.frame.getByRole("dialog").getByRole("button", { name, exact: true }).click();

const earned = async () => {
  const rows = await queryDatabase<{ name: string; sum: string }>(
    stack,
    `select c."name", sum(e."amountMinor")::text as sum from "Entry" e join "Creator" c on c."id" = e."creatorId"
     group by c."name" order by c."name"`,
  );
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
};

test("an order without a correction says who decided: nobody", async () => {
  admin = await openAdmin(stack, `/app/orders/${order}`);
  await text("Code ANNA15 was used on the order.").waitFor();
  await text(/Nobody changed whose order this is/).waitFor();
  await checkAccessibility(admin.frame);
});

test("assigned to another creator, the order is hers with its reason, and the ledger follows", async () => {
  await button("Assign to another creator").click();
  await confirm("Assign");
  await text("Say why").waitFor();
  await field("Creator").selectOption({ label: "Ben Ode (@benode)" });
  await field("Reason").fill("ordered by phone");
  await checkAccessibility(admin.frame);
  await confirm("Assign");
  await text(/Assigned by hand on .*: “ordered by phone”\./).waitFor();
  await text("Code ANNA15: a person decided otherwise.").waitFor();
  await screenshot(admin.page, "order-corrected");
  // 12.5 % of 80.00 less 15 %.
  expect(await earned()).toEqual({ "Anna Berg": "0", "Ben Ode": "850" });
});

test("undone, the code decides again", async () => {
  await button("Undo").click();
  await field("Reason").fill("it was her code");
  await confirm("Undo");
  await text("Code ANNA15 was used on the order.").waitFor();
  expect(await earned()).toEqual({ "Anna Berg": "850", "Ben Ode": "0" });
});

test("a bonus is in the ledger with its reason, and the creator reads it", async () => {
  admin = await openAdmin(stack, `/app/creators/${ben}`, { page: admin.page });
  await button("Adjust balance").click();
  await field("Amount").fill("25");
  await field("Reason").fill("first hundred orders");
  await checkAccessibility(admin.frame);
  await confirm("Adjust");
  await text(/^Bonus: first hundred orders\. By staff account /).waitFor();
  const made = await stack.appFetch("/app/portal/links?_data=routes/app.portal.links", {
    method: "POST",
    body: new URLSearchParams({ step: "make", creatorId: ben }),
  });
  const { url } = (await made.json()) as { url: string };
  const page = await newPage(await sharedBrowser(), { width: 390, height: 900 });
  await page.goto(`${stack.app}${new URL(url).pathname}`);
  await page.getByText("Bonus: first hundred orders").waitFor();
  await page.getByText("$25.00").first().waitFor();
  await checkAccessibility(page);
  await screenshot(page, "earnings-bonus");
});
