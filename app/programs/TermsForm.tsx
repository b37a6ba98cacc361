import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { termsForm } from "#app/programs/contract.ts";
import { type TermsFieldName, TermsFields } from "#app/programs/TermsFields.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

export type TermsDefaults = Readonly<Record<TermsFieldName, string>>;

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
    defaultValue: defaults,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <SaveBarForm form={form} isBusy={isBusy} intent="terms">
      <BlockStack gap="400">
        <TermsFields fields={fields} currency={currency} />
        {effectOf(form.dirty ? queryOf(form.value, currency) : null)}
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

/** The fields as a query; null where they are no terms. */
function queryOf(value: Readonly<Record<string, unknown>> | undefined, currency: string) {
  const filled = Object.entries(value ?? {}).filter(
    (field): field is [string, string] => typeof field[1] === "string" && field[1] !== "",
  );
  const isGood = termsForm(currency).safeParse(Object.fromEntries(filled)).success;
  return isGood ? new URLSearchParams(filled).toString() : null;
}
