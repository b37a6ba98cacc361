import { Badge, type BadgeProps, type IconSource } from "@shopify/polaris";
import {
  AlertTriangleIcon,
  CheckCircleIcon,
  ClockIcon,
  MinusCircleIcon,
  PauseCircleIcon,
} from "@shopify/polaris-icons";

const LOOKS = {
  good: { tone: "success", icon: CheckCircleIcon },
  waiting: { tone: "info", icon: ClockIcon },
  bad: { tone: "critical", icon: AlertTriangleIcon },
  paused: { tone: "warning", icon: PauseCircleIcon },
  over: { icon: MinusCircleIcon },
} as const satisfies Record<string, { tone?: BadgeProps["tone"]; icon: IconSource }>;

/** A state by word, colour and icon, never by colour alone. */
export function StateBadge({ look, children }: { look: keyof typeof LOOKS; children: string }) {
  const { icon, ...tone } = LOOKS[look];
  return (
    <Badge {...tone} icon={icon}>
      {children}
    </Badge>
  );
}
