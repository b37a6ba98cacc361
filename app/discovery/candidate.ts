// Candidate: a customer of the shop who could be a creator, found in stored orders by Shopify's id; no name is known here.
import { formatMoney } from "#app/kit/money.ts";
import { ratioText } from "#app/kit/ratio.ts";

/** Who is a candidate. Source: measurement.md 1.4 (customers who order again as creators). */
export const CANDIDATE = { ordersMin: 3, lastDaysMax: 120, refundPercentBelow: 20 } as const;

/** The rule as one sentence, for the page. */
export const CANDIDATE_RULE = `At least ${CANDIDATE.ordersMin} orders, the last within ${CANDIDATE.lastDaysMax} days, less than ${CANDIDATE.refundPercentBelow} % given back, and not a creator through an invitation yet. Ranked by orders and net revenue against all your customers.`;

const DAY_MS = 86_400_000;

type Bought = Readonly<{
  orders: number;
  netMinor: bigint;
  soldMinor: bigint;
  refundMinor: bigint;
  lastAt: Date;
  ordersAbove: number;
  netAbove: number;
}>;

/** 0 to 100: half by the share of customers with fewer orders, half by that with less net revenue. 90 and 75 is 83. */
export const candidateScore = ({
  ordersAbove,
  netAbove,
}: Pick<Bought, "ordersAbove" | "netAbove">): number => Math.round((ordersAbove + netAbove) / 2);

/** Why somebody is a candidate, each a few words: orders, net revenue, how long ago, what was given back. */
export function candidateReasons(bought: Bought, currency: string, now: Date): string[] {
  const days = Math.floor((now.getTime() - bought.lastAt.getTime()) / DAY_MS);
  const refunded = { numerator: bought.refundMinor * 100n, denominator: bought.soldMinor };
  return [
    `${bought.orders} orders${moreThan(bought.ordersAbove)}`,
    `${formatMoney({ minor: bought.netMinor, currency })} net revenue${moreThan(bought.netAbove)}`,
    days === 0 ? "Last order today" : `Last order ${days === 1 ? "1 day" : `${days} days`} ago`,
    bought.refundMinor === 0n
      ? "Nothing given back"
      : `${ratioText(refunded, 1) ?? "0.0"} % given back`,
  ];
}

const moreThan = (percent: number): string =>
  percent === 0 ? "" : `, more than ${percent} % of customers`;

/** The number in Shopify's id of a customer: gid://shopify/Customer/42 is "42"; null for any other text. */
export const customerNumber = (gid: string): string | null =>
  /^gid:\/\/shopify\/Customer\/(\d{1,20})$/.exec(gid)?.[1] ?? null;
