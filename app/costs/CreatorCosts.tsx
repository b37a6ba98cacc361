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
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Costs
          </Text>
          <Button onClick={() => setOpen(true)}>Add cost</Button>
        </InlineStack>
      </Box>
      <CostTable costs={page.costs} total={page.total} hasCreator={false} />
      {page.hasMore && (
        <Box padding="400">
          <Link url={`/app/costs?creator=${page.form.creatorId}`}>All costs of this creator</Link>
        </Box>
      )}
      <CostForm fresh={page.form} isOpen={isOpen} onClose={close} />
    </Card>
  );
}
