import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { codeForm } from "#app/codes/contract.ts";
import { Unfold } from "#app/codes/Unfold.tsx";
import { TextInput } from "#app/ui/field.tsx";

/** A code that was in Shopify before the app: named here, it is the creator's from now on. */
export function AdoptCode({
  result,
  isBusy,
}: {
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "adopt-code",
    lastResult: result ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: codeForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Unfold id="adopt-code-form" label="Add a code that already exists">
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
    </Unfold>
  );
}
