// Eight months of trade: visits through links, orders as shoppers place them, and what becomes of them.
import { standingOf } from "./customers.ts";
import { type App, eachOf, type Store } from "./doors.ts";
import { type Story, TAX_RATE } from "./plan.ts";
import { randomFrom } from "./random.ts";
import type { MadeCreator, Tell } from "./set-up.ts";
import type { Afterwards, PlannedClick, PlannedOrder } from "./types.ts";

const VISITS_AT_ONCE = 8;
const TOLD_EVERY = 250;
const CART_ATTRIBUTE = "_creator_ref";
const SITES: Readonly<Record<string, string>> = {
  instagram: "https://www.instagram.com/",
  tiktok: "https://www.tiktok.com/",
  youtube: "https://www.youtube.com/",
};

type Creators = ReadonlyMap<string, MadeCreator>;
type Landing = Readonly<{ page: URL; reference: string }>;
type PlacedOrder = Readonly<{
  id: string;
  customer: Readonly<{ id: string }> | null;
  codes: Readonly<{ refused: readonly Readonly<{ code: string; reason: string }>[] }>;
}>;

/** Follows links without buying. */
export async function lookAround(app: App, story: Story, creators: Creators): Promise<number> {
  const visits = story.creators.flatMap((creator) =>
    Array.from({ length: creator.idleVisits }, () => creator),
  );
  await eachOf(visits, VISITS_AT_ONCE, async ({ key, platform }) => {
    await app.follow(creators.get(key)?.slug ?? "", "/", SITES[platform] ?? null);
  });
  return visits.length;
}

/** Places every order in the order of time; the dev store's ids by the order's place in the story. */
export async function placeOrders(
  { store, app }: Readonly<{ store: Store; app: App }>,
  story: Story,
  { creators, tell }: Readonly<{ creators: Creators; tell: Tell }>,
): Promise<string[]> {
  const pages = await landingPages(app, story, creators);
  const customers = new Map<string, string>();
  const ids: string[] = [];
  for (const [place, order] of story.orders.entries()) {
    const click = order.click;
    const landing = click && (await landingOf(app, click, { place, creators, pages }));
    const body = orderBody(order, { place, creators, landing, customers });
    const placed = await store.post<PlacedOrder>("orders", body);
    const [refused] = placed.codes.refused;
    if (refused) throw new Error(`The code ${refused.code} was refused: ${refused.reason}.`);
    if (order.customer && placed.customer) customers.set(order.customer, placed.customer.id);
    ids.push(placed.id);
    if (ids.length % TOLD_EVERY === 0) tell(`${ids.length} of ${story.orders.length} orders`);
  }
  return ids;
}

/**
 * Does something while no webhook is sent, and lets them go after it. Shop and app share this machine: one after the other
 * is quicker, since the app reads an order once for all the webhooks that say it changed.
 */
export async function withoutWebhooks<T>(store: Store, work: () => Promise<T>): Promise<T> {
  await store.post("settings", { deliveriesPaused: true });
  try {
    return await work();
  } finally {
    await store.post("settings", { deliveriesPaused: false });
  }
}

/** Where each creator's link leads, with the app's own marks, by one real visit each. */
async function landingPages(app: App, story: Story, creators: Creators): Promise<Map<string, URL>> {
  const pages = new Map<string, URL>();
  await eachOf(story.creators, VISITS_AT_ONCE, async ({ key }) => {
    pages.set(key, await app.follow(creators.get(key)?.slug ?? "", "/", null));
  });
  return pages;
}

/** The page a visit began on, and the reference it left: really visited for today's, reckoned for those of long ago. */
async function landingOf(
  app: App,
  click: PlannedClick,
  at: Readonly<{ place: number; creators: Creators; pages: ReadonlyMap<string, URL> }>,
): Promise<Landing> {
  const slug = at.creators.get(click.creator)?.slug ?? "";
  if (click.clickedAt === null) {
    const page = await app.follow(slug, click.path, null);
    return { page, reference: page.searchParams.get("ref") ?? "" };
  }
  const known = at.pages.get(click.creator);
  if (!known) throw new Error(`The creator ${click.creator} has no link.`);
  const reference = `${slug}.${clickId(Date.parse(click.clickedAt), at.place)}`;
  const page = new URL(click.path + known.search, known.origin);
  page.searchParams.set("ref", reference);
  return { page, reference };
}

/** A click's id carries its time (uuid v7), which is how a click whose row is gone is still dated. */
function clickId(instant: number, place: number): string {
  const random = randomFrom(3_000_000 + place);
  return `${instant.toString(16).padStart(12, "0")}7${random.hex(3)}a${random.hex(3)}${random.hex(12)}`;
}

function orderBody(
  order: PlannedOrder,
  at: Readonly<{
    place: number;
    creators: Creators;
    landing: Landing | null;
    customers: ReadonlyMap<string, string>;
  }>,
): object {
  const code = order.codeOf ? at.creators.get(order.codeOf)?.code : null;
  return {
    lines: order.lines.map(({ sku, quantity, isSubscription }) => ({
      sku,
      quantity,
      sellingPlan: isSubscription ? "Deliver every month" : null,
    })),
    codes: code ? [code] : [],
    // Some themes lose the attribute on the way (a "buy it now" button); the landing page still tells.
    noteAttributes:
      at.landing && at.place % 3 !== 0 ? { [CART_ATTRIBUTE]: at.landing.reference } : {},
    customer: buyerOf(order, at.customers),
    processedAt: order.at,
    taxRate: TAX_RATE,
    shipping: order.shipping,
    tip: order.tip,
    source: order.source,
    test: order.isTest,
    ...visitsOf(order, at.landing),
    ...(order.canadianRate ? { presentmentCurrency: "CAD", rate: order.canadianRate } : {}),
  };
}

function buyerOf({ customer }: PlannedOrder, customers: ReadonlyMap<string, string>) {
  if (customer === null) return null;
  const email = `${customer.toLowerCase()}@shoppers.example`;
  return customers.get(customer) ?? { new: true, email, ...standingOf(customer) };
}

function visitsOf({ click, landingPath, referrer }: PlannedOrder, landing: Landing | null): object {
  if (!landing) return landingPath ? { landingSite: landingPath, referringSite: referrer } : {};
  const { page } = landing;
  const visit = { landingSite: page.pathname + page.search, referringSite: referrer };
  if (!click?.clickedAt) return visit;
  return { visits: [{ ...visit, occurredAt: click.clickedAt }] };
}

/** Refunds, edits and cancellations, in the order of their time. */
export async function tellAfterwards(
  store: Store,
  story: Story,
  ids: readonly string[],
): Promise<number> {
  const all = story.orders
    .flatMap(({ afterwards, lines }, place) => (afterwards ? [{ afterwards, lines, place }] : []))
    .sort((a, b) => a.afterwards.at.localeCompare(b.afterwards.at));
  for (const { afterwards, lines, place } of all) {
    const [action, body] = afterwardsBody(afterwards, lines);
    await store.post(`orders/${ids[place]}/${action}`, body);
  }
  return all.length;
}

function afterwardsBody(
  afterwards: Afterwards,
  lines: PlannedOrder["lines"],
): [action: string, body: object] {
  const { at: processedAt } = afterwards;
  switch (afterwards.kind) {
    case "refund":
      return [
        "refunds",
        {
          processedAt,
          lines: afterwards.lines,
          shipping: afterwards.withShipping ? true : null,
          amount: afterwards.amount,
          note: afterwards.note,
        },
      ];
    case "cancel":
      return ["cancel", { processedAt, reason: afterwards.reason, refund: true }];
    case "edit": {
      const raised = lines.find(({ sku }) => sku === afterwards.raise);
      return [
        "edits",
        {
          processedAt,
          add: afterwards.add ? [{ sku: afterwards.add, quantity: 1 }] : [],
          remove: afterwards.remove ? [afterwards.remove] : [],
          change: raised ? [{ sku: raised.sku, quantity: raised.quantity + 1 }] : [],
        },
      ];
    }
  }
}
