import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { BlockStack, Box, Button, InlineStack } from "@shopify/polaris";
import { CLICK_DAYS_MIN, MESSAGE_DAYS_MIN, retentionForm } from "#app/privacy/contract.ts";
import { TextInput } from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

/** How long Shopify's messages and visits through links are kept. */
export function RetentionForm({
  messageDays,
  clickDays,
  lastResult,
  isBusy,
}: {
  messageDays: string;
  clickDays: string;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "retention",
    lastResult: lastResult ?? null,
    defaultValue: { messageDays, clickDays },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: retentionForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <SaveBarForm form={form} isBusy={isBusy} intent="retention">
      <BlockStack gap="400">
        <Box maxWidth="320px">
          <TextInput
            field={fields.messageDays}
            label="Keep Shopify's messages"
            suffix="days"
            inputMode="numeric"
            helpText={`At least ${MESSAGE_DAYS_MIN}: for so long Shopify may repeat one. Orders and amounts stay either way.`}
          />
        </Box>
        <Box maxWidth="320px">
          <TextInput
            field={fields.clickDays}
            label="Keep visits through links"
            suffix="days"
            inputMode="numeric"
            helpText={`At least ${CLICK_DAYS_MIN}. Links then show no clicks of before; what was credited stays.`}
          />
        </Box>
        <InlineStack align="end">
          <Button submit loading={isBusy} disabled={!form.dirty}>
            Save
          </Button>
        </InlineStack>
      </BlockStack>
    </SaveBarForm>
  );
}
