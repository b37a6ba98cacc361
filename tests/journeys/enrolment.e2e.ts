// A merchant makes an offer and a creator by hand: words while typing, faults at their fields, a code that is live once Shopify says so.
import { afterAll, beforeAll, expect, test } from "vitest";
import { appFrame, closeBrowser, newPage, screenshot, sharedBrowser } from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
const { frame, open, text, field, press, heading, look } = merchantHands(() => stack);

beforeAll(async () => {
  stack = await startStack();
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

test("offers begin with their first step", async () => {
  await open("/app/programs/offers");
  await heading("Make your first offer");
  await look("offers-empty");
  await frame().getByRole("link", { name: "Make an offer" }).click();
  await heading("New offer");
});

test("the form says in words what is typed, and puts each fault at its field", async () => {
  await field("Name").fill("Autumn");
  await field("Percentage off").fill("15");
  await field("Rate").fill("12");
  await text("15 % off everything, once per customer.").waitFor();
  await text(
    "On a $100 cart with 15 % off, tax and shipping apart: creator earns $10.20.",
  ).waitFor();
  await field("Name").fill("<script>alert(1)</script>");
  await field("Percentage off").fill("150");
  await field("Last day").fill("2020-01-01");
  await press("Save offer");
  for (const sentence of [
    "Leave out < and >.",
    "Enter 100 % or less.",
    "Choose a last day that is not before the first.",
  ])
    await text(sentence).waitFor();
  await look("offer-form-errors");
});

test("a saved offer is live once Shopify says so", async () => {
  await field("Name").fill("Autumn");
  await field("Percentage off").fill("15");
  await field("Last day").fill("");
  await look("offer-form");
  await press("Save offer");
  await heading("Autumn");
  await text("Live in Shopify").waitFor();
  await text("12 % of net sales, held 30 days. Links count for 30 days.").waitFor();
  await look("offer");
});

test("changed terms are a new version", async () => {
  await field("Rate").fill("12.5");
  await press("Save terms");
  await text(/^Version 2, since .*: 12\.5 % of net sales/).waitFor();
  await text(/^Version 1, from the start: 12 % of net sales/).waitFor();
});

test("a hold can count from delivery", async () => {
  await text(/^No order of the last 90 days was credited under this offer/).waitFor({
    state: "detached",
  });
  await field("Hold counts from").selectOption({ label: "Delivery of the whole order" });
  await text(/^No order of the last 90 days was credited under this offer/).waitFor();
  await press("Save terms");
  await text(/^Version 3, since .*: 12\.5 % of net sales, held 30 days from delivery/).waitFor();
  await look("terms");
});

test("a creator gets a code that is live in Shopify, and a link", async () => {
  await frame().getByRole("link", { name: "Add a creator" }).first().click();
  await heading("New creator");
  await field("Name").fill("Anna Berg");
  await field("Handle").fill("@annaskin");
  await field("Followers").fill("182k");
  await text("Tier: Mid").waitFor();
  await look("creator-form");
  await press("Add creator");
  await heading("Anna Berg");
  await text("ANNA15").waitFor();
  await text("Live in Shopify").waitFor();
  await text(/\/r\/[a-z0-9]+-[a-z0-9]+$/).waitFor();
  await look("creator");
});

test("a code that is taken names the next free one at the field, and nothing is written", async () => {
  await open("/app/creators/new");
  await field("Name").fill("Anna Beck");
  await field("Code").fill("anna15");
  await press("Add creator");
  await text("ANNA15 is taken. ANNAB15 is free.").waitFor();
  await field("Code").fill("annab15");
  await press("Add creator");
  await heading("Anna Beck");
  await text("Live in Shopify").waitFor();
});

test("the profile is edited and the creator paused, in honest words", async () => {
  await press("Edit profile");
  await field("Note").fill("Likes serums");
  await press("Save");
  await text("Likes serums").waitFor();
  await press("Pause");
  await text("ANNAB15 stops working at once: it is taken out of Shopify.").waitFor();
  await look("creator-pause");
  await frame().getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
  await frame()
    .getByRole("heading", { name: /^Anna Beck is paused since / })
    .waitFor();
  await text("It is out of Shopify and does not work.").waitFor();
  await look("creator-paused");
});

test("a paused creator is active again with her code, and an archived one leaves the list", async () => {
  await press("Resume");
  await text("Live in Shopify").waitFor();
  await press("Archive");
  await frame().getByRole("dialog").getByRole("button", { name: "Archive", exact: true }).click();
  await frame()
    .getByRole("heading", { name: /^Anna Beck is archived since / })
    .waitFor();
  await open("/app/creators");
  await text(/^1 creator$/).waitFor();
  await open("/app/creators?state=archived");
  await frame().getByRole("link", { name: "Anna Beck" }).click();
  await press("Resume");
  await text("Live in Shopify").waitFor();
});

test("the list is searched by code and filtered", async () => {
  await open("/app/creators");
  await text(/^2 creators$/).waitFor();
  await look("creators");
  await field("Search").fill("annab");
  await text(/^1 creator$/).waitFor();
  await frame().getByRole("link", { name: "Anna Beck" }).waitFor();
  const isFocused = await field("Search").evaluate((input) => input === document.activeElement);
  expect(isFocused, "who types on must not have to click again").toBe(true);
});

test("every page fits a phone of 320 pixels", async () => {
  const phone = await newPage(await sharedBrowser(), { width: 320, height: 700 });
  for (const where of [
    "/app/programs/offers/new",
    "/app/creators",
    "/app/creators/new",
    "/app/programs/offers",
  ]) {
    await phone.goto(`${stack.store}/store/demo/apps/creator-ledger${where.slice(4)}`);
    const shown = await appFrame(phone);
    const overflow = await shown.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect([where, overflow]).toEqual([where, 0]);
    await screenshot(phone, `phone-${where.replaceAll("/", "-").slice(5)}`);
  }
  await phone.context().close();
});
