import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, InlineStack } from "@shopify/polaris";
import { addCodeForm } from "#app/codes/contract.ts";
import { Unfold } from "#app/codes/Unfold.tsx";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

/** One more code for a creator, in her offer or another. */
export function AddCode({
  offers,
  offerId,
  result,
  isBusy,
}: {
  offers: readonly Readonly<{ id: string; label: string }>[];
  offerId: string;
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "add-code",
    lastResult: result ?? null,
    defaultValue: { offerId, code: "", label: "" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: addCodeForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Unfold id="add-code-form" label="Add another code">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
        <input type="hidden" name="intent" value="add-code" />
        <BlockStack gap="200">
          <SelectInput
            field={fields.offerId}
            label="Offer"
            options={offers.map(({ id, label }) => ({ value: id, label }))}
          />
          <TextInput
            field={fields.code}
            label="Code"
            helpText="Leave it empty for a name by the offer’s pattern."
          />
          <TextInput
            field={fields.label}
            label="What it is for"
            helpText="Such as spring or podcast. The link keeps the code without a label."
          />
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
