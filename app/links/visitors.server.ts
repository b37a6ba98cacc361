// Counts a day's visitors once without knowing any: their address and browser are hashed with a salt of the shop's day, which is thrown
// away after the day. Neither is written anywhere; until its click is written, a tenth of a second, the text is in memory.
import { hash } from "node:crypto";
import { addDays, localDateOf, startOfDay } from "#app/kit/calendar.ts";
import { type ClickRow, keepSalts } from "#app/links/click-store.server.ts";
import { newId, newToken } from "#app/platform/clock.server.ts";

/** A click before its visitor is hashed: `from` is the visitor's address and browser, null where the visit is not counted. */
export type Visit = Omit<ClickRow, "visitor"> & Readonly<{ zone: string; from: string | null }>;

/** 31^26 salts, about 128 bits. */
const SALT_LENGTH = 26;
/** 96 bits: of a million visitors of a day no two are the same. */
const HASH_LENGTH = 16;
const SHOPS_MAX = 10_000;

type Day = Readonly<{ dayOn: string; fromMs: number; untilMs: number; salt: string }>;

/** Turns visits into clicks. Remembers each shop's day with its salt, in bounded memory, so that a day costs two questions a process. */
export function visitorHashes(): (visits: readonly Visit[]) => Promise<ClickRow[]> {
  const days = new Map<string, Day>();
  const dayOf = ({ shopId, clickedAt }: Visit): Day | null => {
    const day = days.get(shopId);
    const ms = clickedAt.getTime();
    return day && day.fromMs <= ms && ms < day.untilMs ? day : null;
  };

  return async (visits) => {
    // A batch over midnight holds two days of a shop: what the first round leaves over finds its day in the second.
    const clicks: ClickRow[] = [];
    for (let left = visits; left.length > 0; ) {
      const unknown = new Map<string, Visit>();
      for (const visit of left)
        if (visit.from !== null && !dayOf(visit) && !unknown.has(visit.shopId))
          unknown.set(visit.shopId, visit);
      if (unknown.size > 0) await learn(days, [...unknown.values()]);
      const later: Visit[] = [];
      for (const visit of left) {
        const day = dayOf(visit);
        if (visit.from !== null && !day) later.push(visit);
        else clicks.push(clickOf(visit, day));
      }
      left = later;
    }
    return clicks;
  };
}

function clickOf({ zone: _, from, ...click }: Visit, day: Day | null): ClickRow {
  return { ...click, visitor: from === null || !day ? null : hashOf(day.salt, from) };
}

const hashOf = (salt: string, from: string): string =>
  hash("sha256", `${salt}\n${from}`, "base64url").slice(0, HASH_LENGTH);

/** Reads the salts of the days of these visits, or makes them. */
async function learn(days: Map<string, Day>, visits: readonly Visit[]): Promise<void> {
  const wanted = visits.map(({ shopId, clickedAt, zone }) => {
    const dayOn = localDateOf(clickedAt, zone);
    const fromMs = startOfDay(dayOn, zone).getTime();
    const untilMs = startOfDay(addDays(dayOn, 1), zone).getTime();
    return { shopId, id: newId(), dayOn, salt: newToken(SALT_LENGTH), fromMs, untilMs };
  });
  const kept = await keepSalts(wanted);
  const saltOf = new Map(kept.map(({ shopId, salt }) => [shopId, salt]));
  if (days.size + wanted.length > SHOPS_MAX) days.clear();
  for (const { shopId, dayOn, fromMs, untilMs, salt } of wanted)
    days.set(shopId, { dayOn, fromMs, untilMs, salt: saltOf.get(shopId) ?? salt });
}
