// Terms before they are saved: their effect on the orders of the last months, from what is stored.
import { creditsOfOffer } from "#app/attribution/find-credits.server.ts";
import { talliesBefore } from "#app/commissions/period-repository.server.ts";
import {
  type EarlierOrder,
  type ReplayOrder,
  replay,
  replayInWords,
} from "#app/commissions/replay.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
import { localDateOf, plusDays } from "#app/kit/calendar.ts";
import { formatMoney } from "#app/kit/money.ts";
import { linesForTerms } from "#app/orders/find-lines.server.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";
import { placedOnFor } from "#app/programs/commission.ts";
import { termsOfOffer } from "#app/programs/find-terms.server.ts";
import { allTimeOf, periodOf } from "#app/programs/period-terms.ts";
import { type Terms, type TermsValues, termsInForce } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Long enough for a season's shape, short enough that its orders are like tomorrow's. */
const DAYS = 90;
/** The newest so many orders are compared; the page says so when there are more. */
const ORDERS_MAX = 200_000;
const CREATORS_SHOWN = 10;

export type ReplayRequest = Readonly<{ offerId: string; proposed: TermsValues; now: Date }>;

/** What proposed terms would have cost on the offer's orders of the last 90 days, in words and by creator; writes nothing. */
export async function replayTerms(tx: Tx, shop: Shop, request: ReplayRequest) {
  const { offerId, proposed, now } = request;
  const versions = await termsOfOffer(tx, shop.id, offerId);
  const credited = await creditsOfOffer(tx, shop.id, {
    offerId,
    since: plusDays(now, -DAYS),
    take: ORDERS_MAX,
  });
  const lines = await linesForTerms(plainSql(tx), shop.id, {
    terms: [...versions, proposed],
    orderIds: credited.map(({ orderId }) => orderId),
  });
  const orders = credited.map((order) => ({
    ...order,
    lines: lines.get(order.orderId) ?? [],
    placedOn: placedOnFor([...versions, proposed], order.processedAt, shop.zone),
  }));
  const earlier = await earlierOrders(tx, shop, { orders, versions, proposed });
  const effect = replay(orders, { versions, proposed, zone: shop.zone, earlier: earlier.found });
  const shown = effect.changed.slice(0, CREATORS_SHOWN);
  const names = await namesOfCreators(
    tx,
    shop.id,
    shown.map(({ creatorId }) => creatorId),
  );
  const money = (minor: bigint) => formatMoney({ minor, currency: shop.currency });
  const inForce = versions.length > 0 ? termsInForce(versions, now) : undefined;
  return {
    words: replayInWords(effect, { currency: shop.currency, days: DAYS }),
    isCut: orders.length === ORDERS_MAX || earlier.isCut,
    movesWindow: inForce !== undefined && inForce.windowDays !== proposed.windowDays,
    creators: shown.map(({ creatorId, nowMinor, thenMinor }) => ({
      creatorId,
      name: names[creatorId] ?? "",
      before: money(nowMinor),
      after: money(thenMinor),
      change: money(thenMinor - nowMinor),
    })),
    hidden: effect.changed.length - shown.length,
  };
}

type Replayed = Readonly<{
  orders: readonly ReplayOrder[];
  versions: readonly Terms[];
  proposed: TermsValues;
}>;

/** What was counted before these orders in the periods that they go on with, by the terms of then. */
async function earlierOrders(
  tx: Tx,
  shop: Shop,
  { orders, versions, proposed }: Replayed,
): Promise<Readonly<{ found: readonly EarlierOrder[]; isCut: boolean }>> {
  const agreements = [...versions, proposed].flatMap(({ period }) => period ?? []);
  const kinds = new Set(agreements.map(({ kind }) => kind));
  const isInAll = agreements.some((terms) => allTimeOf(terms) !== null);
  const first = orders.at(-1); // the newest come first
  const offerId = versions[0]?.offerId;
  if (!first || !offerId || kinds.size === 0) return { found: [], isCut: false };
  const day = localDateOf(first.processedAt, shop.zone);
  const agreed = new Map(versions.map((terms) => [terms.id, terms]));
  const rows = await talliesBefore(tx, shop.id, {
    offerId,
    creatorIds: [...new Set(orders.map(({ creatorId }) => creatorId))],
    periods: isInAll ? null : [...kinds].map((kind) => periodOf(kind, day)),
    before: first.processedAt,
    take: ORDERS_MAX,
  });
  const found = rows.toReversed().flatMap((row) => {
    const terms = agreed.get(row.termsId);
    return terms ? [{ ...row, terms }] : [];
  });
  return { found, isCut: rows.length === ORDERS_MAX };
}
