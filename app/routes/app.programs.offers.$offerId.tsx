import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { creatorsOfOffers } from "#app/creators/pages.server.ts";
import { parseId } from "#app/kit/id.ts";
import { err, type Result } from "#app/kit/result.ts";
import { changeTerms } from "#app/programs/change-terms.server.ts";
import { offerForm, termsForm } from "#app/programs/contract.ts";
import { OfferBadge } from "#app/programs/OfferBadge.tsx";
import { OfferDetails } from "#app/programs/OfferDetails.tsx";
import { hasOffer, offerPage } from "#app/programs/pages.server.ts";
import { faultOf, publishAgain, saveRefusedOffer } from "#app/programs/save-offer.server.ts";
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

type Answer = Readonly<{ result: SubmissionResult<string[]> | null; said: string | null }>;
type Refused = Result<never, { kind: "not-found" | "conflict" }>;

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }): Promise<Answer | Refused> => {
    const which = { shopId: shop.id, offerId: parseId(params.offerId ?? "") ?? "" };
    if (!which.offerId || !(await hasOffer(tx, which))) return err({ kind: "not-found" });
    if (form.get("intent") === "publish") {
      await publishAgain(tx, which);
      return { result: null, said: "Shopify is asked again" };
    }
    if (form.get("intent") === "rewrite") {
      const submission = parseWithZod(form, { schema: offerForm(shop.currency) });
      if (submission.status !== "success") return { result: submission.reply(), said: null };
      const saved = await saveRefusedOffer(tx, { ...which, shop, ...submission.value, now });
      if (saved.ok) return { result: null, said: "Offer saved. Shopify is asked again." };
      return { result: submission.reply({ fieldErrors: faultOf(saved.error) }), said: null };
    }
    const submission = parseWithZod(form, { schema: termsForm(shop.currency) });
    if (submission.status !== "success") return { result: submission.reply(), said: null };
    const changed = await changeTerms(tx, { ...which, terms: submission.value, now });
    if (!changed.ok) return changed; // somebody else saved at the same moment
    return { result: null, said: changed.value.isNew ? "Terms saved" : "Nothing has changed" };
  });

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
      <OfferDetails offer={offer} creators={creators} result={answer?.result} isBusy={isBusy} />
      <SavedToast saying={text === null ? null : { text, key: answer ?? "made" }} />
    </Page>
  );
}
