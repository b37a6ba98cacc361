import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { CampaignForm } from "#app/campaigns/CampaignForm.tsx";
import { campaignForm } from "#app/campaigns/contract.ts";
import { newCampaignFields } from "#app/campaigns/pages.server.ts";
import { faultOfCampaign, makeCampaign } from "#app/campaigns/save-campaign.server.ts";
import { creatorChoices } from "#app/creators/find-creator.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";

export const meta = () => [{ title: "New campaign · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, now }) => ({
    creators: await creatorChoices(tx, shop.id),
    currency: shop.currency,
    defaults: newCampaignFields(shop, now),
    formId: newId(),
  }));

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const submission = parseWithZod(form, { schema: campaignForm(shop.currency) });
    if (submission.status !== "success") return submission.reply();
    const made = await makeCampaign(tx, { shop, ...submission.value, now });
    if (!made.ok) return submission.reply({ fieldErrors: faultOfCampaign(made.error) });
    return redirect(`/app/campaigns/${made.value.campaignId}?made=1`);
  });

const NO_CREATOR = {
  kind: "empty",
  title: "Add a creator first",
  text: "A campaign is run with creators: its figures are those of their orders.",
  step: { content: "Add a creator", url: "/app/creators/new" },
} as const;

export default function NewCampaign() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  return (
    <Page title="New campaign" backAction={{ content: "Campaigns", url: "/app/campaigns" }}>
      {page.creators.length === 0 ? (
        <Card>
          <DataState state={NO_CREATOR} />
        </Card>
      ) : (
        <CampaignForm {...page} lastResult={lastResult} isBusy={isBusy} />
      )}
    </Page>
  );
}
