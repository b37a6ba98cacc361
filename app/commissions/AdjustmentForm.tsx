import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Button, FormLayout, Modal } from "@shopify/polaris";
import { useCallback, useEffect, useState } from "react";
import { adjustmentForm } from "#app/commissions/contract.ts";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

/** What the form needs: `formId` is made by the server, so that one form makes one entry. */
export type NewAdjustment = Readonly<{ formId: string; creatorId: string; currency: string }>;

const KINDS = [
  { value: "bonus", label: "Bonus: give for a result" },
  { value: "credit", label: "Credit: give to put something right" },
  { value: "debit", label: "Debit: take off her balance" },
];

/** The button and window by which an amount is given to or taken from a creator by hand. */
export function AdjustBalance({ fresh }: { fresh: NewAdjustment }) {
  // Each load makes a new id. The window keeps the one that it was opened with, so that a load meanwhile does not empty it.
  const [opened, setOpened] = useState<NewAdjustment | null>(null);
  const close = useCallback(() => setOpened(null), []);
  return (
    <>
      <Button onClick={() => setOpened(fresh)}>Adjust balance</Button>
      {opened && <AdjustmentWindow key={opened.formId} fresh={opened} onClose={close} />}
    </>
  );
}

function AdjustmentWindow({ fresh, onClose }: { fresh: NewAdjustment; onClose: () => void }) {
  const shopify = useAppBridge();
  const fetcher = useFetcher<SubmissionResult<string[]>>();
  const isSaved = fetcher.data?.status === "success";
  const schema = adjustmentForm(fresh.currency);
  const [form, fields] = useForm({
    id: `adjustment-${fresh.formId}`,
    lastResult: fetcher.data,
    constraint: getZodConstraint(schema),
    defaultValue: { kind: "bonus" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  useEffect(() => {
    if (!isSaved) return;
    shopify.toast.show("Balance adjusted");
    onClose();
  }, [isSaved, onClose, shopify]);
  const submit = () => {
    const element = document.getElementById(form.id);
    if (element instanceof HTMLFormElement) element.requestSubmit();
  };
  return (
    <Modal
      open
      onClose={onClose}
      title="Adjust balance"
      primaryAction={{ content: "Adjust", loading: fetcher.state !== "idle", onAction: submit }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <fetcher.Form
          method="post"
          action="/app/commissions"
          id={form.id}
          onSubmit={form.onSubmit}
          noValidate
        >
          <input type="hidden" name="id" value={fresh.formId} />
          <input type="hidden" name="creatorId" value={fresh.creatorId} />
          <FormLayout>
            <SelectInput label="What it is" field={fields.kind} options={KINDS} />
            <TextInput
              label="Amount"
              suffix={fresh.currency}
              inputMode="decimal"
              field={fields.amount}
            />
            <TextInput
              label="Reason"
              field={fields.note}
              maxLength={200}
              helpText="The creator reads it on her earnings page. It is part of the next payout."
            />
          </FormLayout>
        </fetcher.Form>
      </Modal.Section>
    </Modal>
  );
}
