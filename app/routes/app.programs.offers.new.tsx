import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { newId } from "#app/platform/clock.server.ts";
import { offerForm } from "#app/programs/contract.ts";
import { OfferForm } from "#app/programs/OfferForm.tsx";
import { newOfferFields } from "#app/programs/pages.server.ts";
import { faultOf, saveOffer } from "#app/programs/save-offer.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

export const meta = () => [{ title: "New offer · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ shop, now }) => ({
    currency: shop.currency,
    formId: newId(),
    defaults: newOfferFields(shop, now),
  }));

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const submission = parseWithZod(form, { schema: offerForm(shop.currency) });
    if (submission.status !== "success") return submission.reply();
    const saved = await saveOffer(tx, { shop, ...submission.value, now });
    if (!saved.ok) return submission.reply({ fieldErrors: faultOf(saved.error) });
    return redirect(`/app/programs/offers/${saved.value.offerId}?made=1`);
  });

export default function NewOffer() {
  const { currency, defaults, formId } = useLoaderData<typeof loader>();
  return (
    <Page
      title="New offer"
      backAction={{ content: "Offers", url: "/app/programs/offers" }}
      fullWidth
    >
      <OfferForm
        currency={currency}
        defaults={defaults}
        lastResult={useActionData<typeof action>()}
        isBusy={useNavigation().state !== "idle"}
        intent="make"
        formId={formId}
      />
    </Page>
  );
}
