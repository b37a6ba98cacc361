import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { adoptForm } from "#app/codes/contract.ts";
import { Unfold } from "#app/codes/Unfold.tsx";
import { ChoiceInput, TextInput } from "#app/ui/field.tsx";

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
    onValidate: ({ formData }) => parseWithZod(formData, { schema: adoptForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Unfold id="adopt-code-form" label="Add a code that already exists">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
        <input type="hidden" name="intent" value="adopt-code" />
        <BlockStack gap="200">
          <TextInput field={fields.code} label="Code in Shopify" />
          <ChoiceInput
            field={fields.keeping}
            title="How it is kept"
            choices={[
              {
                value: "as-is",
                label: "As it is",
                helpText: "It stays in Shopify whatever happens here.",
              },
              {
                value: "managed",
                label: "Managed",
                helpText:
                  "It is taken out of its discount while the creator is paused, put back when she returns, and taken out once it is replaced.",
              },
            ]}
          />
          <Text as="p" tone="subdued" variant="bodySm">
            Its discount is never changed. The creator earns by the terms of her offer.
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
