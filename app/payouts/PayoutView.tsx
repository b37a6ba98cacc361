import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { PayoutBadge } from "#app/payouts/PayoutBadge.tsx";
import { PayoutDetail, type PayoutLine } from "#app/payouts/PayoutDetail.tsx";
import { PayoutSteps } from "#app/payouts/PayoutSteps.tsx";
import type { PayoutState } from "#app/payouts/payout.ts";
import { Pager } from "#app/ui/Pager.tsx";

export type ShownPayout = Readonly<{
  id: string;
  title: string;
  cutOff: string;
  state: PayoutState;
  stateLabel: string;
  inWords: string;
  currency: string;
  createdAt: string;
  approvedAt: string | null;
  paidAt: string | null;
  reference: string | null;
  /** SHA-256 of the sheet's bytes; null before the payout is approved. */
  fingerprint: string | null;
  lines: readonly PayoutLine[];
  isFirst: boolean;
  next: string | null;
}>;

/** One payout: its total in words, its state and steps, and who gets what. */
export function PayoutView({
  payout,
  onMove,
}: {
  payout: ShownPayout;
  onMove: (after: string | null) => void;
}) {
  return (
    <Page
      title={payout.title}
      titleMetadata={<PayoutBadge state={payout.state} label={payout.stateLabel} />}
      subtitle={`Earned up to and including ${payout.cutOff}`}
      backAction={{ content: "Payouts", url: "/app/payouts" }}
      primaryAction={<PayoutSteps key={payout.id} payout={payout} />}
    >
      <BlockStack gap="400">
        <Summary payout={payout} />
        {payout.lines.length > 0 && (
          <Card padding="0">
            <PayoutDetail lines={payout.lines} currency={payout.currency} />
            <Pager isFirst={payout.isFirst} next={payout.next} onMove={onMove} />
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}

function Summary({ payout }: { payout: ShownPayout }) {
  const steps = [
    `Opened ${payout.createdAt}`,
    payout.approvedAt && `approved ${payout.approvedAt}`,
    payout.paidAt && `paid ${payout.paidAt}`,
    payout.reference && `reference ${payout.reference}`,
  ];
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingLg">
          {payout.inWords}
        </Text>
        <Text as="p" tone="subdued">
          {steps.filter(Boolean).join(" · ")}
        </Text>
        <Text as="p">
          {payout.state === "cancelled"
            ? "This payout was cancelled. Its entries are free for a new one."
            : "What is in this payout no longer changes, and its sheet is the same each time. Refunds that come later are netted in the next payout."}
        </Text>
        {payout.fingerprint && (
          <Text as="p" tone="subdued" breakWord>
            SHA-256 of the sheet: {payout.fingerprint}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
