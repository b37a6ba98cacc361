// What came of links: the orders that shoppers placed after coming through them.
import { sumByLink } from "#app/attribution/repository.server.ts";
import { formatMoney } from "#app/kit/money.ts";
import { linksOfCreator } from "#app/links/pages.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Span = Readonly<{ from: Date; to: Date }>;

type LinkWorth = Readonly<{ orders: string; net: string }>;

/** What came of some links in a time, by link: orders credited to the creator whose shopper came through the link last, and their net. */
export async function worthOfLinks(
  tx: Tx,
  shop: Shop,
  asked: Readonly<{ linkIds: readonly string[]; span: Span }>,
): Promise<Readonly<Record<string, LinkWorth>>> {
  const sums = await sumByLink(tx, shop.id, { linkIds: asked.linkIds, ...asked.span });
  const byLink = Map.groupBy(sums, ({ linkId }) => linkId);
  return Object.fromEntries([...byLink].map(([linkId, all]) => [linkId, worthText(all, shop)]));
}

/** The same of one link by what stood behind `?sub=`; the empty text stands for nothing. */
export async function worthBySubId(
  tx: Tx,
  shop: Shop,
  asked: Readonly<{ linkId: string; span: Span }>,
): Promise<Readonly<Record<string, LinkWorth>>> {
  const sums = await sumByLink(tx, shop.id, { linkIds: [asked.linkId], ...asked.span });
  const bySubId = Map.groupBy(sums, ({ subId }) => subId ?? "");
  return Object.fromEntries([...bySubId].map(([subId, all]) => [subId, worthText(all, shop)]));
}

function worthText(
  sums: readonly Readonly<{ orders: number; netMinor: bigint }>[],
  { currency }: Shop,
): LinkWorth {
  const orders = sums.reduce((sum, row) => sum + row.orders, 0);
  const minor = sums.reduce((sum, row) => sum + row.netMinor, 0n);
  return { orders: orders.toLocaleString("en-US"), net: formatMoney({ minor, currency }) };
}

/** The links of a creator's page, with clicks, orders and net revenue in a time. */
export async function linksWithWorth(
  tx: Tx,
  asked: Readonly<{ shop: Shop; creatorId: string; span: Span; now: Date }>,
) {
  const own = await linksOfCreator(tx, asked);
  const linkIds = own.links.map(({ id }) => id);
  return { ...own, worth: await worthOfLinks(tx, asked.shop, { linkIds, span: asked.span }) };
}
