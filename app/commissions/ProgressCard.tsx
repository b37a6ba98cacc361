import { BlockStack, Card, InlineStack, Link, ProgressBar, Text } from "@shopify/polaris";
import { useId } from "react";
import type { ProgressRow } from "#app/commissions/period-progress.ts";

export type ShownProgress = Readonly<{
  offer: string;
  offerId: string;
  period: string;
  rows: readonly ProgressRow[];
  added: string;
  /** What goals and the limit in all come to, beside a month or quarter. */
  addedInAll: string | null;
}>;

/** How far a creator has come towards tiers, goals and limits of the month, quarter or all time that runs. */
export function ProgressCard({ progress }: { progress: readonly ShownProgress[] }) {
  return progress.map((one) => (
    <Card key={one.offerId}>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Commission tiers and goals, {one.period}
          </Text>
          <Text as="p" tone="subdued">
            Orders under <Link url={`/app/programs/offers/${one.offerId}`}>{one.offer}</Link>.
            Beyond their commission so far: {one.added}.
            {one.addedInAll && ` Goals and the limit in all come to ${one.addedInAll}.`}
          </Text>
        </BlockStack>
        {one.rows.map((row) => (
          <Row key={row.label} row={row} />
        ))}
      </BlockStack>
    </Card>
  ));
}

function Row({ row: { label, words, percent } }: { row: ProgressRow }) {
  const id = useId();
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200">
        <Text as="span" id={id}>
          {label}
        </Text>
        <Text as="span" tone="subdued" numeric>
          {words}
        </Text>
      </InlineStack>
      <ProgressBar progress={percent} size="small" ariaLabelledBy={id} />
    </BlockStack>
  );
}
