import type { SubmissionResult } from "@conform-to/react";
import { useFetcher } from "@remix-run/react";
import { Banner, Button, InlineStack, Modal, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { PayoutState } from "#app/payouts/payout.ts";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";

/** What an action answers: a form that was taken or refused, or why the step came too late. */
export type StepAnswer = SubmissionResult<string[]> | Readonly<{ problem: string }>;

type Payout = Readonly<{ id: string; title: string; inWords: string; state: PayoutState }>;

/** The steps that a payout can take now, and its sheet. */
export function PayoutSteps({ payout }: { payout: Payout }) {
  const fetcher = useFetcher<StepAnswer>();
  const [asked, setAsked] = useState<"settle" | "cancel" | null>(null);
  const isBusy = fetcher.state !== "idle";
  const take = (step: Record<string, string>) => fetcher.submit(step, { method: "post" });
  const { state } = payout;
  const isChangeable = state === "open" || state === "approved";
  // A step that was taken changes the state, and with it what may be asked.
  useEffect(() => {
    if (!isChangeable) setAsked(null);
  }, [isChangeable]);
  return (
    <>
      <InlineStack gap="200">
        {isChangeable && (
          <Button onClick={() => setAsked("cancel")} tone="critical" disabled={isBusy}>
            Cancel payout
          </Button>
        )}
        {state !== "cancelled" && (
          <DownloadButton url={`/app/payouts/${payout.id}.csv`} fileName="payout.csv">
            Download sheet
          </DownloadButton>
        )}
        {state === "open" && (
          <Button variant="primary" loading={isBusy} onClick={() => take({ step: "approve" })}>
            Approve
          </Button>
        )}
        {state === "approved" && (
          <Button variant="primary" loading={isBusy} onClick={() => setAsked("settle")}>
            Mark as paid
          </Button>
        )}
      </InlineStack>
      {asked === "cancel" && isChangeable && (
        <Modal
          open
          onClose={() => setAsked(null)}
          title={`Cancel ${payout.title}?`}
          primaryAction={{
            content: "Cancel payout",
            destructive: true,
            loading: isBusy,
            onAction: () => take({ step: "cancel" }),
          }}
          secondaryActions={[{ content: "Keep it", onAction: () => setAsked(null) }]}
        >
          <Modal.Section>
            <Problem answer={fetcher.data} />
            <p>{`${payout.inWords}: none of it is paid by this payout. The entries are free for a new one.`}</p>
          </Modal.Section>
        </Modal>
      )}
      {asked === "settle" && state === "approved" && (
        <SettleWindow
          payout={payout}
          answer={fetcher.data}
          isBusy={isBusy}
          onSettle={(reference) => take({ step: "settle", reference })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === null && <Problem answer={fetcher.data} />}
    </>
  );
}

const Problem = ({ answer }: { answer: StepAnswer | undefined }) =>
  answer && "problem" in answer ? <Banner tone="warning">{answer.problem}</Banner> : null;

function SettleWindow({
  payout,
  answer,
  isBusy,
  onSettle,
  onClose,
}: {
  payout: Payout;
  answer: StepAnswer | undefined;
  isBusy: boolean;
  onSettle: (reference: string) => void;
  onClose: () => void;
}) {
  const [reference, setReference] = useState("");
  const error = answer && "error" in answer ? answer.error?.reference?.[0] : undefined;
  return (
    <Modal
      open
      onClose={onClose}
      title={`Mark ${payout.title} as paid`}
      primaryAction={{
        content: "Mark as paid",
        loading: isBusy,
        onAction: () => onSettle(reference),
      }}
      secondaryActions={[{ content: "Not yet", onAction: onClose, disabled: isBusy }]}
    >
      <Modal.Section>
        <Problem answer={answer} />
        <TextField
          label="Reference of the payment"
          helpText={`${payout.inWords}. Creators see the reference on their earnings page.`}
          value={reference}
          onChange={setReference}
          maxLength={100}
          autoComplete="off"
          error={error ?? false}
        />
      </Modal.Section>
    </Modal>
  );
}
