/** What needs a person on the Overview: never news, only what waits for somebody. */
import { formatMoney } from "#app/kit/money.ts";

export type Notice = Readonly<{
  key: string;
  tone: "warning" | "info";
  title: string;
  text: string;
  action: string;
  url: string;
}>;

/** The notices of a shop, the most urgent first: creators without a working code, then money that can be paid. */
export function noticesOf({
  refused,
  payableMinor,
  payableCreators,
  currency,
}: Readonly<{
  /** Creators that have no code but refused ones. */
  refused: number;
  payableMinor: bigint;
  payableCreators: number;
  currency: string;
}>): Notice[] {
  const notices: Notice[] = [];
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
