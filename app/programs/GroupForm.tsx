import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, InlineStack } from "@shopify/polaris";
import { groupChangeForm, groupForm } from "#app/programs/program-contract.ts";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

export type GroupFormProps = Readonly<{
  /** A new group has what makes a second post of its form the same one; a known one has its id. */
  mode:
    | Readonly<{ kind: "add"; formId: string }>
    | Readonly<{ kind: "change"; groupId: string; onCancel: () => void }>;
  defaults: Readonly<{ name: string; offerId: string }>;
  offers: readonly Readonly<{ id: string; label: string }>[];
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}>;

/** The form of a group, new or known. */
export function GroupForm({ mode, defaults, offers, result, isBusy }: GroupFormProps) {
  const isNew = mode.kind === "add";
  const [form, fields] = useForm({
    id: isNew ? `add-group-${mode.formId}` : `change-group-${mode.groupId}`,
    lastResult: result ?? null,
    defaultValue: defaults,
    onValidate: ({ formData }) =>
      parseWithZod(formData, { schema: isNew ? groupForm : groupChangeForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
      <input type="hidden" name="intent" value={`${mode.kind}-group`} />
      {isNew ? (
        <input type="hidden" name="formId" value={mode.formId} />
      ) : (
        <input type="hidden" name="groupId" value={mode.groupId} />
      )}
      <BlockStack gap="200">
        <TextInput field={fields.name} label="Name of the group" />
        <SelectInput
          field={fields.offerId}
          label="Offer of the group"
          options={offers.map(({ id, label }) => ({ value: id, label }))}
          helpText={
            isNew
              ? undefined
              : "For who is approved from now on. Codes and links that are there stay in their offer."
          }
        />
        <InlineStack align="end" gap="200">
          {!isNew && <Button onClick={mode.onCancel}>Cancel</Button>}
          <Button submit loading={isBusy}>
            Save group
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
