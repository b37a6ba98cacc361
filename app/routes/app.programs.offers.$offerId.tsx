import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Box, Page } from "@shopify/polaris";
import { TermsEffect } from "#app/commissions/TermsEffect.tsx";
import { creatorsOfOffers } from "#app/creators/pages.server.ts";
import { driftForm } from "#app/drift/contract.ts";
import { DriftBanner } from "#app/drift/DriftBanner.tsx";
import { driftCard } from "#app/drift/pages.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { answerOffer } from "#app/programs/answer-offer.server.ts";
import { OfferBadge } from "#app/programs/OfferBadge.tsx";
import { OfferDetails } from "#app/programs/OfferDetails.tsx";
import { offerPage } from "#app/programs/pages.server.ts";
import { answerDriftOf } from "#app/safe-links/keep-pools.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, now }) => {
    const offerId = parseId(params.offerId ?? "");
    const offer = offerId && (await offerPage(tx, { shop, offerId, now }));
    if (!offer) return err({ kind: "not-found" });
    const creators = await creatorsOfOffers(tx, shop.id, [offer.id]);
    const drift = await driftCard(tx, shop, offer.id);
    return { offer, drift, creators: creators[offer.id] ?? 0 };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, staffId, now }) => {
    const offerId = params.offerId ?? "";
    const drift = driftForm.safeParse(Object.fromEntries(form));
    if (!drift.success) return answerOffer(tx, shop, { offerId, form, now });
    const which = { offerId: parseId(offerId) ?? "", form: drift.data, staffId, now };
    const answer = await answerDriftOf(tx, shop, which);
    return answer.ok ? { result: null, said: answer.value } : answer;
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.offer.name ?? "Offer"} · Creator Ledger` },
];

export default function OfferPage() {
  const { offer, drift, creators } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  const [query] = useSearchParams();
  const text = answer?.said ?? (query.has("made") ? "Offer saved" : null);
  const codes = { content: "Codes", url: `/app/programs/offers/${offer.id}/codes` };
  useRefresh(offer.state === "publishing" || drift?.isRestoring === true);
  return (
    <Page
      title={offer.name}
      titleMetadata={<OfferBadge state={drift ? "changed" : offer.state} />}
      backAction={{ content: "Offers", url: "/app/programs/offers" }}
      primaryAction={{
        content: "Add a creator",
        url: `/app/creators/new?offer=${offer.id}`,
        disabled: offer.state === "refused",
      }}
      secondaryActions={offer.hasCodes ? [codes] : []}
      fullWidth={offer.state === "refused"}
    >
      {drift && (
        <Box paddingBlockEnd="400">
          <DriftBanner drift={drift} isBusy={isBusy} />
        </Box>
      )}
      <OfferDetails
        offer={offer}
        creators={creators}
        result={answer?.result}
        isBusy={isBusy}
        effectOf={(query) => <TermsEffect offerId={offer.id} query={query} />}
      />
      <SavedToast saying={text === null ? null : { text, key: answer ?? "made" }} />
    </Page>
  );
}
