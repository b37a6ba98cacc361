import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { CreatorForm } from "#app/creators/CreatorForm.tsx";
import { creatorForm } from "#app/creators/contract.ts";
import { enrolWithCode, faultOf } from "#app/links/enrol-with-code.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import { offerChoices } from "#app/programs/pages.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { tierCutsOf } from "#app/shops/tier-cuts.server.ts";
import { DataState } from "#app/ui/DataState.tsx";

export const meta = () => [{ title: "New creator · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const offers = await offerChoices(tx, shop);
    const asked = url.searchParams.get("offer");
    const offerId = offers.find(({ id }) => id === asked)?.id ?? offers[0]?.id ?? null;
    return { offers, offerId, formId: newId(), tierCuts: await tierCutsOf(tx, shop.id) };
  });

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const submission = parseWithZod(form, { schema: creatorForm });
    if (submission.status !== "success") return submission.reply();
    const { formId, defaultOfferId: offerId, code: wanted, ...profile } = submission.value;
    const creatorId = formId ?? newId();
    const enrolled = await enrolWithCode(tx, { shop, creatorId, profile, offerId, wanted, now });
    if (!enrolled.ok) return submission.reply({ fieldErrors: faultOf(enrolled.error) });
    return redirect(`/app/creators/${enrolled.value.creatorId}?made=1`);
  });

const BACK = { content: "Creators", url: "/app/creators" };

export default function NewCreator() {
  const { offers, offerId, formId, tierCuts } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  if (offerId === null)
    return (
      <Page title="New creator" backAction={BACK}>
        <Card>
          <DataState
            state={{
              kind: "empty",
              title: "Make an offer first",
              text: "A creator joins an offer: it says what shoppers get and what the creator earns.",
              step: { content: "Make an offer", url: "/app/programs/offers/new" },
            }}
          />
        </Card>
      </Page>
    );
  return (
    <Page title="New creator" backAction={BACK}>
      <CreatorForm
        offers={offers}
        offerId={offerId}
        formId={formId}
        tierCuts={tierCuts}
        lastResult={lastResult}
        isBusy={isBusy}
      />
    </Page>
  );
}
