import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { Button, FormLayout } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { adjustmentForm } from "#app/commissions/contract.ts";
import { type FormFetcher, FormWindow } from "#app/ui/FormWindow.tsx";
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
  const fetcher: FormFetcher = useFetcher();
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
  return (
    <FormWindow
      title="Adjust balance"
      button="Adjust"
      saved="Balance adjusted"
      form={form}
      fetcher={fetcher}
      action="/app/commissions"
      hidden={{ id: fresh.formId, creatorId: fresh.creatorId }}
      onClose={onClose}
    >
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
    </FormWindow>
  );
}
