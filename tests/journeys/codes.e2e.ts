// Codes as a merchant runs them: a pattern for an offer, codes for everybody at once, and a new code in place of one that leaked.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type AdminPage,
  checkAccessibility,
  closeBrowser,
  openAdmin,
  screenshot,
} from "../support/browser.ts";
import {
  codesLive,
  makeCreator,
  makeOffer,
  makeProgram,
  queryDatabase,
} from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

const NAMES = "Anna Ben Chloé Dora Emil Flora Gerd Hana Ida Jon Kim Lea Max Nia Otto Pia".split(
  " ",
);
const CREATORS = 30; // more than a page of the list
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

let stack: Stack;
let admin: AdminPage;
let holiday: string;
let annaId: string;

beforeAll(async () => {
  stack = await startStack();
  await stack.control("discounts", { title: "Merchant's own", codes: ["BEN-20"] });
  const autumn = await makeOffer(stack);
  holiday = await makeOffer(stack, { name: "Holiday", value: "20" });
  annaId = await makeCreator(stack, { name: "Anna Berg", code: "ANNA15", offerId: autumn });
  for (let n = 1; n < CREATORS; n++) {
    const name = `${NAMES[n % NAMES.length]} ${n < NAMES.length ? "First" : "Second"}`;
    await makeCreator(stack, { name, code: `AUTUMN${n}`, offerId: autumn });
  }
  await makeCreator(stack, { name: "Zoe Has One", code: "ZOE20", offerId: holiday });
  await codesLive(stack);
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

const text = (content: string | RegExp) => admin.frame.getByText(content).first();
const button = (name: string) => admin.frame.getByRole("button", { name, exact: true });

/** What the page shows, on a desk and on a phone, without a fault of axe. */
async function look(name: string): Promise<void> {
  await screenshot(admin.page, name);
  await checkAccessibility(admin.frame);
  await admin.page.setViewportSize(PHONE);
  await screenshot(admin.page, `${name}-phone`);
  await checkAccessibility(admin.frame);
  await admin.page.setViewportSize(DESKTOP);
}

test("an offer limits the uses of each code and counts payments of a subscription, in words before it is saved", async () => {
  admin = await openAdmin(stack, "/app/programs/offers/new");
  const field = (label: string) => admin.frame.getByLabel(label, { exact: true });
  await field("Name").fill("Launch");
  await field("Percentage off").fill("25");
  await field("Uses of each code").fill("0");
  await field("Uses of each code").press("Tab"); // the fault below the field moves what comes next
  await field("Subscriptions too").check();
  await admin.frame.getByText("The first payments", { exact: true }).click();
  await field("How many payments").fill("3");
  await field("Rate").fill("10");
  await button("Save offer").click();
  await text("Enter a whole number of uses from 1 to 1,000,000.").waitFor();
  await field("Uses of each code").fill("100");
  await text(
    "25 % off everything, once per customer, for the first 100 uses of each code, also on the first 3 payments of a subscription.",
  ).waitFor();
  await look("offer-limits");
  await button("Save offer").click();
  await admin.frame.getByRole("heading", { name: "Launch" }).first().waitFor();
  await text(/for the first 100 uses of each code, also on the first 3 payments/).waitFor();
  await stack.digested();
  const { discounts } = await stack.control<{ discounts: { title: string }[] }>("discounts");
  expect(discounts.find(({ title }) => title === "Launch")).toMatchObject({
    usageLimit: 100,
    recurringCycleLimit: 3,
  });
});

test("an offer's pattern is tried on real creators before it is saved, with what is taken and what is free instead", async () => {
  admin = await openAdmin(stack, `/app/programs/offers/${holiday}`);
  await admin.frame.getByRole("link", { name: "Codes", exact: true }).click();
  await text("Codes: 1 live").waitFor();
  await admin.frame.getByLabel("Pattern").fill("{percent}");
  await button("Save").click();
  await text(
    "Every creator would get the same code: add {first}, {handle} or {random:6}.",
  ).waitFor();
  await admin.frame.getByLabel("Pattern").fill("{first}-");
  await button("Add {percent}: the offer’s percent, 10").click();
  await expect.poll(() => admin.frame.getByLabel("Pattern").inputValue()).toBe("{first}-{percent}");
  await button("Try it on creators").click();
  await text("ANNA-20").waitFor();
  await text("Another discount in Shopify has it. BEN-202 is free.").waitFor();
  await look("code-pattern");
  await button("Save").click();
  await expect
    .poll(() => queryDatabase(stack, `select "text" from "CodePattern"`))
    .toEqual([{ text: "{first}-{percent}" }]);
});

test("all that match get a code at once, and the page says whom it left out and why", async () => {
  admin = await openAdmin(stack, "/app/creators", { page: admin.page });
  await admin.frame.locator("thead .Polaris-Checkbox").first().click();
  await button(`Select all ${CREATORS + 1} that match`).click();
  await screenshot(admin.page, "creators-chosen");
  await checkAccessibility(admin.frame);
  await button("Make codes").first().click();
  const window = admin.frame.getByRole("dialog");
  await window.getByLabel("Offer").selectOption({ label: "Holiday (20 % off)" });
  await screenshot(admin.page, "bulk-window");
  await checkAccessibility(admin.frame);
  await window.getByRole("button", { name: "Make codes" }).click();
  await text(`${CREATORS} of ${CREATORS + 1} creators done, 1 refused.`).waitFor();
  await text("She has ZOE20 in this offer already.").waitFor();
  await look("bulk-run");
  await stack.digested();
  const made = await queryDatabase<{ state: string; count: number }>(
    stack,
    `select c."state", count(*)::int from "Code" c join "Offer" o on o."shopId" = c."shopId" and o."id" = c."offerId"
     where o."name" = 'Holiday' group by 1 order by 1`,
  );
  expect(made).toEqual([
    { state: "live", count: CREATORS }, // with Zoe's
    { state: "refused", count: 1 }, // Ben's: the merchant's own discount has it
  ]);
});

test("all that match are added to a program at once, and those ticked are removed", async () => {
  await makeProgram(stack, { name: "Ambassadors", offerId: holiday });
  admin = await openAdmin(stack, "/app/creators", { page: admin.page });
  await admin.frame.locator("thead .Polaris-Checkbox").first().click();
  await button(`Select all ${CREATORS + 1} that match`).click();
  await button("More actions").first().click();
  await button("Add to a program").click();
  const window = admin.frame.getByRole("dialog");
  await window.getByLabel("Program").selectOption({ label: "Ambassadors" });
  await look("bulk-program");
  await window.getByRole("button", { name: "Add to a program" }).click();
  await text(`${CREATORS + 1} of ${CREATORS + 1} creators done.`).waitFor();
  await admin.frame.getByRole("heading", { name: "Add to Ambassadors" }).first().waitFor();
  const members = () =>
    queryDatabase<{ count: number }>(
      stack,
      `select count(*)::int from "Membership" where "leftAt" is null`,
    );
  expect(await members()).toEqual([{ count: CREATORS + 1 }]);
  admin = await openAdmin(stack, "/app/creators?q=Anna+Berg", { page: admin.page });
  await admin.frame.locator("tbody .Polaris-Checkbox").first().click();
  await button("More actions").first().click();
  await button("Remove from a program").click();
  await admin.frame
    .getByRole("dialog")
    .getByRole("button", { name: "Remove from a program" })
    .click();
  await text("1 of 1 creator done.").waitFor();
  expect(await members()).toEqual([{ count: CREATORS }]);
});

test("a code is replaced: the new one comes, and the old one says until when it works", async () => {
  admin = await openAdmin(stack, `/app/creators/${annaId}`, { page: admin.page });
  await button("Replace a code").click();
  await admin.frame.getByLabel("Old code", { exact: true }).selectOption({ label: "ANNA15" });
  await admin.frame.getByLabel("New code", { exact: true }).fill("anna-new");
  await checkAccessibility(admin.frame);
  await screenshot(admin.page, "code-replace");
  await button("Replace code").click();
  await text(/^Works and counts until /).waitFor();
  await text("ANNA-NEW").waitFor();
  await admin.frame.getByText("More codes").scrollIntoViewIfNeeded();
  await look("creator-codes");
  await stack.digested();
  const codes = await queryDatabase<{ code: string; state: string; ends: boolean }>(
    stack,
    `select "code", "state", "endsAt" > now() + interval '13 days' as ends from "Code" where "creatorId" = $1 order by "id"`,
    [annaId],
  );
  expect(codes).toEqual([
    { code: "ANNA15", state: "live", ends: true },
    { code: "ANNA-20", state: "live", ends: null },
    { code: "ANNA-NEW", state: "live", ends: null },
  ]);
});
