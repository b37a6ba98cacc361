import { StateBadge } from "#app/ui/StateBadge.tsx";

/** How a creator stands. */
export function CreatorBadge({ state }: { state: string }) {
  if (state === "paused") return <StateBadge look="paused">Paused</StateBadge>;
  if (state === "archived") return <StateBadge look="over">Archived</StateBadge>;
  return <StateBadge look="good">Active</StateBadge>;
}
