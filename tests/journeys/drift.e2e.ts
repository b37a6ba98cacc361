// A merchant changes discounts in the Shopify admin: the offer says what differs, and takes Shopify's version over or gives ours back.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser } from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
import { codesLive, makeCreator, makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
const { open, text, press, look, frame } = merchantHands(() => stack);
let offerId: string;
let creatorId: string;

beforeAll(async () => {
  stack = await startStack();
  await stack.control("shops", { handle: "demo", name: "Northwind Skincare", plan: "plus" });
  offerId = await makeOffer(stack);
  creatorId = await makeCreator(stack, { name: "Anna Berg", code: "ANNA15", offerId });
  await codesLive(stack);
  await settled();
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

/** A look comes some seconds after its webhook: until then its job waits. */
async function settled(): Promise<void> {
  await stack.digested();
  const waiting = `select 1 from graphile_worker.jobs where "task_identifier" in ('look-at-offer', 'restore-offer')`;
  while ((await queryDatabase(stack, waiting)).length > 0) await sleep(200);
  await stack.digested();
}

type Discounts = Readonly<{
  discounts: readonly Readonly<{ percentage: number; codes: readonly { code: string }[] }>[];
}>;
const inShopify = async () => (await stack.control<Discounts>("discounts")).discounts[0];

test("our own discount and codes are no drift", async () => {
  await open(`/app/programs/offers/${offerId}`);
  await text("Live in Shopify").waitFor();
  expect(await text("Changed in Shopify").isVisible()).toBe(false);
});

test("a value that was edited in Shopify is shown beside ours, and ours is restored", async () => {
  await stack.control("discounts/ANNA15", { percentage: 0.5 });
  await settled();
  await open("/app");
  await text(/An offer was changed in Shopify/).waitFor();
  await frame().getByRole("link", { name: "See what differs" }).first().click();
  await text("50 %").waitFor();
  await look("drift");
  await press("Restore ours");
  await frame().getByRole("button", { name: "Restore ours" }).waitFor({ state: "detached" });
  await text("Live in Shopify").waitFor();
  await settled();
  expect((await inShopify())?.percentage).not.toBe(0.5);
});

test("a code that was removed is said at its creator, and the removal is accepted", async () => {
  await stack.control("discounts/ANNA15", { removeCode: "ANNA15" });
  await settled();
  await open(`/app/creators/${creatorId}`);
  await text("Gone from Shopify").waitFor();
  await look("drift-code");
  await frame().getByRole("link", { name: "Accept it or restore the code" }).click();
  await text("Code ANNA15").waitFor();
  await press("Accept Shopify’s");
  await text("Live in Shopify").waitFor();
  const [row] = await queryDatabase<{ state: string }>(
    stack,
    `select "state" from "Code" where "code" = 'ANNA15'`,
  );
  expect(row?.state).toBe("retired");
});

test("a discount that was deleted is made anew with its codes", async () => {
  const { discounts } = await stack.control<{ discounts: { id: string }[] }>("discounts");
  await stack.control(`discounts/${discounts[0]?.id}`, { delete: true });
  await settled();
  await open("/app/programs/offers");
  await text("Changed in Shopify").waitFor();
  await open(`/app/programs/offers/${offerId}`);
  await text("Deleted in Shopify").waitFor();
  await press("Restore ours");
  await text("Live in Shopify").waitFor();
  expect((await inShopify())?.codes.length).toBe(1); // the anchor; ANNA15 stays retired, as was decided
});
