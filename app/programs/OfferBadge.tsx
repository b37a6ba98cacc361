import { StateBadge } from "#app/ui/StateBadge.tsx";

const WORDS = {
  publishing: ["waiting", "Waiting for Shopify"],
  refused: ["bad", "Refused by Shopify"],
  live: ["good", "Live in Shopify"],
  "links-only": ["good", "Live, links only"],
  scheduled: ["waiting", "Scheduled"],
  ended: ["over", "Ended"],
  changed: ["bad", "Changed in Shopify"],
} as const;

export type OfferStanding = keyof typeof WORDS;

/** How an offer stands. */
export function OfferBadge({ state }: { state: OfferStanding }) {
  const [look, words] = WORDS[state];
  return <StateBadge look={look}>{words}</StateBadge>;
}
