import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { listActions } from "#app/programs/form-lists.ts";
import { goodQuery } from "#app/programs/form-query.ts";
import { TermsFields } from "#app/programs/TermsFields.tsx";
import { changedTermsForm } from "#app/programs/terms-contract.ts";
import type { TermsDefaults } from "#app/programs/terms-defaults.ts";
import { DateInput } from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

/** Changed terms also say from when they apply. */
export type ChangedTermsDefaults = TermsDefaults & Readonly<{ appliesFrom: string }>;

/** The form that changes what creators earn from now on. */
export function TermsForm({
  currency,
  defaults,
  lastResult,
  isBusy,
  effectOf,
}: {
  currency: string;
  defaults: ChangedTermsDefaults;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
  /** What the typed terms would cost; their fields as a query, null while they have a fault or nothing is changed. */
  effectOf: (query: string | null) => ReactNode;
}) {
  const schema = changedTermsForm(currency);
  const [form, fields] = useForm({
    id: "terms",
    lastResult: lastResult ?? null,
    defaultValue: {
      ...defaults,
      rules: [...defaults.rules],
      tiers: [...defaults.tiers],
      goals: [...defaults.goals],
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <SaveBarForm form={form} isBusy={isBusy} intent="terms">
      <BlockStack gap="400">
        <TermsFields fields={fields} currency={currency} lists={listActions(form)} />
        <DateInput
          field={fields.appliesFrom}
          label="Applies from"
          helpText="A day to come, for terms that begin later. Empty: from the moment you save."
        />
        {effectOf(form.dirty ? goodQuery(form.value, schema) : null)}
        <Text as="p" tone="subdued">
          A change counts for orders placed from then on. Earlier orders keep the terms of their
          day. It takes the place of changes that were to begin later.
        </Text>
        <InlineStack align="end">
          <Button submit loading={isBusy} disabled={!form.dirty}>
            Save terms
          </Button>
        </InlineStack>
      </BlockStack>
    </SaveBarForm>
  );
}
