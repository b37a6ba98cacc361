import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { OfferCodes } from "#app/codes/OfferCodes.tsx";
import { offerCodesPage } from "#app/codes/offer-codes.server.ts";
import { PatternCard } from "#app/codes/PatternCard.tsx";
import { savePattern } from "#app/codes/save-pattern.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err } from "#app/kit/result.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";
import { useAddress } from "#app/ui/use-address.tsx";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const offerId = parseId(params.offerId ?? "");
    const before = parseId(url.searchParams.get("before") ?? "");
    return (
      (offerId && (await offerCodesPage(tx, { shop, offerId, before }))) ||
      err({ kind: "not-found" })
    );
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const offerId = parseId(params.offerId ?? "");
    return offerId ? savePattern(tx, { shop, offerId, form, now }) : err({ kind: "not-found" });
  });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Codes in ${data?.offerName ?? "an offer"} · Creator Ledger` },
];

export default function OfferCodesPage() {
  const { offerId, offerName, pattern, usual, ...list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  const changeAddress = useAddress();
  useRefresh(list.codes.some(({ state }) => state === "minting"));
  return (
    <Page
      title={`Codes in ${offerName}`}
      backAction={{ content: offerName, url: `/app/programs/offers/${offerId}` }}
    >
      <BlockStack gap="400">
        <PatternCard
          key={pattern}
          offerId={offerId}
          pattern={pattern}
          usual={usual}
          lastResult={answer?.result}
          isBusy={isBusy}
        />
        <OfferCodes {...list} onMove={(before) => changeAddress({ before })} />
      </BlockStack>
      <SavedToast saying={answer?.said ? { text: answer.said, key: answer } : null} />
    </Page>
  );
}
