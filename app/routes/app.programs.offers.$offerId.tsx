import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { TermsEffect } from "#app/commissions/TermsEffect.tsx";
import { creatorsOfOffers } from "#app/creators/pages.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { answerOffer } from "#app/programs/answer-offer.server.ts";
import { OfferBadge } from "#app/programs/OfferBadge.tsx";
import { OfferDetails } from "#app/programs/OfferDetails.tsx";
import { offerPage } from "#app/programs/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, now }) => {
    const offerId = parseId(params.offerId ?? "");
    const offer = offerId && (await offerPage(tx, { shop, offerId, now }));
    if (!offer) return err({ kind: "not-found" });
    const creators = await creatorsOfOffers(tx, shop.id, [offer.id]);
    return { offer, creators: creators[offer.id] ?? 0 };
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, ({ tx, shop, form, now }) =>
    answerOffer(tx, shop, { offerId: params.offerId ?? "", form, now }),
  );

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.offer.name ?? "Offer"} · Creator Ledger` },
];

export default function OfferPage() {
  const { offer, creators } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  const [query] = useSearchParams();
  const text = answer?.said ?? (query.has("made") ? "Offer saved" : null);
  useRefresh(offer.state === "publishing");
  return (
    <Page
      title={offer.name}
      titleMetadata={<OfferBadge state={offer.state} />}
      backAction={{ content: "Offers", url: "/app/programs/offers" }}
      primaryAction={{
        content: "Add a creator",
        url: `/app/creators/new?offer=${offer.id}`,
        disabled: offer.state === "refused",
      }}
      fullWidth={offer.state === "refused"}
    >
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
