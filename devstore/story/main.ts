// Tells the story of Northwind Skincare: node devstore/story/main.ts --control http://localhost:4600 --app http://localhost:4601
import { parseArgs } from "node:util";
import { creditPast } from "./credit-past.ts";
import { dayOf } from "./days.ts";
import { appAt, storeAt } from "./doors.ts";
import { makeEarningsLink } from "./earnings.ts";
import { openPayout, payPayout, whenDigested } from "./money-out.ts";
import { placePast, planPast } from "./past.ts";
import { planStory, scaledStory } from "./plan.ts";
import { openProgram } from "./programs.ts";
import { endHurry, makeCreators, makeOffers, openShop, recordCosts } from "./set-up.ts";
import { lookAround, placeOrders, tellAfterwards, withoutWebhooks } from "./trade.ts";

const { values } = parseArgs({
  options: {
    control: { type: "string", default: "http://localhost:4600" },
    app: { type: "string", default: "http://localhost:4601" },
    scale: { type: "string", default: "1" },
  },
});

const tell = (sentence: string) => console.log(sentence);

/** A share of a list, evenly taken. */
const scaled = <T>(items: readonly T[], scale: number): T[] =>
  items.filter((_, place) => Math.floor((place + 1) * scale) > Math.floor(place * scale));

async function main(): Promise<void> {
  const store = storeAt(values.control.replace(/\/(control\/?)?$/, ""));
  const app = appAt(values.app.replace(/\/$/, ""), store);
  const today = dayOf(new Date());
  const story = scaledStory(planStory(today), Number(values.scale));
  const { count } = await store.get<{ count: number }>("orders?shop=demo&limit=1");
  if (count > 0) throw new Error("The shop has orders already; the story is told to an empty one.");

  const shelf = await openShop(store, story);
  tell(`${story.products.length} products on the shelf`);
  const past = scaled(planPast(story, today), Number(values.scale));
  tell(`${await placePast(store, past, tell)} orders from before the app`);
  const offers = await makeOffers(app, story, shelf);
  tell(`${offers.size} offers`);
  const creators = await makeCreators(app, story, { offers, tell });
  tell(`${creators.size} creators with codes and links`);
  const joined = await openProgram(app, { offers, creators });
  tell(`A program with ${joined.members} members and ${joined.applicants} applications`);
  await recordCosts(app, story, { creators, shelf });
  tell(`${story.costs.length} costs: fees, gifts, parcels`);
  tell(`${await lookAround(app, story, creators)} visits through links`);
  const doors = { store, app };
  const ids = await withoutWebhooks(store, () => placeOrders(doors, story, { creators, tell }));
  await whenDigested(doors, story, { today, tell });
  tell(
    `${await creditPast(app, creators)} codes credited for orders from before they were creators'`,
  );
  await whenDigested(doors, story, { today, tell });
  await payPayout(app, await openPayout(app, story.paidUpTo), "BANK-2041");
  tell(`Paid what was earned up to ${story.paidUpTo}`);
  const changes = await withoutWebhooks(store, () => tellAfterwards(store, story, ids));
  tell(`${changes} refunds, edits and cancellations`);
  await whenDigested(doors, story, { today, tell });
  await openPayout(app, story.openUpTo);
  tell(`A payout up to ${story.openUpTo} is open`);
  await endHurry(store, story);
  const creatorId = creators.get(story.earningsOf)?.id ?? "";
  console.log(JSON.stringify({ earnings: await makeEarningsLink(app, creatorId), creatorId }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
