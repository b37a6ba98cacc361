import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { GRACE_DAYS, replaceForm } from "#app/codes/contract.ts";
import { Unfold } from "#app/codes/Unfold.tsx";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

const GRACE = GRACE_DAYS.map((days) => ({
  value: String(days),
  label: days === 0 ? "Until the new one is live" : `${days} more days`,
}));

/** A new code in place of one that leaked or grew old; the old one works on for a while. */
export function ReplaceCode({
  codes,
  result,
  isBusy,
}: {
  codes: readonly Readonly<{ id: string; code: string; label: string }>[];
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "replace-code",
    lastResult: result ?? null,
    defaultValue: { codeId: codes[0]?.id ?? "", code: "", graceDays: "14" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: replaceForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Unfold id="replace-code-form" label="Replace a code">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
        <input type="hidden" name="intent" value="replace-code" />
        <BlockStack gap="200">
          <SelectInput
            field={fields.codeId}
            label="Old code"
            options={codes.map(({ id, code, label }) => ({
              value: id,
              label: label === "" ? code : `${code} (${label})`,
            }))}
          />
          <TextInput
            field={fields.code}
            label="New code"
            helpText="Leave it empty for the next free name."
          />
          <SelectInput field={fields.graceDays} label="The old code works" options={GRACE} />
          <Text as="p" tone="subdued" variant="bodySm">
            Until its end the old code gives its discount and counts for the creator. Then it is
            taken out of Shopify, and nobody else can ever get it. The link stays as it is and takes
            the new code.
          </Text>
          <InlineStack align="end">
            <Button submit loading={isBusy}>
              Replace code
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Unfold>
  );
}
