// The beginning of the story: shop and shelf in the store, offers, creators and costs through the app's forms.
import { setTimeout as sleep } from "node:timers/promises";
import { type App, eachOf, type Store } from "./doors.ts";
import type { Story } from "./plan.ts";
import { randomFrom } from "./random.ts";
import type { PlannedCost, PlannedOffer } from "./types.ts";

const AT_ONCE = 8;
const LIVE_MS = 90_000;

export type Tell = (sentence: string) => void;

/** A creator as the app made it. */
export type MadeCreator = Readonly<{ id: string; slug: string; code: string | null }>;

type Shelf = Readonly<{
  products: ReadonlyMap<string, string>;
  variants: ReadonlyMap<string, string>;
}>;

type MadeProduct = Readonly<{ gid: string; variants: readonly Readonly<{ gid: string }>[] }>;

/** Names the shop and fills its shelf. While the story is told, Shopify's usual delays and limits are wide. */
export async function openShop(store: Store, story: Story): Promise<Shelf> {
  await store.post("shops", { ...story.shop, journeyDelayMs: 0, restoreRate: 20_000 });
  const products = new Map<string, string>();
  const variants = new Map<string, string>();
  for (const { collection, ...product } of story.products) {
    const made = await store.post<MadeProduct>("products", {
      ...product,
      collections: [collection],
    });
    products.set(product.sku, made.gid);
    variants.set(product.sku, made.variants[0]?.gid ?? "");
  }
  return { products, variants };
}

/** Delays and limits as Shopify has them again. */
export async function endHurry(store: Store, story: Story): Promise<void> {
  await store.post("shops", {
    handle: story.shop.handle,
    journeyDelayMs: 2_000,
    restoreRate: 1_000,
  });
}

/** Makes the offers; their ids by key. */
export async function makeOffers(
  app: App,
  story: Story,
  shelf: Shelf,
): Promise<Map<string, string>> {
  await app.load("/app", "app._index"); // the first visit installs the app
  const ids = new Map<string, string>();
  for (const offer of story.offers) {
    const next = await app.submit(
      "/app/programs/offers/new",
      "app.programs.offers.new",
      offerFields(offer, shelf),
    );
    ids.set(offer.key, idIn(next));
  }
  return ids;
}

function offerFields(offer: PlannedOffer, shelf: Shelf) {
  const product = offer.scopeSku ? (shelf.products.get(offer.scopeSku) ?? null) : null;
  const isRate = offer.commissionKind === "rate";
  return {
    name: offer.name,
    valueKind: offer.valueKind,
    value: offer.value || null,
    scope: product ? "products" : "all",
    scopeGids: product,
    minimum: offer.minimum,
    startsOn: offer.startsOn,
    endsOn: offer.endsOn,
    oncePerCustomer: offer.isOncePerCustomer ? "on" : null,
    appliesOnSubscription: offer.isOnSubscription ? "on" : null,
    commissionKind: offer.commissionKind,
    rate: isRate ? offer.commission : null,
    flat: isRate ? null : offer.commission,
    holdDays: String(offer.holdDays),
    windowDays: String(offer.windowDays),
  };
}

/** Makes the creators, and waits until Shopify has every code. */
export async function makeCreators(
  app: App,
  story: Story,
  { offers, tell }: Readonly<{ offers: ReadonlyMap<string, string>; tell: Tell }>,
): Promise<Map<string, MadeCreator>> {
  const ids = new Map<string, string>();
  // One after the other, so that they are there in the order of the plan.
  for (const creator of story.creators) {
    const next = await app.submit("/app/creators/new", "app.creators.new", {
      name: creator.name,
      handle: creator.handle,
      platform: creator.platform,
      followers: String(creator.followers),
      tags: creator.tags,
      note: creator.note,
      defaultOfferId: offers.get(creator.offer) ?? "",
      code: creator.code,
    });
    ids.set(creator.key, idIn(next));
  }
  tell(`${ids.size} creators, waiting for Shopify to have their codes`);
  const made = new Map<string, MadeCreator>();
  await eachOf([...ids], AT_ONCE, async ([key, id]) => {
    made.set(key, await whenLive(app, id));
  });
  return made;
}

type CreatorPage = Readonly<{
  hub: Readonly<{ code: Readonly<{ code: string; state: string }> | null }>;
  summary: Readonly<{ links: Readonly<{ links: readonly Readonly<{ url: string }>[] }> }>;
}>;

async function whenLive(app: App, id: string): Promise<MadeCreator> {
  for (const until = Date.now() + LIVE_MS; Date.now() < until; await sleep(500)) {
    const route = "app.creators.$creatorId";
    const { hub, summary } = await app.load<CreatorPage>(`/app/creators/${id}`, route);
    const { code } = hub;
    const [link] = summary.links.links; // a new creator has one
    if (code?.state === "refused") throw new Error(`Shopify refused the code ${code.code}.`);
    if (!link) throw new Error(`The creator ${id} has no link.`);
    const slug = link.url.split("/").pop() ?? "";
    if (!code || code.state === "live") return { id, slug, code: code?.code ?? null };
  }
  throw new Error(
    "Shopify has not made the codes live in a minute and a half; is the worker running?",
  );
}

/** Records what the creators cost. */
export async function recordCosts(
  app: App,
  story: Story,
  { creators, shelf }: Readonly<{ creators: ReadonlyMap<string, MadeCreator>; shelf: Shelf }>,
): Promise<void> {
  await eachOf(story.costs, AT_ONCE, async (cost, index) => {
    const { id = "" } = creators.get(cost.creator) ?? {};
    await app.submit("/app/costs", "app.costs", costFields(cost, { creatorId: id, index, shelf }));
  });
}

function costFields(
  cost: PlannedCost,
  { creatorId, index, shelf }: Readonly<{ creatorId: string; index: number; shelf: Shelf }>,
) {
  return {
    id: uuidV4(index),
    creatorId,
    kind: cost.kind,
    amount: cost.amount,
    incurredOn: cost.on,
    note: cost.note,
    variantGid: cost.sku ? (shelf.variants.get(cost.sku) ?? null) : null,
    quantity: cost.kind === "gift" ? String(cost.quantity) : null,
  };
}

/** The same id for the same cost, so that telling it twice records it once. */
function uuidV4(index: number): string {
  const random = randomFrom(7_000_000 + index);
  return `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`;
}

/** The id in an address of the app. */
export function idIn(address: string | null): string {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(address ?? "")?.[0];
  if (!id) throw new Error(`The app did not say what it made: ${address}.`);
  return id;
}
