import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { parseReportQuery } from "#app/analytics/contract.ts";
import { DatedNet } from "#app/analytics/DatedNet.tsx";
import { returnsPage } from "#app/analytics/pages.server.ts";
import { ReportActions } from "#app/analytics/ReportActions.tsx";
import { ReportTable } from "#app/analytics/ReportTable.tsx";
import { Tiles } from "#app/analytics/Tiles.tsx";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";

export const meta = () => [{ title: "Return on creators · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, url, now }) =>
    returnsPage(tx, { shop, now, query: parseReportQuery(url.searchParams) }),
  );

export default function Returns() {
  const page = useLoaderData<typeof loader>();
  const isBusy = useNavigation().state === "loading";
  return (
    <Page
      fullWidth
      title="Return on creators"
      subtitle={`By the date of the order, amounts in ${page.currency}`}
      secondaryActions={<ReportActions picked={page.picked} csvQuery={page.csvQuery} />}
    >
      <BlockStack gap="400">
        {page.problem && (
          <DataState
            state={{ kind: "error", title: page.problem, text: "These are the last 30 days." }}
          />
        )}
        {page.hasCreators ? (
          <>
            <Tiles tiles={page.tiles} basis={page.basis} rows={null} isBusy={isBusy} />
            <ReportTable view={page} />
            <DatedNet {...page.dated} currency={page.currency} />
          </>
        ) : (
          <Card>
            <DataState
              state={{
                kind: "empty",
                title: "No creators yet",
                text: "Each creator’s orders, revenue, cost and return appear here.",
                step: { content: "Add a creator", url: "/app/creators/new" },
              }}
            />
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
