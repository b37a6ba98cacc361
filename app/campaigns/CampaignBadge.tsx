import type { CampaignState } from "#app/campaigns/campaign.ts";
import { StateBadge } from "#app/ui/StateBadge.tsx";

const STATES = {
  planned: { look: "waiting", text: "Planned" },
  running: { look: "good", text: "Running" },
  ended: { look: "over", text: "Ended" },
} as const;

/** How a campaign stands by its days. */
export const CampaignBadge = ({ state }: { state: CampaignState }) => (
  <StateBadge look={STATES[state].look}>{STATES[state].text}</StateBadge>
);
