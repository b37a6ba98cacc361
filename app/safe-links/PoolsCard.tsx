import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";

type Pool = Readonly<{
  id: string;
  offer: string;
  tone: "critical" | "info" | "success";
  standing: string;
  counts: string;
  notes: readonly string[];
}>;

const LABELS = { critical: "Refused", info: "In the making", success: "On" } as const;

/** The safe links of a program: how many single-use codes each of its offers keeps ready. */
export const PoolsCard = ({ pools }: { pools: readonly Pool[] }) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        Safe links
      </Text>
      <Text as="p" tone="subdued">
        Each shopper who comes through a member’s link gets a code that works once. Shared or
        copied, it credits nobody.
      </Text>
      {pools.length === 0 && <Text as="p">No offer of this program gives a discount.</Text>}
      {pools.map(({ id, offer, tone, standing, counts, notes }) => (
        <BlockStack key={id} gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {offer}
            </Text>
            <Badge tone={tone}>{LABELS[tone]}</Badge>
          </InlineStack>
          <Text as="p">{standing}</Text>
          <Text as="p" tone="subdued">
            {counts}
          </Text>
          {notes.map((note) => (
            <Text key={note} as="p">
              {note}
            </Text>
          ))}
        </BlockStack>
      ))}
    </BlockStack>
  </Card>
);
