// A merchant makes a program, somebody applies on a phone, and the approval is a creator with code and link.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type AdminPage,
  appFrame,
  checkAccessibility,
  closeBrowser,
  newPage,
  openAdmin,
  screenshot,
  sharedBrowser,
} from "../support/browser.ts";
import { makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
let admin: AdminPage;
let phone: Page;
let formUrl: string;

beforeAll(async () => {
  stack = await startStack();
  await makeOffer(stack);
  phone = await newPage(await sharedBrowser(), { width: 390, height: 844 });
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

/** Three orders of one customer, as the worker would have stored them. */
const threeOrdersOf = (customerGid: string) => `
  insert into "Order" ("shopId", "id", "gid", "name", "createdAt", "processedAt", "updatedAt", "isTest", "currency",
    "presentmentCurrency", "isPaid", "codes", "codeDiscountsMinor", "references", "customerGid", "isNewCustomerSettled",
    "isSubscription", "isExchange", "isJourneyReady", "grossMinor", "discountMinor", "refundMinor", "netMinor",
    "commissionableMinor", "placedNetMinor")
  select s."id", gen_random_uuid(), 'gid://shopify/Order/99' || n || right('${customerGid}', 4), '#99' || n, now(), now(), now(), false, s."currency",
    s."currency", true, '{}', '{}', '{}', '${customerGid}', false,
    false, false, true, 5000, 0, 0, 5000, 5000, 5000
  from "Shop" s, generate_series(1, 3) n where s."domain" = 'demo.myshopify.com'`;

const text = (content: string | RegExp) => admin.frame.getByText(content).first();
const field = (label: string) => admin.frame.getByLabel(label, { exact: true });
const button = (name: string) => admin.frame.getByRole("button", { name, exact: true });
const heading = (name: string) =>
  admin.frame.getByRole("heading", { name, exact: true }).first().waitFor();

async function look(name: string): Promise<void> {
  await screenshot(admin.page, name);
  await checkAccessibility(admin.frame);
}

/** Fills the public form in as somebody with a thumb; nobody is faster than three seconds. */
async function fill(page: Page, person: Readonly<{ name: string; email: string; handle: string }>) {
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Country").selectOption({ label: "United States" });
  await page.getByLabel("Handle on TikTok").fill(person.handle);
  await page.getByLabel("Followers on TikTok").fill("18.2k");
  await page.getByLabel(/^Why /).fill("I have used your serum for two years.");
  await page.getByLabel(/^I agree/).check();
  await page.waitForTimeout(3_100);
}

const sendButton = (page: Page) => page.getByRole("button", { name: "Send application" });

test("programs begin with their first step", async () => {
  admin = await openAdmin(stack, "/app/programs");
  await heading("Make your first program");
  await look("programs-empty");
  await admin.frame.getByRole("link", { name: "Make a program" }).click();
  await heading("New program");
});

test("the form says the rule in words and puts each fault at its field", async () => {
  await text("A rule approves at once, and the rest waits for me").click();
  await field("Followers, at least").fill("20000");
  await field("Countries").fill("Atlantis");
  await field("Name").fill("<b>");
  await button("Make program").click();
  await text("Leave out < and >.").waitFor();
  await text("“Atlantis” is no country. Write names or two letters.").waitFor();
  await field("Name").fill("Ambassadors");
  await field("Countries").fill("United States, CA");
  await field("Description for creators").fill("You post twice a month, we send what you need.");
  await field("Questions of your own").fill("Which product do you use? *\nDo you film in English?");
  await text(
    "Approved at once: at least 20,000 followers and in United States or Canada. Everyone else waits for you.",
  ).waitFor();
  await look("program-form");
  await button("Make program").click();
  await heading("Ambassadors");
  await text("0 members").waitFor();
  formUrl = await text(/\/apply\/[a-z0-9]+-[a-z0-9]+$/).innerText();
  await look("program");
});

test("somebody applies on a phone: faults are named, lead to their fields and keep what was typed", async () => {
  await phone.goto(formUrl);
  await phone.getByRole("heading", { name: "Ambassadors" }).waitFor();
  await screenshot(phone, "apply");
  await checkAccessibility(phone);
  await fill(phone, { name: "Anna Berg", email: "anna@example.com", handle: "@annaskin" });
  await sendButton(phone).click();
  const alert = phone.getByRole("alert");
  await alert.getByRole("link", { name: "Write a few words." }).click();
  expect(new URL(phone.url()).hash).toBe("#q1");
  expect(await phone.getByLabel("Name").inputValue()).toBe("Anna Berg");
  await screenshot(phone, "apply-errors");
  await checkAccessibility(phone);
  const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  expect(await phone.evaluate(overflow)).toBe(0);
});

test("a keyboard alone sends the form", async () => {
  await phone.getByLabel("Which product do you use?").focus();
  await phone.keyboard.type("The blue cream");
  await phone.keyboard.press("Tab"); // the other question
  await phone.keyboard.press("Tab"); // consent
  await phone.keyboard.press("Tab");
  await phone.keyboard.press("Enter");
  await phone.getByRole("heading", { name: "Thank you" }).waitFor();
  await screenshot(phone, "apply-thanks");
  await checkAccessibility(phone);
});

test("the form stands in the storefront too, by Shopify's app proxy", async () => {
  const key = formUrl.split("-").at(-1);
  await phone.goto(`${stack.storefront}/apps/creators/${key}`);
  await phone.getByRole("heading", { name: "Ambassadors" }).waitFor();
  await fill(phone, { name: "Bo Dahl", email: "bo@example.com", handle: "bodahl" });
  await phone.getByLabel("Which product do you use?").fill("Toner");
  await sendButton(phone).click();
  await phone.getByRole("heading", { name: "Thank you" }).waitFor();
  const direct = await fetch(`${stack.app}/proxy/${key}?shop=demo.myshopify.com&signature=0`);
  expect(direct.status).toBe(404);
  const rows = await queryDatabase<{ source: string }>(
    stack,
    `select "source" from "Application" order by "createdAt"`,
  );
  expect(rows.map(({ source }) => source)).toEqual(["link", "storefront"]);
});

test("the merchant sees who waits, and approves with a code: creator, code and link are there", async () => {
  admin = await openAdmin(stack, "/app/programs/applications", { page: admin.page });
  await admin.frame.getByRole("tab", { name: "Waiting (2)" }).waitFor();
  await look("applications");
  await admin.frame.getByRole("link", { name: "Anna Berg" }).click();
  await heading("Anna Berg");
  await text("The blue cream").waitFor();
  expect(await field("Code").inputValue()).toBe("ANNA15");
  await look("application");
  await field("Code").fill("serum15");
  await button("Approve").click();
  await text("SERUM15").waitFor();
  await text("Live in Shopify").waitFor();
  await text(/\/r\/[a-z0-9]+-[a-z0-9]+$/).waitFor();
});

test("several are approved at once, with what became of each", async () => {
  admin = await openAdmin(stack, "/app/programs/applications", { page: admin.page });
  await admin.frame.getByRole("tab", { name: "Waiting (1)" }).waitFor();
  await admin.frame.getByRole("checkbox").last().dispatchEvent("click");
  await button("Approve").click();
  await admin.frame
    .getByRole("dialog")
    .getByRole("button", { name: "Approve", exact: true })
    .click();
  await text("Bo Dahl: approved with BO15").waitFor();
  await look("applications-approved");
});

test("a member gets a group and leaves, and an invitation is made once", async () => {
  const [program] = await queryDatabase<{ id: string }>(stack, `select "id" from "Program"`);
  admin = await openAdmin(stack, `/app/programs/${program?.id}`, { page: admin.page });
  await text("2 members").waitFor();
  await button("Add group").click();
  await field("Name of the group").fill("Gold");
  await button("Save group").click();
  await field("Group of Anna Berg").selectOption({ label: "Gold" });
  await admin.frame.getByRole("button", { name: "Remove Bo Dahl" }).click();
  await text("Code and link go on working").waitFor();
  await admin.frame.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await text("1 member").waitFor();
  await field("Whom").fill("Cem from the fair");
  await button("Make invitation").click();
  const url = await text(/\?invitation=[a-z0-9]{32}$/).innerText();
  await look("program-members");
  await phone.goto(url);
  await phone.getByRole("heading", { name: "Ambassadors" }).waitFor();
});

test("a group gets another name, and is deleted with a word on who is in it", async () => {
  await button("Add group").click();
  await field("Name of the group").fill("Silver");
  await button("Save group").click();
  await button("Edit Silver").waitFor();
  await button("Edit Gold").click();
  await field("Name of the group").fill("Silver");
  await button("Save group").click();
  await text("This name is taken. Choose a different one.").waitFor();
  await look("program-group-taken");
  await field("Name of the group").fill("Friends of gold");
  await button("Save group").click();
  await button("Delete Friends of gold").click();
  await text(
    "1 member stays in the program, in no group. Codes, links and what was earned stay.",
  ).waitFor();
  await look("program-group-delete");
  await admin.frame.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await button("Delete Friends of gold").waitFor({ state: "detached" });
  expect(await field("Group of Anna Berg").inputValue()).toBe("");
  await look("program-groups");
});

test("an applicant is screened by hand, and the creator keeps it", async () => {
  admin = await openAdmin(stack, "/app/programs/applications?state=approved", { page: admin.page });
  await admin.frame.getByRole("link", { name: "Anna Berg" }).click();
  await button("Screen").click();
  await field("Posts on the subject, %").fill("80");
  await field("Genuine followers, %").fill("85");
  await field("Interaction, 0 to 100").fill("60");
  await admin.frame.getByText("Sudden spikes").click();
  await look("screening-form");
  await admin.frame.getByRole("button", { name: "Save screening" }).click();
  await text("90.0 of 100").waitFor();
  await text("Genuine followers: 85 %, must be above 85 %.").waitFor();
  await text("Sudden spikes.").waitFor();
  await look("screening");
  await admin.frame.getByRole("link", { name: "Open creator" }).click();
  await text("90.0 of 100").waitFor();
});

test("a campaign with its budget and goal says how far they are", async () => {
  admin = await openAdmin(stack, "/app/campaigns", { page: admin.page });
  await heading("Make your first campaign");
  await admin.frame.getByRole("link", { name: "Make a campaign" }).click();
  await heading("New campaign");
  await field("Goal").selectOption({ label: "Net revenue" });
  await field("Net revenue to reach").fill("4000");
  await field("Budget").fill("1000");
  await field("Name").fill("Black Friday");
  await admin.frame.getByText("Anna Berg (@annaskin)").click();
  await look("campaign-form");
  await button("Make campaign").click();
  await heading("Black Friday");
  await text("$0.00 of $4,000.00 net revenue").waitFor();
  await look("campaign");
  admin = await openAdmin(stack, "/app/campaigns", { page: admin.page });
  await admin.frame.getByRole("link", { name: "Black Friday" }).waitFor();
  await look("campaigns");
});

test("a customer who orders again and again is invited in one click", async () => {
  const standing = { marketing: "SUBSCRIBED", tags: ["advocate"] };
  const agreed = await stack.control<{ id: string; gid: string }>("customers", standing);
  const silent = await stack.control<{ gid: string }>("customers", {});
  for (const { gid } of [agreed, silent]) await queryDatabase(stack, threeOrdersOf(gid));
  admin = await openAdmin(stack, "/app/programs/customers", { page: admin.page });
  await text("$150.00 net revenue").waitFor();
  await text("Advocate, by your tag in Shopify").waitFor();
  await text("Left out: 1 who did not agree to e-mail marketing.").waitFor();
  await admin.frame.getByRole("button", { name: `Invite customer ${agreed.id}` }).click();
  await text(/\?invitation=[a-z0-9]{32}$/).waitFor();
  await look("customers");
  await admin.frame.getByRole("cell").getByRole("button", { name: /^\d+$/ }).first().click();
  await text("35 parts customers with fewer orders").waitFor();
});

test("every page fits a phone of 320 pixels", async () => {
  const page = await newPage(await sharedBrowser(), { width: 320, height: 700 });
  const [program] = await queryDatabase<{ id: string }>(stack, `select "id" from "Program"`);
  const [application] = await queryDatabase<{ id: string }>(
    stack,
    `select "id" from "Application" limit 1`,
  );
  const pages = {
    programs: "/programs",
    "new-program": "/programs/new",
    program: `/programs/${program?.id}`,
    applications: "/programs/applications?state=all",
    customers: "/programs/customers",
    campaigns: "/campaigns",
    "new-campaign": "/campaigns/new",
    application: `/programs/applications/${application?.id}`,
  };
  for (const [name, where] of Object.entries(pages)) {
    await page.goto(`${stack.store}/store/demo/apps/creator-ledger${where}`);
    const frame = await appFrame(page);
    const overflow = await frame.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect([name, overflow]).toEqual([name, 0]);
    await screenshot(page, `phone-${name}`);
  }
  await page.context().close();
});
