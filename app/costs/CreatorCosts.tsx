import { Box, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { CostForm, type NewCost } from "#app/costs/CostForm.tsx";
import { type CostRow, CostTable } from "#app/costs/CostTable.tsx";

/** A creator's latest costs with their total, and the way to add one. */
export function CreatorCosts({
  page,
}: {
  page: Readonly<{ costs: readonly CostRow[]; hasMore: boolean; total: string; form: NewCost }>;
}) {
  // Each load makes a new id. The window keeps the one that it was opened with, so that a load meanwhile does not empty it.
  const [opened, setOpened] = useState<NewCost | null>(null);
  const close = useCallback(() => setOpened(null), []);
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Costs
          </Text>
          <Button onClick={() => setOpened(page.form)}>Add cost</Button>
        </InlineStack>
      </Box>
      <CostTable
        costs={page.costs}
        total={page.total}
        currency={page.form.currency}
        hasCreator={false}
      />
      {page.hasMore && (
        <Box padding="400">
          <Link url={`/app/costs?creator=${page.form.creatorId}`}>All costs of this creator</Link>
        </Box>
      )}
      {opened && <CostForm fresh={opened} onClose={close} />}
    </Card>
  );
}
