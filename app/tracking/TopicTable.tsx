import { BlockStack, Box, Card, IndexTable, Text } from "@shopify/polaris";
import type { ShownTopic } from "#app/tracking/topics.ts";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

/** Which of Shopify's webhooks come in: each topic with when it was last heard. */
export function TopicTable({ topics }: { topics: readonly ShownTopic[] }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Topics
          </Text>
          <Text as="p" tone="subdued">
            Shopify does not tell an app which subscriptions of its configuration it keeps, so this
            shows when each topic was last heard. “Not yet” is no fault where nothing of the kind
            has happened.
          </Text>
        </BlockStack>
      </Box>
      <ScrollTable label="Topics">
        <IndexTable
          selectable={false}
          itemCount={topics.length}
          resourceName={{ singular: "topic", plural: "topics" }}
          headings={[{ title: "What Shopify tells" }, { title: "Last heard" }, { title: "Topic" }]}
        >
          {topics.map(({ topic, tells, heard }, position) => (
            <IndexTable.Row id={topic} key={topic} position={position}>
              <IndexTable.Cell>{tells}</IndexTable.Cell>
              <IndexTable.Cell>{heard}</IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" tone="subdued">
                  {topic}
                </Text>
              </IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      </ScrollTable>
    </Card>
  );
}
