// An order whose webhook is lost, one that cannot be worked through, and access that is taken back: seen on one page, mended from it.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type AdminPage,
  checkAccessibility,
  closeBrowser,
  openAdmin,
  screenshot,
} from "../support/browser.ts";
import { queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
let admin: AdminPage;

beforeAll(async () => {
  stack = await startStack();
  await stack.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

const text = (content: string | RegExp) => admin.frame.getByText(content).first();
const button = (name: string) => admin.frame.getByRole("button", { name, exact: true });
const place = () =>
  stack.control<{ gid: string }>("orders", { lines: [{ sku: "SERUM", quantity: 1 }] });
const open = async () => {
  admin = await openAdmin(stack, "/app/tracking", admin ? { page: admin.page } : {});
};
const isStored = async (gid: string) => {
  const rows = await queryDatabase(stack, `select from "Order" where "gid" = $1`, [gid]);
  return rows.length === 1;
};

async function untilStored(gid: string): Promise<void> {
  for (const untilMs = Date.now() + 60_000; Date.now() < untilMs; await sleep(200))
    if (await isStored(gid)) return;
  throw new Error(`${gid} is not in the books after a minute`);
}

test("a shop without orders has nothing wrong", async () => {
  await open();
  await text("Every order that Shopify told of is in the books").waitFor();
  await text("None yet").waitFor();
  await checkAccessibility(admin.frame);
});

test("an order whose webhooks are all lost is found by a look at Shopify", async () => {
  await stack.control("faults", { drop: { rate: 1 } });
  const { gid } = await place();
  await stack.control("faults", { clear: true });
  await sleep(500);
  expect(await isStored(gid)).toBe(false);
  await button("Check now").click();
  await untilStored(gid);
  // Its webhooks might still have come: it is read, and not counted as missed yet.
  await text(/1 order looked at, none missed/).waitFor();
  await screenshot(admin.page, "tracking");
});

test("each topic says when it was last heard", async () => {
  const row = (topic: string) =>
    admin.frame
      .getByRole("row")
      .filter({ has: admin.frame.getByText(topic, { exact: true }) })
      .innerText();
  await open();
  await text("Last heard").waitFor();
  expect(await row("orders/create")).toContain("Not yet");
  const { gid } = await place();
  await untilStored(gid);
  await stack.digested();
  await open();
  await text("Last heard").waitFor();
  expect(await row("orders/create")).not.toContain("Not yet");
  expect(await row("refunds/create")).toContain("Not yet");
});

test("a development shop sends a test order, which is heard and booked and moves no figure", async () => {
  const figures = async () => {
    const answer = await stack.appFetch("/app/analytics?_data=routes/app.analytics._index");
    const { tiles, dated } = (await answer.json()) as { tiles: unknown; dated: unknown };
    return { tiles, dated };
  };
  expect(await button("Send a test order").count()).toBe(0);
  await stack.control("shops", { handle: "demo", isDevelopment: true });
  await stack.digested();
  const before = await figures();
  expect(JSON.stringify(before)).toContain("$80.00");
  await open();
  const consent = admin.page.getByRole("dialog", { name: "Let Creator Ledger do more?" });
  await button("Send a test order").click();
  await consent.getByRole("button", { name: "Cancel" }).click();
  await admin.page.getByText(/the app may not make orders yet/).waitFor();
  await button("Send a test order").click();
  await consent.getByRole("button", { name: "Allow" }).click();
  await text(/^(Within a second|After \d+ seconds)$/).waitFor();
  await text(/^Order #1003$/).waitFor();
  await stack.digested();
  const stored = await queryDatabase(
    stack,
    `select "isTest", "commissionableMinor"::int as base from "Order" where "name" = '#1003'`,
  );
  expect(stored).toEqual([{ isTest: true, base: 0 }]);
  expect(await figures()).toEqual(before);
  await screenshot(admin.page, "tracking-test-order");
  await checkAccessibility(admin.frame);
});

test("an event that failed for good says why, and is tried again from the page", async () => {
  const { gid } = await place();
  await untilStored(gid);
  await stack.digested();
  await queryDatabase(
    stack,
    `update "InboxEvent" set "failure" = 'Shopify did not give the order: Shopify answered 503.', "attempts" = 12
     where "id" = (select "id" from "InboxEvent" where "subjectGid" = $1 and "topic" = 'orders/create')`,
    [gid],
  );
  await open();
  await text("1 event could not be worked through").waitFor();
  await text("Shopify did not give the order: Shopify answered 503.").waitFor();
  const again = admin.frame.getByRole("button", { name: /^Try again: Order #\d+$/ });
  await again.scrollIntoViewIfNeeded();
  await screenshot(admin.page, "tracking-failed");
  await checkAccessibility(admin.frame);
  await again.click();
  await text("Every order that Shopify told of is in the books").waitFor();
});

test("orders wait while Shopify does not let the app in, and follow once the merchant opens it", async () => {
  await admin.page.goto("about:blank"); // an open page of the app would renew the access by itself
  await stack.control("revoke-tokens", {});
  const { gid } = await place();
  for (const untilMs = Date.now() + 30_000; Date.now() < untilMs; await sleep(200)) {
    const [session] = await queryDatabase<{ accessToken: string }>(
      stack,
      `select "accessToken" from "Session"`,
    );
    if (session?.accessToken === "") break;
  }
  expect(await isStored(gid)).toBe(false);
  await open(); // the visit exchanges a new token
  await text("Given").waitFor();
  await queryDatabase(stack, `update "InboxEvent" set "dueAt" = now() where "dueAt" is not null`);
  await untilStored(gid);
});

test("the page fits a phone of 320 pixels", async () => {
  await admin.page.setViewportSize({ width: 320, height: 700 });
  await open();
  const overflow = await admin.frame.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow).toBe(0);
});
