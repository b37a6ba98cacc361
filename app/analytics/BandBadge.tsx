import { Badge, InlineStack, Tooltip } from "@shopify/polaris";
import {
  AlertTriangleIcon,
  ArrowUpIcon,
  MinusIcon,
  QuestionCircleIcon,
} from "@shopify/polaris-icons";
import { type Band, ORDERS_ENOUGH } from "#app/analytics/roi.ts";

/** How each band is said and shown: never by colour alone. */
export const BAND_VIEWS = {
  strong: { label: "Strong", tone: "success", icon: ArrowUpIcon, advice: "From 5 : 1" },
  moderate: {
    label: "Moderate",
    tone: "attention",
    icon: MinusIcon,
    advice: "From 3 : 1, below 5 : 1",
  },
  poor: { label: "Poor", tone: "critical", icon: AlertTriangleIcon, advice: "Below 3 : 1" },
  no_cost: {
    label: "No cost",
    tone: null,
    icon: QuestionCircleIcon,
    advice: "Orders, but no cost recorded yet",
  },
  no_data: {
    label: "No data",
    tone: null,
    icon: QuestionCircleIcon,
    advice: "No order and no cost in this period",
  },
} as const;

/** The band of a return, and whether there are too few orders to lean on it. */
export function BandBadge({ band, isFewOrders }: { band: Band; isFewOrders: boolean }) {
  const view = BAND_VIEWS[band];
  return (
    <InlineStack gap="100">
      <Tooltip content={view.advice}>
        <Badge {...(view.tone === null ? {} : { tone: view.tone })} icon={view.icon}>
          {view.label}
        </Badge>
      </Tooltip>
      {isFewOrders && band !== "no_data" && (
        <Tooltip content={`Fewer than ${ORDERS_ENOUGH} orders: too few to rank by`}>
          <Badge>Few orders</Badge>
        </Tooltip>
      )}
    </InlineStack>
  );
}

/** The band of a row in a list; without figures there is no data. */
export function WorthBadge({
  worth,
}: {
  worth: Readonly<{ band: Band; isFewOrders: boolean }> | undefined;
}) {
  return <BandBadge band={worth?.band ?? "no_data"} isFewOrders={worth?.isFewOrders ?? false} />;
}
