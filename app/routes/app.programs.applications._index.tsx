import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { ApplicationList } from "#app/applications/ApplicationList.tsx";
import { Outcomes } from "#app/applications/ApplicationTable.tsx";
import { answerChosen } from "#app/applications/answer-applications.server.ts";
import { readApplicationsQuery } from "#app/applications/contract.ts";
import { applicationsPage } from "#app/applications/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { useAddress } from "#app/ui/use-address.tsx";

export const meta = () => [{ title: "Applications · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, ({ tx, shop, url }) =>
    applicationsPage(tx, { shop, query: readApplicationsQuery(url.searchParams) }),
  );

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, ({ tx, ...posted }) => answerChosen(tx, posted));

export default function Applications() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page title="Applications" backAction={{ content: "Programs", url: "/app/programs" }} fullWidth>
      <BlockStack gap="400">
        {answer && <Outcomes outcomes={answer.outcomes} />}
        <ApplicationList page={page} onAsk={useAddress()} />
      </BlockStack>
    </Page>
  );
}
