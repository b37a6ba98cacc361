import { IndexTable, Link, Text } from "@shopify/polaris";
import { CampaignBadge } from "#app/campaigns/CampaignBadge.tsx";
import type { CampaignState, Progress } from "#app/campaigns/campaign.ts";
import { Amount } from "#app/ui/Amount.tsx";

export type CampaignRow = Readonly<{
  id: string;
  name: string;
  days: string;
  state: CampaignState;
  creators: number;
  figures: Readonly<{ net: string; totalCost: string; returnText: string | null }>;
  budget: Progress | null;
  goal: Progress | null;
}>;

/** The shop's campaigns, newest first, with what came of each. */
export function CampaignTable({ campaigns }: { campaigns: readonly CampaignRow[] }) {
  return (
    <IndexTable
      resourceName={{ singular: "campaign", plural: "campaigns" }}
      itemCount={campaigns.length}
      selectable={false}
      headings={[
        { title: "Campaign" },
        { title: "State" },
        { title: "Creators", alignment: "end" },
        { title: "Net revenue", alignment: "end" },
        { title: "Total cost", alignment: "end" },
        { title: "Return", alignment: "end" },
        { title: "Goal", alignment: "end" },
        { title: "Budget", alignment: "end" },
      ]}
    >
      {campaigns.map((campaign, position) => (
        <IndexTable.Row id={campaign.id} key={campaign.id} position={position}>
          <IndexTable.Cell>
            <Link url={`/app/campaigns/${campaign.id}`} dataPrimaryLink monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {campaign.name}
              </Text>
            </Link>
            <Text as="p" tone="subdued" variant="bodySm">
              {campaign.days}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <CampaignBadge state={campaign.state} />
          </IndexTable.Cell>
          {[
            String(campaign.creators),
            campaign.figures.net,
            campaign.figures.totalCost,
            campaign.figures.returnText ?? "—",
            campaign.goal?.share ?? "—",
            campaign.budget?.share ?? "—",
          ].map((text, at) => (
            <IndexTable.Cell key={COLUMNS[at]}>
              <Amount isQuiet={!/[1-9]/.test(text)}>{text}</Amount>
            </IndexTable.Cell>
          ))}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

const COLUMNS = ["creators", "net", "cost", "return", "goal", "budget"];
