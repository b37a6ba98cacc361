import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { answerLanding } from "#app/landing/answer-landing.server.ts";
import { LandingForm } from "#app/landing/LandingForm.tsx";
import { landingForm } from "#app/landing/pages.server.ts";
import { withShop, withShopOutside } from "#app/shops/admin-request.server.ts";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Page of ${data?.creatorName ?? "a creator"} · Creator Ledger` },
];

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop }) => {
    const creatorId = parseId(params.creatorId ?? "");
    const page = creatorId ? await landingForm(tx, { shop, creatorId }) : null;
    return page ?? err({ kind: "not-found" });
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShopOutside(request, async ({ shop, form, now }) => {
    const creatorId = parseId(params.creatorId ?? "");
    return creatorId ? answerLanding(shop, { creatorId, form, now }) : err({ kind: "not-found" });
  });

export default function CreatorLanding() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  return (
    <Page
      title="Page in your shop"
      subtitle={page.creatorName}
      backAction={{ content: page.creatorName, url: `/app/creators/${page.creatorId}` }}
      fullWidth
    >
      <LandingForm
        key={JSON.stringify([page.defaults, page.products])}
        page={page}
        lastResult={answer?.result}
        isBusy={isBusy}
      />
      <SavedToast saying={answer?.said ? { text: answer.said, key: answer } : null} />
    </Page>
  );
}
