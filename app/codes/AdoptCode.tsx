import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { codeForm } from "#app/codes/contract.ts";
import { TextInput } from "#app/ui/field.tsx";

/** A code that was in Shopify before the app: named here, it is the creator's from now on. */
export function AdoptCode({
  result,
  isBusy,
}: {
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const [form, fields] = useForm({
    id: "adopt-code",
    lastResult: result ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: codeForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button
          variant="plain"
          onClick={() => setOpen(!isOpen)}
          ariaExpanded={isOpen}
          ariaControls="adopt-code-form"
        >
          Add a code that already exists
        </Button>
      </InlineStack>
      <Collapsible id="adopt-code-form" open={isOpen}>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
          <input type="hidden" name="intent" value="adopt-code" />
          <BlockStack gap="200">
            <TextInput field={fields.code} label="Code in Shopify" />
            <Text as="p" tone="subdued" variant="bodySm">
              Its discount in Shopify stays as it is. The creator earns by the terms of her offer.
            </Text>
            <InlineStack align="end">
              <Button submit loading={isBusy}>
                Add code
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
      </Collapsible>
    </BlockStack>
  );
}
