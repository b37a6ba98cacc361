import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Page, Pagination, Text } from "@shopify/polaris";
import { WorthBadge } from "#app/analytics/BandBadge.tsx";
import { worthOfCreators } from "#app/analytics/worth.server.ts";
import { BulkCreators } from "#app/codes/BulkCreators.tsx";
import { creatorsWithCodes } from "#app/codes/pages.server.ts";
import { CreatorFilters } from "#app/creators/CreatorFilters.tsx";
import { readCreatorsQuery } from "#app/creators/contract.ts";
import { ListActions } from "#app/creators/ListActions.tsx";
import { NoCreators } from "#app/creators/NoCreators.tsx";
import { newId } from "#app/platform/clock.server.ts";
import { programsWithGroups } from "#app/programs/find-program.server.ts";
import { offerChoices } from "#app/programs/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { useListAddress } from "#app/ui/use-address.tsx";

export const meta = () => [{ title: "Creators · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const page = await creatorsWithCodes(tx, { shop, query: readCreatorsQuery(url.searchParams) });
    const creatorIds = page.creators.map(({ id }) => id);
    const worth = await worthOfCreators(tx, { shop, now, creatorIds });
    const offers = await offerChoices(tx, shop);
    const programs = await programsWithGroups(tx, shop.id);
    return { ...page, worth, offers, programs, formId: newId(), currency: shop.currency };
  });

const BESIDE = [
  { content: "Import", url: "/app/creators/import" },
  { content: "Links", url: "/app/links" },
];
const ADD = { content: "Add a creator", url: "/app/creators/new" };

export default function Creators() {
  const page = useLoaderData<typeof loader>();
  const show = useListAddress();
  useRefresh(page.creators.some(({ code }) => code?.state === "minting"));
  if (page.isFirst) return <NoCreators step={ADD} />;
  return (
    <Page
      title="Creators"
      subtitle="Orders, net revenue and return of the last 90 days"
      primaryAction={ADD}
      secondaryActions={BESIDE}
      fullWidth
    >
      <BlockStack gap="400">
        <Card padding="0">
          <Box padding="400">
            <CreatorFilters {...page} onChange={show} />
          </Box>
          {page.creators.length === 0 ? (
            <Box padding="400">
              <Text as="p">No creator matches. Change the search or a filter.</Text>
            </Box>
          ) : (
            <BulkCreators {...page} bandOf={(id) => <WorthBadge worth={page.worth[id]} />} />
          )}
        </Card>
        <InlineStack align="center">
          <Pagination
            hasPrevious={page.previous !== null}
            onPrevious={() => show({ cursor: page.previous ?? "" })}
            hasNext={page.next !== null}
            onNext={() => show({ cursor: page.next ?? "" })}
            label={
              page.count === 1 ? "1 creator" : `${page.count.toLocaleString("en-US")} creators`
            }
            accessibilityLabels={{ previous: "Previous page", next: "Next page" }}
          />
        </InlineStack>
        <ListActions />
      </BlockStack>
    </Page>
  );
}
