import type { PayoutState } from "#app/payouts/payout.ts";
import { StateBadge } from "#app/ui/StateBadge.tsx";

const LOOKS = { open: "waiting", approved: "waiting", paid: "good", cancelled: "over" } as const;

/** How a payout stands. */
export const PayoutBadge = ({ state, label }: { state: PayoutState; label: string }) => (
  <StateBadge look={LOOKS[state]}>{label}</StateBadge>
);
