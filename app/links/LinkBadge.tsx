import type { LinkState } from "#app/links/present.ts";
import { StateBadge } from "#app/ui/StateBadge.tsx";

/** How a link stands. */
export function LinkBadge({ state }: { state: LinkState }) {
  if (state === "gone") return <StateBadge look="bad">Leads home</StateBadge>;
  if (state === "ended") return <StateBadge look="over">Ended</StateBadge>;
  if (state === "archived") return <StateBadge look="over">Archived</StateBadge>;
  return <StateBadge look="good">Working</StateBadge>;
}
