// Codes as a merchant runs them: a pattern for an offer, codes for everybody at once, and a new code in place of one that leaked.
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser } from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
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
let holiday: string;
let annaId: string;
const { page, frame, open, text, field, button, link, press, heading, look } = merchantHands(
  () => stack,
);

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

/** What the page shows, on a desk and on a phone. */
async function lookTwice(name: string): Promise<void> {
  await look(name);
  await page().setViewportSize(PHONE);
  await look(`${name}-phone`);
  await page().setViewportSize(DESKTOP);
}

test("an offer limits the uses of each code and counts payments of a subscription, in words before it is saved", async () => {
  await open("/app/programs/offers/new");
  await field("Name").fill("Launch");
  await field("Percentage off").fill("25");
  await field("Uses of each code").fill("0");
  await field("Uses of each code").press("Tab"); // the fault below the field moves what comes next
  await field("Subscriptions too").check();
  await frame().getByText("The first payments", { exact: true }).click();
  await field("How many payments").fill("3");
  await field("Rate").fill("10");
  await press("Save offer");
  await text("Enter a whole number of uses from 1 to 1,000,000.").waitFor();
  await field("Uses of each code").fill("100");
  await text(
    "25 % off everything, once per customer, for the first 100 uses of each code, also on the first 3 payments of a subscription.",
  ).waitFor();
  await lookTwice("offer-limits");
  await press("Save offer");
  await heading("Launch");
  await text(/for the first 100 uses of each code, also on the first 3 payments/).waitFor();
  await stack.digested();
  const { discounts } = await stack.control<{ discounts: { title: string }[] }>("discounts");
  expect(discounts.find(({ title }) => title === "Launch")).toMatchObject({
    usageLimit: 100,
    recurringCycleLimit: 3,
  });
});

test("an offer's pattern is tried on real creators before it is saved, with what is taken and what is free instead", async () => {
  await open(`/app/programs/offers/${holiday}`);
  await link("Codes").click();
  await text("Codes: 1 live").waitFor();
  await field("Pattern").fill("{percent}");
  await press("Save");
  await text(
    "Every creator would get the same code: add {first}, {handle} or {random:6}.",
  ).waitFor();
  await field("Pattern").fill("{first}-");
  await press("Add {percent}: the offer’s percent, 10");
  await expect.poll(() => field("Pattern").inputValue()).toBe("{first}-{percent}");
  await press("Try it on creators");
  await text("ANNA-20").waitFor();
  await text("Another discount in Shopify has it. BEN-202 is free.").waitFor();
  await lookTwice("code-pattern");
  await press("Save");
  await expect
    .poll(() => queryDatabase(stack, `select "text" from "CodePattern"`))
    .toEqual([{ text: "{first}-{percent}" }]);
});

test("all that match get a code at once, and the page says whom it left out and why", async () => {
  await open("/app/creators");
  await frame().locator("thead .Polaris-Checkbox").first().click();
  await press(`Select all ${CREATORS + 1} that match`);
  await look("creators-chosen");
  await button("Make codes").first().click();
  const window = frame().getByRole("dialog");
  await window.getByLabel("Offer").selectOption({ label: "Holiday (20 % off)" });
  await look("bulk-window");
  await window.getByRole("button", { name: "Make codes" }).click();
  await text(`${CREATORS} of ${CREATORS + 1} creators done, 1 refused.`).waitFor();
  await text("She has ZOE20 in this offer already.").waitFor();
  await lookTwice("bulk-run");
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
  await open("/app/creators");
  await frame().locator("thead .Polaris-Checkbox").first().click();
  await press(`Select all ${CREATORS + 1} that match`);
  await button("More actions").first().click();
  await press("Add to a program");
  const window = frame().getByRole("dialog");
  await window.getByLabel("Program").selectOption({ label: "Ambassadors" });
  await lookTwice("bulk-program");
  await window.getByRole("button", { name: "Add to a program" }).click();
  await text(`${CREATORS + 1} of ${CREATORS + 1} creators done.`).waitFor();
  await heading("Add to Ambassadors");
  const members = () =>
    queryDatabase<{ count: number }>(
      stack,
      `select count(*)::int from "Membership" where "leftAt" is null`,
    );
  expect(await members()).toEqual([{ count: CREATORS + 1 }]);
  await open("/app/creators?q=Anna+Berg");
  await frame().locator("tbody .Polaris-Checkbox").first().click();
  await button("More actions").first().click();
  await press("Remove from a program");
  await frame().getByRole("dialog").getByRole("button", { name: "Remove from a program" }).click();
  await text("1 of 1 creator done.").waitFor();
  expect(await members()).toEqual([{ count: CREATORS }]);
});

test("a code is replaced: the new one comes, and the old one says until when it works", async () => {
  await open(`/app/creators/${annaId}`);
  await press("Replace a code");
  await field("Old code").selectOption({ label: "ANNA15" });
  await field("New code").fill("anna-new");
  await look("code-replace");
  await press("Replace code");
  await text(/^Works and counts until /).waitFor();
  await text("ANNA-NEW").waitFor();
  await frame().getByText("More codes").scrollIntoViewIfNeeded();
  await lookTwice("creator-codes");
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
