import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Page, Text } from "@shopify/polaris";
import { Activity } from "#app/analytics/Activity.tsx";
import { parseReportQuery } from "#app/analytics/contract.ts";
import { Notices } from "#app/analytics/Notices.tsx";
import { overviewPage } from "#app/analytics/pages.server.ts";
import { ReportActions } from "#app/analytics/ReportActions.tsx";
import { ReturnLists } from "#app/analytics/ReturnLists.tsx";
import { RevenueCostChart } from "#app/analytics/RevenueCostChart.tsx";
import { SetupGuide } from "#app/analytics/SetupGuide.tsx";
import { Tiles } from "#app/analytics/Tiles.tsx";
import { driftNotices } from "#app/drift/pages.server.ts";
import { historyNotices } from "#app/history/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { trackingNotices } from "#app/tracking/pages.server.ts";
import { DataState } from "#app/ui/DataState.tsx";

export const meta = () => [{ title: "Overview · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const query = parseReportQuery(url.searchParams);
    const page = await overviewPage(tx, { shop, now, query });
    const tracking = await trackingNotices(tx, shop);
    const drift = await driftNotices(tx, shop);
    const history = await historyNotices(tx, shop);
    return { ...page, notices: [...tracking, ...drift, ...history, ...page.notices] };
  });

export default function Overview() {
  const page = useLoaderData<typeof loader>();
  const isBusy = useNavigation().state === "loading";
  if (page.setup !== null) {
    return (
      <Page title="Overview" subtitle="Creators, what they bring and what they cost">
        <BlockStack gap="400">
          <Notices notices={page.notices} />
          <SetupGuide steps={page.setup} />
        </BlockStack>
      </Page>
    );
  }
  return (
    <Page
      fullWidth
      title="Overview"
      {...(page.subtitle === null ? {} : { subtitle: page.subtitle })}
      secondaryActions={
        <ReportActions
          picked={page.picked}
          csvQuery={page.csvQuery}
          step={{ content: "Add creator", url: "/app/creators/new" }}
        />
      }
    >
      <BlockStack gap="400">
        {page.problem && (
          <DataState
            state={{ kind: "error", title: page.problem, text: "These are the last 30 days." }}
          />
        )}
        <Notices notices={page.notices} />
        <Tiles
          tiles={page.tiles}
          basis={page.basis}
          rows={{ content: "See every creator", url: `/app/analytics?${page.pageQuery}` }}
          isBusy={isBusy}
        />
        <RevenueCostChart chart={page.chart} />
        <ReturnLists best={page.best} worst={page.worst} basis={page.basis} />
        <Activity items={page.activity} />
        <Text as="p" variant="bodySm" tone="subdued">
          {page.footer}
        </Text>
      </BlockStack>
    </Page>
  );
}
