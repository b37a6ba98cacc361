// Terms that pay some products otherwise, from the form to an order's page. Worked by hand:
//   Serum of Northwind 100.00 and brush of Toolco 20.00, less Anna's 15 %: 85.00 and 17.00 net.
//   At 12 % 102.00 pays 12.24; with 20 % on Northwind 17.00 + 2.04 = 19.04, which is 6.80 more.
//   Then 12 % alone, 20 % beyond 100.00 in all and 5.00 for one order: the two orders would have paid 24.48 + 8.32 + 5.00 = 37.80 instead
//   of 31.28. The third pays 12.24, and 2.00 × 8 % + 5.00 = 5.16 beyond it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkAccessibility, closeBrowser, screenshot } from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
import { codesLive, makeCreator, makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
const { open, text, field, button, look, frame, page } = merchantHands(() => stack);
let offerId: string;

beforeAll(async () => {
  stack = await startStack();
  await stack.control("products", {
    title: "Serum",
    sku: "SERUM",
    price: "100.00",
    vendor: "Northwind",
    unitCost: "70.00",
  });
  await stack.control("products", {
    title: "Brush",
    sku: "BRUSH",
    price: "20.00",
    vendor: "Toolco",
  });
  offerId = await makeOffer(stack, { rate: "12" });
  await makeCreator(stack, { name: "Anna Berg", code: "ANNA15", offerId });
  await codesLive(stack);
  await buy();
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

async function buy(): Promise<void> {
  const lines = ["SERUM", "BRUSH"].map((sku) => ({ sku, quantity: 1 }));
  await stack.control("orders", { lines, codes: ["ANNA15"] });
  await stack.digested();
}

test("an exception says its effect on past orders before it is saved", async () => {
  await open(`/app/programs/offers/${offerId}`);
  await button("Add an exception").click();
  const exception = frame().getByRole("group", { name: "Exception 1" });
  await exception.getByLabel("Rate").fill("20");
  await exception.getByLabel("Vendors").fill("Northwind");
  await text(
    "On the 1 order of the last 90 days these terms cost $6.80 more: $19.04 instead of $12.24. 1 creator would get more.",
  ).waitFor();
  await look("terms-exception");
  await button("Save terms").click();
  await text(
    /^Version 2, since .*: 12 % of net sales, 20 % on products of Northwind, not held/,
  ).waitFor();
});

test("the offer says which products it sells at a loss", async () => {
  await button("Check products").click();
  // 100.00 − 15.00 − 17.00 − 70.00; the brush has no cost.
  await text("1 of 1 variant loses money.").waitFor();
  await text(
    "Serum: $2.00 a piece. $100.00 less $15.00 discount, $17.00 commission and $70.00 cost.",
  ).waitFor();
  await text("1 variant has no cost in Shopify and could not be checked.").waitFor();
  await look("offer-margins");
});

test("an exception without a vendor is refused at its field, and nothing is saved", async () => {
  await button("Add an exception").click();
  await button("Save terms").click();
  await text("Enter at least one vendor.").waitFor();
  await button("Remove exception 2").click();
  await text("Enter at least one vendor.").waitFor({ state: "detached" });
  expect(await queryDatabase(stack, `select "version" from "Terms"`)).toHaveLength(2);
});

test("the next order is paid by it, and its page says how; the order before keeps its terms", async () => {
  await buy();
  const orders = await queryDatabase<{ id: string; paid: string }>(
    stack,
    `select o."id", sum(e."amountMinor")::text as paid from "Order" o join "Entry" e on e."shopId" = o."shopId" and e."orderId" = o."id"
     group by o."id" order by o."id"`,
  );
  expect(orders.map(({ paid }) => paid)).toEqual(["1224", "1904"]);
  await open(`/app/orders/${orders[1]?.id}`);
  await text("20 % on products of Northwind: $17.00 of $85.00").waitFor();
  await text("12 % of net sales: $2.04 of $17.00").waitFor();
  await look("order-commission");
  await open(`/app/orders/${orders[0]?.id}`);
  await text("12 % of net sales: $12.24 of $102.00").waitFor();
});

test("tiers and a goal say their effect, and what they add is shown on the creator's page and hers", async () => {
  await open(`/app/programs/offers/${offerId}`);
  await button("Remove exception 1").click();
  await frame().getByLabel("Count over").selectOption("All time");
  await button("Add a tier").click();
  const tier = frame().getByRole("group", { name: "Tier 1" });
  await tier.getByLabel("From").fill("100");
  await tier.getByLabel("Rate").fill("20");
  await button("Save terms").click();
  await text("Choose what a tier's rate counts for.").waitFor();
  await frame().getByLabel("A tier's rate counts for").selectOption("What lies beyond the tier");
  await button("Add a goal").click();
  const goal = frame().getByRole("group", { name: "Goal 1" });
  await goal.getByLabel("Goal of").selectOption("Orders");
  await goal.getByLabel("From").fill("1");
  await goal.getByLabel("Bonus").fill("5");
  await text(/these terms cost \$6\.52 more: \$37\.80 instead of \$31\.28\./).waitFor();
  await look("terms-tiers");
  await button("Save terms").click();
  await text(
    /^Version 3, since .*20 % beyond \$100\.00 net in all, \$5\.00 for 1 order in all/,
  ).waitFor();
  await buy();
  const [sums] = await queryDatabase<{ kinds: Record<string, number> }>(
    stack,
    `select jsonb_object_agg("kind", "amountMinor") as kinds from "Entry" where "period" = 'lifetime'`,
  );
  expect(sums?.kinds).toEqual({ tier: 16, goal: 500 });
  const [anna] = await queryDatabase<{ id: string }>(stack, `select "id" from "Creator"`);
  await open(`/app/creators/${anna?.id}`);
  await text("Commission tiers and goals, all time").waitFor();
  await text("$102.00 of $100.00").waitFor();
  await text("1 of 1 order").waitFor();
  await text(/Beyond their commission so far: \$5\.16\./).waitFor();
  await checkAccessibility(frame());
  await text("1 of 1 order").scrollIntoViewIfNeeded();
  await screenshot(page(), "creator-progress");
});

test("terms that begin later and end on a day stand beside those in force, and a day that is none is refused", async () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await open(`/app/programs/offers/${offerId}`);
  await field("At most of the contribution").fill("50");
  await field("Applies from").fill(day(40));
  await field("Last day of commission").fill(day(30));
  await button("Save terms").click();
  // Tiers are worked out over a period, this limit for an order.
  await text(
    "Tiers are worked out over a period: limit the period instead of the order.",
  ).waitFor();
  await button("Remove tier 1").click();
  await button("Save terms").click();
  await text("Choose a day on which these terms still apply.").waitFor();
  await field("Last day of commission").fill(day(400));
  await button("Save terms").click();
  await text(
    /^Version \d+, from .*at most 50 % of an order’s contribution, for orders until /,
  ).waitFor();
  await look("terms-to-come");
});

test("the first renewals of a subscription, a goal that is paid once and a limit in all are agreed in words", async () => {
  await open(`/app/programs/offers/${offerId}`);
  await field("Applies from").fill("");
  await field("At most of the contribution").fill("");
  await field("Last day of commission").fill("");
  await button("Add an exception").click();
  const exception = frame().getByRole("group", { name: "Exception 1" });
  await exception.getByLabel("For", { exact: true }).selectOption("All products");
  await exception.getByLabel("As", { exact: true }).selectOption("Renewal of a subscription");
  await exception.getByLabel("Only the first").fill("0");
  await exception.getByLabel("Rate").fill("10");
  await frame().getByLabel("Count over").selectOption("Each month");
  const goal = frame().getByRole("group", { name: "Goal 1" });
  await goal.getByLabel("Paid").selectOption("Once");
  await field("At most in all").fill("100");
  await button("Save terms").click();
  await text("Enter a whole number of renewals from 1 to 100.").waitFor();
  await exception.getByLabel("Only the first").fill("3");
  await button("Save terms").click();
  await text(
    /^Version \d+, since .*: 12 % of net sales, 10 % on the first 3 renewals of a subscription, \$5\.00 for 1 order in all, at most \$100\.00 in all, not held/,
  ).waitFor();
  await look("terms-once");
});
