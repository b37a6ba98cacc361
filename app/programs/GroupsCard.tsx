import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { groupForm } from "#app/programs/program-contract.ts";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

type Group = Readonly<{ id: string; name: string; offer: string }>;
type AddProps = Readonly<{
  offers: readonly Readonly<{ id: string; label: string }>[];
  /** What makes a second post of this form the same one. */
  formId: string;
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}>;

/** The groups of a program: members who may have another offer than its default. */
export function GroupsCard({ groups, ...form }: AddProps & Readonly<{ groups: readonly Group[] }>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Groups
          </Text>
          <Button
            variant="plain"
            onClick={() => setOpen(!isOpen)}
            ariaExpanded={isOpen}
            ariaControls="add-group"
          >
            Add group
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          A group may have another offer, such as more commission for your best creators.
        </Text>
        {groups.map(({ id, name, offer }) => (
          <BlockStack key={id}>
            <Text as="p" fontWeight="semibold">
              {name}
            </Text>
            <Text as="p" tone="subdued" variant="bodySm">
              {offer}
            </Text>
          </BlockStack>
        ))}
        <Collapsible id="add-group" open={isOpen}>
          <AddGroup {...form} />
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

function AddGroup({ offers, formId, result, isBusy }: AddProps) {
  const [form, fields] = useForm({
    id: `add-group-${formId}`,
    lastResult: result ?? null,
    defaultValue: { offerId: offers[0]?.id ?? "" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: groupForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
      <input type="hidden" name="intent" value="add-group" />
      <input type="hidden" name="formId" value={formId} />
      <BlockStack gap="200">
        <TextInput field={fields.name} label="Group" />
        <SelectInput
          field={fields.offerId}
          label="Offer of the group"
          options={offers.map(({ id, label }) => ({ value: id, label }))}
        />
        <InlineStack align="end">
          <Button submit loading={isBusy}>
            Save group
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
