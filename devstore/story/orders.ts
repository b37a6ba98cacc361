// Every order of the story: who brought it, who bought, what, and when.
import { basketOf, centsOf, doorOf, landingOf, type Shelf, shippingOf, tipOf } from "./baskets.ts";
import {
  daysOfCourse,
  instantOn,
  launchSpan,
  leakSpan,
  ordinaryDay,
  type Span,
} from "./courses.ts";
import type { OfferKey, PlannedCreator } from "./creators.ts";
import { addDays, type Day, dayOf } from "./days.ts";
import type { Random } from "./random.ts";
import type { PlannedClick, PlannedOrder } from "./types.ts";

const ORDERS = 3_000;
/** Orders that are placed as the story is told, each after a real visit through a link. */
const LIVE_ORDERS = 20;
const TESTS = 12;
const POS = 230;
const GIFT_CARDS = 36;
/** Orders that came through a link longer ago than the offer's window: nobody's. */
const LATE_CLICKS = 9;
const REFILL_STARTS = 34;
const COUPON_SITES = [
  "https://coupon-harbor.example/northwind",
  "https://dealwhistle.example/s/northwind",
];
const MINUTE_MS = 60_000;

/** An order before anybody has bought it. */
export type Draft = Omit<PlannedOrder, "customer" | "afterwards"> &
  Readonly<{
    instant: number;
    /** Who may have bought it: anybody, somebody new, somebody who knows the shop, or the subscriber of another draft. */
    buyer: "anyone" | "new" | "known" | "guest" | Draft;
  }>;

type Setting = Readonly<{ random: Random; span: Span; shelf: Shelf }>;
type How = "code" | "link" | "both";

/** All orders in the order of their time, exactly ORDERS of them; the last are those that are placed now. */
export function draftOrders(setting: Setting, creators: readonly PlannedCreator[]): Draft[] {
  const brought = creators.flatMap((creator) => ordersOf(setting, creator));
  const live = liveOnes(setting, brought);
  const begun = many(REFILL_STARTS, () => refillStart(setting));
  const renewals = [...brought, ...begun].flatMap((draft) => renewalsOf(setting, draft));
  const rest = ORDERS - brought.length - begun.length - renewals.length;
  const ordinary = many(rest, (index) => ordinaryOrder(setting, index));
  const earlier = [...brought, ...begun, ...renewals, ...ordinary].filter(
    (each) => !live.has(each),
  );
  earlier.sort((a, b) => a.instant - b.instant);
  return [...earlier, ...[...live.values()]];
}

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

function ordersOf(setting: Setting, creator: PlannedCreator): Draft[] {
  const { random, span } = setting;
  const leak = leakSpan(span);
  return daysOfCourse(random, span, creator.course, creator.orders).map((day) => {
    const isLeaked = creator.course === "leak" && day >= leak.first && day <= leak.last;
    if (isLeaked) return leakedOrder(setting, creator, day);
    const how = howOf(random, creator.offer, { day, span });
    return broughtOrder(setting, creator, { day, how });
  });
}

function howOf(
  random: Random,
  offer: OfferKey,
  { day, span }: Readonly<{ day: Day; span: Span }>,
): How {
  const launch = launchSpan(span);
  const hasCode =
    offer === "launch" ? day >= launch.first && day <= launch.last : offer !== "tracking";
  if (!hasCode) return "link";
  if (offer === "refill") return random.pick(["code", "both"] as const);
  return random.weighted(["code", "both", "link"] as const, (_, index) => [50, 38, 12][index] ?? 0);
}

function plainDraft(setting: Setting, offer: OfferKey | null, day: Day): Draft {
  const { random, shelf } = setting;
  const lines = basketOf(random, shelf, { offer, isGiftCard: false });
  const instant = instantOn(random, day).getTime();
  return {
    instant,
    at: new Date(instant).toISOString(),
    creator: null,
    lines,
    source: "web",
    isTest: false,
    shipping: shippingOf(random, centsOf(shelf, lines)),
    tip: tipOf(random),
    codeOf: null,
    click: null,
    landingPath: null,
    referrer: null,
    canadianRate: random.isLucky(0.03) ? `1.3${random.whole(50, 99)}` : null,
    buyer: "anyone",
  };
}

function broughtOrder(
  setting: Setting,
  creator: PlannedCreator,
  { day, how }: Readonly<{ day: Day; how: How }>,
): Draft {
  const draft = plainDraft(setting, creator.offer, day);
  const hasCode = how !== "link";
  const click = how === "code" ? null : clickBefore(setting, creator, draft.instant);
  const site = {
    instagram: "instagram.com",
    tiktok: "tiktok.com",
    youtube: "youtube.com",
    other: null,
  };
  const host = site[creator.platform];
  return {
    ...draft,
    creator: creator.key,
    codeOf: hasCode ? creator.key : null,
    click,
    landingPath: click ? null : "/",
    referrer: click && host ? `https://www.${host}/` : null,
    // A code that each customer may use once, and a subscription, are for who comes the first time.
    buyer: ["ten", "refill"].includes(creator.offer) ? "new" : "anyone",
  };
}

/** Mostly the same hour; sometimes some days before, always within every offer's window. */
function clickBefore({ random }: Setting, creator: PlannedCreator, instant: number): PlannedClick {
  const minutes = random.isLucky(0.7) ? random.whole(3, 90) : random.whole(90, 12 * 1440);
  return {
    creator: creator.key,
    clickedAt: new Date(instant - minutes * MINUTE_MS).toISOString(),
    path: landingOf(random, creator.offer),
  };
}

/** A stranger to the creator who knows the shop: no visit through her link, a coupon site or nothing at all before. */
function leakedOrder(setting: Setting, creator: PlannedCreator, day: Day): Draft {
  const { random } = setting;
  return {
    ...plainDraft(setting, null, day),
    creator: creator.key,
    codeOf: creator.key,
    landingPath: "/",
    referrer: random.isLucky(0.6) ? random.pick(COUPON_SITES) : null,
    buyer: random.isLucky(0.9) ? "known" : "new",
  };
}

function refillStart(setting: Setting): Draft {
  const day = ordinaryDay(setting.random, setting.span);
  const draft = plainDraft(setting, "refill", day);
  return { ...draft, landingPath: "/collections/refill-club", buyer: "new" };
}

/** A subscription is renewed each month until it is given up; Shopify's order comes from the contract, without a visit. */
function renewalsOf(setting: Setting, start: Draft): Draft[] {
  const subscribed = start.lines.find(({ isSubscription }) => isSubscription);
  if (!subscribed) return [];
  const renewals: Draft[] = [];
  for (let month = 1; setting.random.isLucky(0.8); month += 1) {
    const day = addDays(dayOf(new Date(start.instant)), 30 * month);
    if (day > setting.span.last) break;
    renewals.push({
      ...plainDraft(setting, null, day),
      lines: [subscribed],
      source: "subscription_contract",
      shipping: "0.00",
      tip: null,
      canadianRate: null,
      buyer: start,
    });
  }
  return renewals;
}

function ordinaryOrder(setting: Setting, index: number): Draft {
  const { random, shelf, span } = setting;
  const draft = plainDraft(setting, null, ordinaryDay(random, span));
  if (index < POS)
    return {
      ...draft,
      source: "pos",
      shipping: "0.00",
      tip: null,
      canadianRate: null,
      buyer: random.isLucky(0.6) ? "guest" : "anyone",
    };
  const door = doorOf(random);
  const online = { ...draft, landingPath: door.path, referrer: door.referrer };
  if (index < POS + TESTS) return { ...online, isTest: true, buyer: "guest" };
  if (index < POS + TESTS + GIFT_CARDS) {
    const lines = basketOf(random, shelf, { offer: null, isGiftCard: true });
    return { ...online, lines, shipping: "0.00" };
  }
  if (index >= POS + TESTS + GIFT_CARDS + LATE_CLICKS) return online;
  const clickedAt = new Date(draft.instant - random.whole(40, 55) * 1440 * MINUTE_MS).toISOString();
  const click = { creator: random.pick(["MAYA", "HANNAH", "PIPPA"]), clickedAt, path: "/" };
  return { ...online, landingPath: null, click };
}

/** Some orders of the last two months, of creators whose code or link works today, are placed today instead. */
function liveOnes({ random, span }: Setting, brought: readonly Draft[]): Map<Draft, Draft> {
  const recent = addDays(span.last, -60);
  const fit = brought.filter(
    (draft) => draft.click && draft.buyer === "anyone" && dayOf(new Date(draft.instant)) >= recent,
  );
  const now = (draft: Draft): Draft => ({
    ...draft,
    at: null,
    instant: Number.MAX_SAFE_INTEGER,
    click: draft.click && { ...draft.click, clickedAt: null },
  });
  return new Map(
    random
      .shuffled(fit)
      .slice(0, LIVE_ORDERS)
      .map((draft) => [draft, now(draft)]),
  );
}
