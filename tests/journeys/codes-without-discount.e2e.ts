// An offer without a discount whose codes only track, from its form to an order that is credited; and a code that was in Shopify before, left
// to the app. By hand: 2 × 40.00 with nothing off are 80.00 net; 12.5 % of it is 10.00.
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser } from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
import { codesLive, makeCreator, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
let creatorId = "";
const { open, text, field, press, heading, look, frame } = merchantHands(() => stack);

beforeAll(async () => {
  stack = await startStack();
  await stack.control("products", { title: "Serum", sku: "SERUM", price: "40.00" });
  await stack.control("discounts", { title: "Launch", percentage: 0.1, codes: ["MIA10", "BEA10"] });
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

type Placed = Readonly<{
  codes: Readonly<{ applied: unknown[] }>;
  figures: Readonly<{ net: string }>;
}>;

test("an offer of codes that only track asks for a name and days, and promises no discount", async () => {
  await open("/app/programs/offers/new");
  await field("Name").fill("Shout-outs");
  await text("No discount, codes and links").click();
  await field("Rate").fill("12.5");
  await text("No discount: the code only shows who sent the shopper.").waitFor();
  expect(await frame().getByLabel("Minimum order").isVisible()).toBe(false);
  await look("offer-codes-only");
  await press("Save offer");
  await heading("Shout-outs");
  await text("Live in Shopify").waitFor();
});

test("a creator's code is live, an order with it keeps its price, and is hers", async () => {
  const [offer] = await queryDatabase<{ id: string }>(stack, `select "id" from "Offer"`);
  creatorId = await makeCreator(stack, {
    name: "Mia Lund",
    code: "MIA",
    offerId: offer?.id ?? "",
  });
  await codesLive(stack);
  const placed = await stack.control<Placed>("orders", {
    lines: [{ sku: "SERUM", quantity: 2 }],
    codes: ["MIA"],
  });
  expect(placed.codes.applied).toEqual([{ code: "MIA", amount: "0.00" }]);
  expect(placed.figures.net).toBe("80.00");
  await stack.digested();
  const credits = await queryDatabase(
    stack,
    `select r."name" as creator, c."kind", sum(e."amountMinor")::text as amount from "Entry" e
     join "Credit" c on c."shopId" = e."shopId" and c."orderId" = e."orderId"
     join "Creator" r on r."shopId" = e."shopId" and r."id" = e."creatorId" group by 1, 2`,
  );
  expect(credits).toEqual([{ creator: "Mia Lund", kind: "code", amount: "1000" }]);
});

test("a code that was in Shopify before is managed: it goes with a pause and comes back", async () => {
  await open(`/app/creators/${creatorId}`);
  await press("Add a code that already exists");
  await frame().getByLabel("Code in Shopify", { exact: true }).fill("mia10");
  await frame().getByText("Managed", { exact: true }).click();
  await look("adopt-managed");
  await press("Add code");
  await text("Managed here").waitFor();
  await text("Shoppers get what the code's own discount in Shopify gives.").waitFor();
  await look("managed-code");
  await press("Pause");
  await frame().getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
  await frame()
    .getByRole("heading", { name: /^Mia Lund is paused since / })
    .waitFor();
  await expect.poll(codesOfLaunch, { timeout: 30_000 }).toEqual(["BEA10"]);
  await press("Resume");
  await expect.poll(codesOfLaunch, { timeout: 30_000 }).toEqual(["BEA10", "MIA10"]);
});

test("a managed code is left as it is in Shopify again", async () => {
  await codesLive(stack);
  await open(`/app/creators/${creatorId}`);
  await frame().getByRole("button", { name: "Leave it as it is: code MIA10" }).click();
  await text("As it is in Shopify").waitFor();
});

type Discounts = Readonly<{
  discounts: readonly Readonly<{ title: string; codes: readonly { code: string }[] }>[];
}>;

async function codesOfLaunch(): Promise<string[]> {
  const { discounts } = await stack.control<Discounts>("discounts");
  const launch = discounts.find(({ title }) => title === "Launch");
  return (launch?.codes ?? []).map(({ code }) => code).sort();
}
