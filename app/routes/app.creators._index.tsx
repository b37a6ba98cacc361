import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Page, Pagination, Text } from "@shopify/polaris";
import { creatorsWithCodes } from "#app/codes/pages.server.ts";
import { CreatorFilters } from "#app/creators/CreatorFilters.tsx";
import { CreatorTable } from "#app/creators/CreatorTable.tsx";
import { readCreatorsQuery } from "#app/creators/contract.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";
import { useRefresh } from "#app/ui/Refresh.tsx";

export const meta = () => [{ title: "Creators · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, url }) =>
    creatorsWithCodes(tx, { shop, query: readCreatorsQuery(url.searchParams) }),
  );

const ADD = { content: "Add a creator", url: "/app/creators/new" };

export default function Creators() {
  const page = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  useRefresh(page.creators.some(({ code }) => code?.state === "minting"));
  const show = (change: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    next.delete("cursor");
    for (const [name, value] of Object.entries(change))
      if (value === "") next.delete(name);
      else next.set(name, value);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  if (page.isFirst)
    return (
      <Page title="Creators">
        <Card>
          <DataState
            state={{
              kind: "empty",
              title: "Add your first creator",
              text: "Each creator gets a code and a link. What they bring and what they cost then shows on their page.",
              step: ADD,
            }}
          />
        </Card>
      </Page>
    );
  return (
    <Page title="Creators" primaryAction={ADD} fullWidth>
      <BlockStack gap="400">
        <Card padding="0">
          <Box padding="400">
            <CreatorFilters query={page.query} tags={page.tags} onChange={show} />
          </Box>
          {page.creators.length === 0 ? (
            <Box padding="400">
              <Text as="p">No creator matches. Change the search or a filter.</Text>
            </Box>
          ) : (
            <CreatorTable creators={page.creators} />
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
      </BlockStack>
    </Page>
  );
}
