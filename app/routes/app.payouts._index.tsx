import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { owedNow } from "#app/analytics/standing.server.ts";
import { openPayoutForm } from "#app/payouts/contract.ts";
import { CutOffForm, PayoutPreview } from "#app/payouts/NewPayout.tsx";
import { openPayout } from "#app/payouts/open-payout.server.ts";
import { PayoutTable } from "#app/payouts/PayoutTable.tsx";
import { payoutsPage } from "#app/payouts/pages.server.ts";
import { inWords, openProblems } from "#app/payouts/payout.ts";
import { withShop } from "#app/shops/admin-request.server.ts";
import { DataState } from "#app/ui/DataState.tsx";
import { Pager } from "#app/ui/Pager.tsx";

export const meta = () => [{ title: "Payouts · Creator Ledger" }];

export const loader = ({ request }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url, now }) => {
    const { payableMinor, payableCreators } = await owedNow(tx, shop.id);
    const total = { minor: payableMinor, currency: shop.currency };
    return {
      ...(await payoutsPage(tx, shop, { url, now })),
      due: payableMinor > 0n ? inWords({ creators: payableCreators, total }) : null,
    };
  });

export const action = ({ request }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const submission = parseWithZod(form, { schema: openPayoutForm });
    if (submission.status !== "success") return submission.reply();
    const opened = await openPayout(tx, shop, { ...submission.value, now });
    if (opened.ok) return redirect(`/app/payouts/${opened.value.payoutId}`);
    return submission.reply({ fieldErrors: { cutOffOn: [openProblems[opened.error.kind]] } });
  });

export default function Payouts() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  const [, setQuery] = useSearchParams();
  const { preview, newPayout } = page;
  return (
    <Page title="Payouts" subtitle="Whom you pay, how much, and for what">
      <BlockStack gap="400">
        <CutOffForm
          key={newPayout.today}
          today={preview?.cutOffOn ?? newPayout.today}
          due={page.due}
          error={answer?.error?.cutOffOn?.[0] ?? page.problem}
        />
        {preview && <PayoutPreview preview={preview} payoutId={newPayout.id} isBusy={isBusy} />}
        <Card padding="0">
          {page.payouts.length === 0 ? (
            <DataState
              state={{
                kind: "empty",
                title: "No payouts yet",
                text: "A payout gathers what creators are owed, to be approved, downloaded and marked as paid.",
              }}
            />
          ) : (
            <PayoutTable payouts={page.payouts} currency={page.currency} />
          )}
          <Pager
            isFirst={page.isFirst}
            next={page.next}
            onMove={(before) => setQuery(before === null ? {} : { before })}
          />
        </Card>
      </BlockStack>
    </Page>
  );
}
