import { localDateOf } from "#app/kit/calendar.ts";
import { linesForTerms } from "#app/orders/find-lines.server.ts";
import { storedOrders } from "#app/orders/find-stored.server.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";
import { commissionOn, paysNothing } from "#app/programs/commission.ts";
import { commissionInWords } from "#app/programs/commission-words.ts";
import { termsOfOffer } from "#app/programs/find-terms.server.ts";
import { describePeriodTerms, periodInWords, periodOf } from "#app/programs/period-terms.ts";
import type { Terms } from "#app/programs/terms.ts";
import type { Shop } from "#app/shops/shop.ts";

/** How an order's commission comes about by the terms of its credit, as it stands now; nothing where the order counts nothing. */
export async function explainOrder(
  tx: Tx,
  shop: Shop,
  credit: Readonly<{ orderId: string; offerId: string; termsId: string }>,
): Promise<string[]> {
  const versions = await termsOfOffer(tx, shop.id, credit.offerId);
  const terms = versions.find(({ id }) => id === credit.termsId);
  const [order] = await storedOrders(plainSql(tx), shop.id, [credit.orderId]);
  if (!terms || !order || order.commissionableMinor === 0n) return [];
  const asked = { terms: [terms], orderIds: [order.id] };
  const lines = (await linesForTerms(plainSql(tx), shop.id, asked)).get(order.id) ?? [];
  const looked = { ...order, lines, placedOn: localDateOf(order.processedAt, shop.zone) };
  const commission = commissionOn(terms, looked);
  const { currency } = shop;
  return [
    ...commissionInWords(commission, terms, { currency, order: looked }),
    ...(paysNothing(commission.limit) ? [] : countsInWords(terms, order.processedAt, shop)),
  ];
}

/** Where an order counts beyond itself: "Counts in October 2026 for: 15 % beyond $1,000.00 net a month". */
function countsInWords({ period }: Terms, placedAt: Date, { zone, currency }: Shop): string[] {
  if (period === null) return [];
  const name = periodInWords(periodOf(period.kind, localDateOf(placedAt, zone)));
  return [
    `Counts ${period.kind === "lifetime" ? "over" : "in"} ${name} for: ${describePeriodTerms(period, currency).join(", ")}`,
  ];
}
