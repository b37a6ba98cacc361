import {
  BlockStack,
  Box,
  Card,
  IndexTable,
  InlineStack,
  Link,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { Pager } from "#app/ui/Pager.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";

export type ShownRun = Readonly<{
  id: string;
  title: string;
  isDone: boolean;
  words: string;
  percent: number;
  asked: string;
  finished: string | null;
}>;

type Refused = Readonly<{ id: string; creatorId: string; name: string; refusal: string }>;

/** How far a change to many creators is, and whom it left out and why. */
export function BulkRunView({
  run,
  refused,
  isFirst,
  next,
  onMove,
}: {
  run: ShownRun;
  refused: readonly Refused[];
  isFirst: boolean;
  next: string | null;
  onMove: (cursor: string | null) => void;
}) {
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="p" id="bulk-progress">
              {`${run.words}.`}
            </Text>
            <RunBadge run={run} />
          </InlineStack>
          <ProgressBar
            progress={run.percent}
            size="small"
            ariaLabelledBy="bulk-progress"
            animated={false}
          />
          <Text as="p" tone="subdued">
            {run.finished === null
              ? `Asked for ${run.asked}. You can leave this page: it goes on.`
              : `Asked for ${run.asked}, finished ${run.finished}.`}
          </Text>
        </BlockStack>
      </Card>
      {refused.length > 0 && (
        <Card padding="0">
          <Box padding="400">
            <Text as="h2" variant="headingMd">
              Left out
            </Text>
          </Box>
          <ScrollTable label="Creators that were left out">
            <IndexTable
              resourceName={{ singular: "creator", plural: "creators" }}
              itemCount={refused.length}
              selectable={false}
              headings={[{ title: "Creator" }, { title: "Why" }]}
            >
              {refused.map(({ id, creatorId, name, refusal }, position) => (
                <IndexTable.Row id={id} key={id} position={position}>
                  <IndexTable.Cell>
                    <Link url={`/app/creators/${creatorId}`} monochrome removeUnderline>
                      {name}
                    </Link>
                  </IndexTable.Cell>
                  <IndexTable.Cell>{refusal}</IndexTable.Cell>
                </IndexTable.Row>
              ))}
            </IndexTable>
          </ScrollTable>
          <Pager isFirst={isFirst} next={next} onMove={onMove} />
        </Card>
      )}
    </BlockStack>
  );
}

/** Whether a run goes on or is over. */
export const RunBadge = ({ run }: { run: Pick<ShownRun, "isDone"> }) => (
  <StateBadge look={run.isDone ? "good" : "waiting"}>
    {run.isDone ? "Done" : "Under way"}
  </StateBadge>
);
