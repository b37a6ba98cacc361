import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { CampaignBadge } from "#app/campaigns/CampaignBadge.tsx";
import { CampaignForm } from "#app/campaigns/CampaignForm.tsx";
import { CampaignView } from "#app/campaigns/CampaignView.tsx";
import { campaignForm } from "#app/campaigns/contract.ts";
import { campaignPage } from "#app/campaigns/pages.server.ts";
import { changeCampaign, faultOfCampaign } from "#app/campaigns/save-campaign.server.ts";
import { creatorChoices } from "#app/creators/find-creator.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, now }) => {
    const campaignId = parseId(params.campaignId ?? "");
    const campaign = campaignId && (await campaignPage(tx, { shop, campaignId, now }));
    if (!campaign) return err({ kind: "not-found" });
    const creators = await creatorChoices(tx, shop.id, campaign.fields.creatorIds);
    return { campaign, creators, currency: shop.currency };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const campaignId = parseId(params.campaignId ?? "");
    if (!campaignId || !(await campaignPage(tx, { shop, campaignId, now })))
      return err({ kind: "not-found" });
    const submission = parseWithZod(form, { schema: campaignForm(shop.currency) });
    if (submission.status !== "success") return { result: submission.reply(), said: null };
    const { campaign } = submission.value;
    const changed = await changeCampaign(tx, { shop, campaign, campaignId });
    if (changed.ok) return { result: null, said: "Campaign saved" };
    const fieldErrors = faultOfCampaign(changed.error);
    return { result: submission.reply({ fieldErrors }), said: null };
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.name ?? "Campaign"} · Creator Ledger` },
];

export default function CampaignPage() {
  const { campaign, creators, currency } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  const [query] = useSearchParams();
  const text = answer ? answer.said : query.has("made") ? "Campaign saved" : null;
  return (
    <Page
      title={campaign.name}
      subtitle={campaign.days}
      titleMetadata={<CampaignBadge state={campaign.state} />}
      backAction={{ content: "Campaigns", url: "/app/campaigns" }}
      fullWidth
    >
      <BlockStack gap="400">
        <CampaignView campaign={campaign} currency={currency} />
        <CampaignForm
          key={JSON.stringify(campaign.fields)}
          defaults={campaign.fields}
          creators={creators}
          currency={currency}
          formId={null}
          lastResult={answer?.result}
          isBusy={isBusy}
        />
      </BlockStack>
      <SavedToast saying={text === null ? null : { text, key: answer ?? "made" }} />
    </Page>
  );
}
