import { StateBadge } from "#app/ui/StateBadge.tsx";

const LOOKS = {
  live: ["good", "Live"],
  minting: ["waiting", "Waiting for Shopify"],
  refused: ["bad", "Refused"],
  paused: ["paused", "Paused"],
  retired: ["over", "Retired"],
} as const;

const isKnown = (state: string): state is keyof typeof LOOKS => state in LOOKS;

/** How a code stands in Shopify. */
export function CodeBadge({ state }: { state: string }) {
  const [look, text] = isKnown(state) ? LOOKS[state] : (["plain", state] as const);
  return <StateBadge look={look}>{text}</StateBadge>;
}
