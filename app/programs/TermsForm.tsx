import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { type BLANK_ROWS, listActions } from "#app/programs/form-lists.ts";
import { goodQuery } from "#app/programs/form-query.ts";
import type { PeriodDefaults } from "#app/programs/PeriodFields.tsx";
import { type TermsFieldName, TermsFields } from "#app/programs/TermsFields.tsx";
import { termsForm } from "#app/programs/terms-contract.ts";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

export type TermsDefaults = Readonly<Record<TermsFieldName, string>> &
  PeriodDefaults &
  Readonly<{ rules: readonly (typeof BLANK_ROWS.rules)[] }>;

/** The form that changes what creators earn from now on. */
export function TermsForm({
  currency,
  defaults,
  lastResult,
  isBusy,
  effectOf,
}: {
  currency: string;
  defaults: TermsDefaults;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
  /** What the typed terms would cost; their fields as a query, null while they have a fault or nothing is changed. */
  effectOf: (query: string | null) => ReactNode;
}) {
  const schema = termsForm(currency);
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
        {effectOf(form.dirty ? goodQuery(form.value, schema) : null)}
        <Text as="p" tone="subdued">
          A change counts for orders placed from now on. Earlier orders keep the terms of their day.
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
