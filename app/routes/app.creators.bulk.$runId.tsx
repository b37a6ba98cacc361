import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { BulkRunView } from "#app/codes/BulkRunView.tsx";
import { bulkRunPage } from "#app/codes/bulk-pages.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { useAddress } from "#app/ui/use-address.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const runId = parseId(params.runId ?? "");
    const after = parseId(url.searchParams.get("after") ?? "");
    return (runId && (await bulkRunPage(tx, { shop, runId, after }))) || err({ kind: "not-found" });
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.run.title ?? "Bulk change"} · Creator Ledger` },
];

export default function BulkRunPage() {
  const page = useLoaderData<typeof loader>();
  const changeAddress = useAddress();
  useRefresh(!page.run.isDone);
  return (
    <Page
      title={page.run.title}
      backAction={{ content: "Bulk changes", url: "/app/creators/bulk" }}
      secondaryActions={[{ content: "Creators", url: "/app/creators" }]}
    >
      <BulkRunView {...page} onMove={(after) => changeAddress({ after })} />
    </Page>
  );
}
