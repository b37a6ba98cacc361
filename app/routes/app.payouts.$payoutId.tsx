import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Page, Pagination, Text } from "@shopify/polaris";
import { payoutStepForm } from "#app/payouts/contract.ts";
import { PayoutBadge } from "#app/payouts/PayoutBadge.tsx";
import { PayoutDetail } from "#app/payouts/PayoutDetail.tsx";
import { PayoutSteps } from "#app/payouts/PayoutSteps.tsx";
import { payoutPage } from "#app/payouts/pages.server.ts";
import { describeConflict } from "#app/payouts/payout.ts";
import { stepPayout } from "#app/payouts/step-payout.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const page = await payoutPage(tx, shop, { payoutId: params.payoutId ?? "", url });
    if (!page) throw new Response("No such payout", { status: 404 });
    return page;
  });

export const action = ({ request, params }: ActionFunctionArgs) =>
  withShop(request, async ({ tx, shop, form, now }) => {
    const submission = parseWithZod(form, { schema: payoutStepForm });
    if (submission.status !== "success") return submission.reply();
    const payoutId = params.payoutId ?? "";
    const taken = await stepPayout(tx, shop, { payoutId, form: submission.value, now });
    if (taken.ok) return submission.reply();
    if (taken.error.kind === "not-found") throw new Response("No such payout", { status: 404 });
    return json({ problem: describeConflict(taken.error.state) }, { status: 409 });
  });

export default function PayoutPage() {
  const payout = useLoaderData<typeof loader>();
  const [, setQuery] = useSearchParams();
  return (
    <Page
      title={payout.title}
      titleMetadata={<PayoutBadge state={payout.state} label={payout.stateLabel} />}
      subtitle={`Earned up to and with ${payout.cutOff}`}
      backAction={{ content: "Payouts", url: "/app/payouts" }}
      primaryAction={<PayoutSteps key={payout.id} payout={payout} />}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingLg">
              {payout.inWords}
            </Text>
            <Text as="p" tone="subdued">
              {[
                `Opened ${payout.createdAt}`,
                payout.approvedAt && `approved ${payout.approvedAt}`,
                payout.paidAt && `paid ${payout.paidAt}`,
                payout.reference && `reference ${payout.reference}`,
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
            <Text as="p">
              {payout.state === "cancelled"
                ? "This payout was cancelled. Its entries are free for a new one."
                : "What is in this payout no longer changes, and its sheet is the same each time. Refunds that come later are netted in the next payout."}
            </Text>
          </BlockStack>
        </Card>
        {payout.lines.length > 0 && (
          <Card padding="0">
            <PayoutDetail lines={payout.lines} currency={payout.currency} />
            {(payout.next || !payout.isFirst) && (
              <Box padding="300">
                <InlineStack align="center">
                  <Pagination
                    hasPrevious={!payout.isFirst}
                    onPrevious={() => setQuery({})}
                    hasNext={payout.next !== null}
                    onNext={() => setQuery({ after: payout.next ?? "" })}
                    accessibilityLabels={{ previous: "First page", next: "Next page" }}
                  />
                </InlineStack>
              </Box>
            )}
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
