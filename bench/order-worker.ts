// A worker of the orders bench, a process of its own as in production: told a batch it makes Shopify's answers, told to go it claims and
// works through the inbox until nothing is due, told to keep on it does so until it is killed.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Answers, answersOf } from "./support/order-answers.ts";

const CLAIM_ROWS = 128;
const LANES = 2;
const IDLE_MS = 50;

const message = z.union([
  z.literal("go"),
  z.literal("keep on"),
  z.object({ first: z.number(), count: z.number(), creators: z.number() }),
]);

const { claimDueEvents } = await import("../app/shopify/inbox-claim.server.ts");
const { processOrders } = await import("../app/commissions/process-orders.server.ts");
const { findShops } = await import("../app/shops/find-shop.server.ts");

let answers: Answers = new Map();

process.on("message", async (sent) => {
  const told = message.parse(sent);
  if (told === "go") await work();
  else if (told === "keep on") void keepOn();
  else answers = answersOf(told);
  process.send?.("done");
});
process.send?.("done");

async function work(): Promise<void> {
  const sources = {
    readOrder: async (_shop: unknown, gid: string) => answers.get(gid) ?? null,
    shopsByIds: findShops,
    redactedCustomers: async () => [],
  };
  const lane = async () => {
    for (;;) {
      const { events } = await claimDueEvents({ rowsMax: CLAIM_ROWS, after: null });
      if (events.length === 0) return;
      await processOrders(events, sources);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function keepOn(): Promise<never> {
  for (;;) {
    await work();
    await sleep(IDLE_MS);
  }
}
