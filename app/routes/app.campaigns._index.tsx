import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { CampaignTable } from "#app/campaigns/CampaignTable.tsx";
import { campaignsPage } from "#app/campaigns/pages.server.ts";
import { parseId } from "#app/kit/id.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";
import { Pager } from "#app/ui/Pager.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

export const meta = () => [{ title: "Campaigns · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const before = parseId(url.searchParams.get("before") ?? "");
    return { ...(await campaignsPage(tx, { shop, before, now })), isFirst: before === null };
  });

const PROGRAMS = { content: "Programs", url: "/app/programs" };
const NEW = { content: "Make a campaign", url: "/app/campaigns/new" };

export default function Campaigns() {
  const [, setQuery] = useSearchParams();
  const { campaigns, count, next, isFirst } = useLoaderData<typeof loader>();
  const isEmpty = count === 0;
  return (
    <Page
      title="Campaigns"
      backAction={PROGRAMS}
      {...(isEmpty ? {} : { primaryAction: NEW, fullWidth: true })}
    >
      <BlockStack gap="400">
        <Card padding={isEmpty ? "400" : "0"}>
          {isEmpty ? (
            <DataState
              state={{
                kind: "empty",
                title: "Make your first campaign",
                text: "A campaign has days, creators, a budget and a goal. Its page says how far both are, from credited orders and recorded costs.",
                step: NEW,
              }}
            />
          ) : (
            <ScrollTable label="Campaigns">
              <CampaignTable campaigns={campaigns} />
            </ScrollTable>
          )}
        </Card>
        <Pager
          isFirst={isFirst}
          next={next}
          onMove={(before) => setQuery(before === null ? {} : { before })}
        />
      </BlockStack>
    </Page>
  );
}
