import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { newId } from "#app/platform/clock.server.ts";
import { ProgramForm } from "#app/programs/ProgramForm.tsx";
import { offerChoices } from "#app/programs/pages.server.ts";
import { programForm } from "#app/programs/program-contract.ts";
import { newProgramFields } from "#app/programs/program-pages.server.ts";
import { faultOfProgram, makeProgram } from "#app/programs/save-program.server.ts";
import { openPools } from "#app/safe-links/keep-pools.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";

export const meta = () => [{ title: "New program · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop }) => {
    const offers = await offerChoices(tx, shop);
    return { offers, defaults: newProgramFields(offers[0]?.id ?? ""), formId: newId() };
  });

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const submission = parseWithZod(form, { schema: programForm });
    if (submission.status !== "success") return submission.reply();
    const made = await makeProgram(tx, { shop, ...submission.value, now });
    if (!made.ok) return submission.reply({ fieldErrors: faultOfProgram(made.error) });
    await openPools(tx, shop.id);
    return redirect(`/app/programs/${made.value.programId}?made=1`);
  });

const BACK = { content: "Programs", url: "/app/programs" };
const NO_OFFER = {
  kind: "empty",
  title: "Make an offer first",
  text: "A program gives its members an offer: it says what shoppers get and what creators earn.",
  step: { content: "Make an offer", url: "/app/programs/offers/new" },
} as const;

export default function NewProgram() {
  const { offers, defaults, formId } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  return (
    <Page title="New program" backAction={BACK}>
      {offers.length === 0 ? (
        <Card>
          <DataState state={NO_OFFER} />
        </Card>
      ) : (
        <ProgramForm
          defaults={defaults}
          offers={offers}
          formId={formId}
          lastResult={lastResult}
          isBusy={isBusy}
        />
      )}
    </Page>
  );
}
