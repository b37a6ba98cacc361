// The past of a shop, and a creator whose code was in Shopify before her: the orders come by themselves, her code is looked up, its past
// is offered and credited. Worked by hand:
//   3 orders of 2 × 40.00 less 10 % = 72.00 each; net 216.00; 12.5 % of 72.00 is 9.00 each, 27.00 in all.
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser } from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
import { codesLive, makeCreator, makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
const { open, text, press, look, frame } = merchantHands(() => stack);

beforeAll(async () => {
  stack = await startStack();
  await stack.control("shops", { handle: "demo", name: "Northwind Skincare", plan: "plus" });
  await stack.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
  const day = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString();
  await stack.control("discounts", { code: "MIA10", percentage: 0.1, startsAt: day(100) });
  for (const n of [30, 20, 10])
    await stack.control("orders", {
      lines: [{ sku: "SERUM", quantity: 2 }],
      codes: ["MIA10"],
      processedAt: day(n),
      silent: true,
    });
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

test("on install the past orders come by themselves, and the page says how many", async () => {
  await open("/app/history");
  await text(/3 orders are in, with 0 entries of commission/).waitFor();
  await look("past-orders");
  await press("Import past orders");
  await text(/3 orders are in/).waitFor();
});

test("a creator takes over a code that was in Shopify, and its past is offered with exact figures", async () => {
  const offerId = await makeOffer(stack);
  const creatorId = await makeCreator(stack, { name: "Mia Lund", code: "MIANEW", offerId });
  await codesLive(stack);
  await open(`/app/creators/${creatorId}`);
  await press("Add a code that already exists");
  await frame().getByLabel("Code in Shopify", { exact: true }).fill("mia10");
  await press("Add code");
  await text(/3 orders, \$216\.00 net, \$27\.00 commission since/).waitFor();
  await look("late-creator");
  await press("Credit past orders");
  await text(/Past orders with code MIA10/).waitFor({ state: "detached" });
  const [row] = await queryDatabase<{ sum: string; count: number }>(
    stack,
    `select sum("amountMinor")::text as sum, count(*)::int as count from "Entry"`,
  );
  expect(row).toEqual({ sum: "2700", count: 3 });
});
