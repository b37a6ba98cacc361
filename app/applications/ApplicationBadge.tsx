import type { ApplicationState } from "#app/applications/application.ts";
import { StateBadge } from "#app/ui/StateBadge.tsx";

const LOOKS = { applied: "waiting", approved: "good", declined: "over" } as const;

/** How an application stands. */
export const ApplicationBadge = ({ state, label }: { state: ApplicationState; label: string }) => (
  <StateBadge look={LOOKS[state]}>{label}</StateBadge>
);
