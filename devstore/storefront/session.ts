// What a shopper's browser is remembered by: cart, codes and where the visits began. In memory, bounded, a day long.
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Attribute, Shop } from "../state.ts";

const COOKIE = "_dev_store_session";
const SESSIONS_MAX = 20_000;
const LIFE_MS = 24 * 3_600_000;
/** A pause after which a shopper's next page begins a new visit. */
const PAUSE_MS = 30 * 60_000;
const CAMPAIGN = /^(utm_|ref$)/;

export type SessionVisit = Readonly<{
  /** Path and query of the visit's first page. */
  landingSite: string;
  referringSite: string | null;
  occurredAt: string;
}>;

export type CartLine = Readonly<{
  /** Names the line in forms. */
  key: string;
  variantId: string;
  quantity: number;
  sellingPlan: string | null;
}>;

export type Session = {
  readonly id: string;
  readonly handle: string;
  readonly cartToken: string;
  seenAt: number;
  firstVisit: SessionVisit | null;
  lastVisit: SessionVisit | null;
  codes: readonly string[];
  lines: readonly CartLine[];
  attributes: readonly Attribute[];
  email: string;
  /** Ids of the orders placed in this session: its thank-you pages. */
  readonly orderIds: Set<string>;
};

const sessions = new Map<string, Session>();

/** The session of a request's cookie; a new one when there is none, it has ended, or it is another shop's. */
export function sessionOf(request: IncomingMessage, shop: Shop, now: number): Session {
  const known = sessions.get(cookieOf(request) ?? "");
  if (known && known.handle === shop.handle && now - known.seenAt <= LIFE_MS) {
    sessions.delete(known.id); // to the young end of the map
    sessions.set(known.id, known);
    return known;
  }
  const session = emptySession(shop, now);
  sessions.set(session.id, session);
  for (const id of sessions.keys()) {
    if (sessions.size <= SESSIONS_MAX) break;
    sessions.delete(id);
  }
  return session;
}

export function setCookieOf(session: Session): string {
  return `${COOKIE}=${session.id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFE_MS / 1000}`;
}

/** Notes where a visit begins: at the first page, after a pause, from another site, or with a campaign's mark. */
export function notePage(session: Session, page: URL, referrer: string | null, now: number): void {
  const landingSite = page.pathname + page.search;
  const from = referrer && hostOf(referrer) !== page.host ? referrer : null;
  const hasMark = [...page.searchParams.keys()].some((name) => CAMPAIGN.test(name));
  const isNew =
    session.lastVisit === null ||
    now - session.seenAt > PAUSE_MS ||
    from !== null ||
    (hasMark && session.lastVisit.landingSite !== landingSite);
  session.seenAt = now;
  if (!isNew) return;
  const visit = { landingSite, referringSite: from, occurredAt: new Date(now).toISOString() };
  session.firstVisit ??= visit;
  session.lastVisit = visit;
}

/** First and last visit, oldest first, as an order's journey keeps them. */
export function visitsOf({ firstVisit, lastVisit }: Session): SessionVisit[] {
  if (!firstVisit || !lastVisit) return [];
  return firstVisit === lastVisit ? [firstVisit] : [firstVisit, lastVisit];
}

export function addToCart(session: Session, added: Omit<CartLine, "key">): void {
  const isSame = (line: CartLine) =>
    line.variantId === added.variantId && line.sellingPlan === added.sellingPlan;
  if (session.lines.some(isSame))
    session.lines = session.lines.map((line) =>
      isSame(line) ? { ...line, quantity: line.quantity + added.quantity } : line,
    );
  else session.lines = [...session.lines, { ...added, key: randomUUID().slice(0, 8) }];
}

/** Sets a line's quantity; none removes it. */
export function changeQuantity(session: Session, key: string, quantity: number): void {
  session.lines = session.lines
    .map((line) => (line.key === key ? { ...line, quantity } : line))
    .filter((line) => line.quantity > 0);
}

/** As POST /cart/update.js does: named attributes are set, empty ones go away, others stay. */
export function setAttributes(session: Session, changes: Readonly<Record<string, string>>): void {
  const kept = session.attributes.filter(({ name }) => !(name in changes));
  const set = Object.entries(changes).map(([name, value]) => ({ name, value }));
  session.attributes = [...kept, ...set.filter(({ value }) => value !== "")].slice(0, 50);
}

export function emptyCart(session: Session): void {
  session.lines = [];
  session.codes = [];
  session.attributes = [];
}

function emptySession(shop: Shop, now: number): Session {
  return {
    id: randomUUID(),
    handle: shop.handle,
    cartToken: randomUUID(),
    seenAt: now,
    firstVisit: null,
    lastVisit: null,
    codes: [],
    lines: [],
    attributes: [],
    email: "",
    orderIds: new Set(),
  };
}

function cookieOf(request: IncomingMessage): string | null {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [name, value] = pair.trim().split("=");
    if (name === COOKIE) return value ?? null;
  }
  return null;
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}
