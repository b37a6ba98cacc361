/** What needs a person on the Overview: never news, only what waits for somebody. */
import { formatMoney } from "#app/kit/money.ts";

export type Notice = Readonly<{
  key: string;
  tone: "critical" | "warning" | "info";
  title: string;
  text: string;
  action: string;
  url: string;
}>;

/**
 * The notices of a shop, the most urgent first: books that differ from their facts, creators without a working code, then money that
 * can be paid.
 */
export function noticesOf({
  differences,
  refused,
  payableMinor,
  payableCreators,
  currency,
}: Readonly<{
  /** Places where the last verification found the books to differ from the facts. */
  differences: number;
  /** Creators that have no code but refused ones. */
  refused: number;
  payableMinor: bigint;
  payableCreators: number;
  currency: string;
}>): Notice[] {
  const notices: Notice[] = [];
  if (differences > 0) {
    notices.push({
      key: "books",
      tone: "critical",
      title: `The books differ in ${differences === 1 ? "1 place" : `${differences.toLocaleString("en-US")} places`}`,
      text: "The nightly check found figures that do not agree with the orders behind them. Wait with payouts until they do.",
      action: "Open tracking health",
      url: "/app/tracking",
    });
  }
  if (refused > 0) {
    notices.push({
      key: "refused",
      tone: "warning",
      title: `${refused === 1 ? "1 creator has" : `${refused} creators have`} no code, because Shopify refused it`,
      text: "Their links work. Open the creator to see Shopify’s answer and choose another code.",
      action: "See creators",
      url: "/app/creators",
    });
  }
  if (payableMinor > 0n) {
    const amount = formatMoney({ minor: payableMinor, currency });
    notices.push({
      key: "payable",
      tone: "info",
      title: `${amount} is payable to ${payableCreators === 1 ? "1 creator" : `${payableCreators} creators`}`,
      text: "The hold of these orders has ended. A new payout shows each amount before anything is paid.",
      action: "Open a payout",
      url: "/app/payouts",
    });
  }
  return notices;
}
