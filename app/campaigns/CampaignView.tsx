import {
  BlockStack,
  Card,
  IndexTable,
  InlineGrid,
  InlineStack,
  Link,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import type { Progress } from "#app/campaigns/campaign.ts";
import { Amount } from "#app/ui/Amount.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

type Figures = Readonly<{
  orders: string;
  net: string;
  commission: string;
  otherCost: string;
  totalCost: string;
  returnText: string | null;
}>;

type Shown = Readonly<{
  note: string;
  figures: Figures;
  budget: Progress | null;
  goal: Progress | null;
  rows: readonly (Figures & Readonly<{ id: string; name: string }>)[];
}>;

/** What came of a campaign: goal, budget and return, then each creator's part. */
export function CampaignView({ campaign, currency }: { campaign: Shown; currency: string }) {
  const { figures, goal, budget } = campaign;
  return (
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        <Tile
          title="Goal"
          main={goal?.share ?? figures.net}
          text={goal?.text ?? `net revenue, ${figures.orders} orders; no goal was set`}
          progress={goal}
        />
        <Tile
          title="Budget"
          main={budget?.share ?? figures.totalCost}
          text={
            budget ? `${budget.text}${budget.isOver ? ": over budget" : ""}` : "no budget was set"
          }
          progress={budget}
        />
        <Tile
          title="Return"
          main={figures.returnText ?? "—"}
          text={`${figures.net} net revenue for ${figures.totalCost}`}
          progress={null}
        />
      </InlineGrid>
      <Card padding="0">
        <ScrollTable label="Creators">
          <CreatorRows rows={campaign.rows} currency={currency} />
        </ScrollTable>
      </Card>
      <Text as="p" tone="subdued">
        Orders that were placed on the campaign's days and credited to its creators, as refunds
        leave them, with their commission; and cost that was recorded for them on these days.
      </Text>
      {campaign.note !== "" && <Text as="p">{campaign.note}</Text>}
    </BlockStack>
  );
}

const Tile = ({
  title,
  main,
  text,
  progress,
}: {
  title: string;
  main: string;
  text: string;
  progress: Progress | null;
}) => (
  <Card>
    <BlockStack gap="200">
      <InlineStack align="space-between">
        <Text as="h2" variant="headingSm">
          {title}
        </Text>
      </InlineStack>
      <Text as="p" variant="headingLg">
        {main}
      </Text>
      {progress && (
        <ProgressBar
          progress={progress.percent}
          size="small"
          tone={progress.isOver && title === "Budget" ? "critical" : "primary"}
          ariaLabelledBy={`campaign-${title}`}
        />
      )}
      <span id={`campaign-${title}`}>
        <Text as="span" tone="subdued">
          {text}
        </Text>
      </span>
    </BlockStack>
  </Card>
);

const CreatorRows = ({ rows, currency }: { rows: Shown["rows"]; currency: string }) => (
  <IndexTable
    resourceName={{ singular: "creator", plural: "creators" }}
    itemCount={rows.length}
    selectable={false}
    headings={[
      { title: "Creator" },
      { title: "Orders", alignment: "end" },
      { title: `Net revenue (${currency})`, alignment: "end" },
      { title: "Commission", alignment: "end" },
      { title: "Other cost", alignment: "end" },
      { title: "Total cost", alignment: "end" },
      { title: "Return", alignment: "end" },
    ]}
  >
    {rows.map((row, position) => (
      <IndexTable.Row id={row.id} key={row.id} position={position}>
        <IndexTable.Cell>
          <Link url={`/app/creators/${row.id}`} monochrome removeUnderline>
            <Text as="span" fontWeight="semibold">
              {row.name}
            </Text>
          </Link>
        </IndexTable.Cell>
        {(["orders", "net", "commission", "otherCost", "totalCost", "returnText"] as const).map(
          (key) => (
            <IndexTable.Cell key={key}>
              <Amount isStrong={key === "net"} isQuiet={!/[1-9]/.test(row[key] ?? "")}>
                {row[key] ?? "—"}
              </Amount>
            </IndexTable.Cell>
          ),
        )}
      </IndexTable.Row>
    ))}
  </IndexTable>
);
