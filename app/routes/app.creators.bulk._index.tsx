import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { askBulk } from "#app/codes/ask-bulk.server.ts";
import { BulkRuns } from "#app/codes/BulkRuns.tsx";
import { bulkRunsPage } from "#app/codes/bulk-pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { useRefresh } from "#app/ui/Refresh.tsx";

export const meta = () => [{ title: "Bulk changes · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop }) => bulkRunsPage(tx, shop));

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, staffId, now }) => {
    const asked = await askBulk(tx, { shop, form, staffId, now });
    return asked.ok ? redirect(`/app/creators/bulk/${asked.value.runId}`) : asked;
  });

export default function BulkRunsPage() {
  const { runs } = useLoaderData<typeof loader>();
  useRefresh(runs.some(({ isDone }) => !isDone));
  return (
    <Page title="Bulk changes" backAction={{ content: "Creators", url: "/app/creators" }}>
      <BulkRuns runs={runs} />
    </Page>
  );
}
