import type { ProgramState } from "#app/programs/program.ts";
import { StateBadge } from "#app/ui/StateBadge.tsx";

const LOOKS = { open: "good", invitation: "held", archived: "over" } as const;

/** Who may apply to a program. */
export const ProgramBadge = ({ state, label }: { state: ProgramState; label: string }) => (
  <StateBadge look={LOOKS[state]}>{label}</StateBadge>
);
