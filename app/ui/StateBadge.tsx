import { Badge, type BadgeProps, type IconSource } from "@shopify/polaris";
import {
  AlertTriangleIcon,
  CashDollarIcon,
  CheckCircleIcon,
  ClockIcon,
  MinusCircleIcon,
  PauseCircleIcon,
  ReturnIcon,
} from "@shopify/polaris-icons";

const LOOKS = {
  good: { tone: "success", icon: CheckCircleIcon },
  waiting: { tone: "info", icon: ClockIcon },
  bad: { tone: "critical", icon: AlertTriangleIcon },
  paused: { tone: "warning", icon: PauseCircleIcon },
  over: { icon: MinusCircleIcon },
  held: { icon: ClockIcon },
  due: { tone: "attention", icon: CashDollarIcon },
  returned: { tone: "warning", icon: ReturnIcon },
  plain: {},
} as const satisfies Record<string, { tone?: BadgeProps["tone"]; icon?: IconSource }>;

/** A state by word, colour and icon, never by colour alone. `plain` is a mark, no state. */
export function StateBadge({ look, children }: { look: keyof typeof LOOKS; children: string }) {
  return <Badge {...LOOKS[look]}>{children}</Badge>;
}
