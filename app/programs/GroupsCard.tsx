import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { groupForm } from "#app/programs/program-contract.ts";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

type Group = Readonly<{ id: string; name: string; offer: string }>;
type Choice = Readonly<{ id: string; label: string }>;

/** The groups of a program: members who may have another offer than its default. */
export function GroupsCard({
  groups,
  offers,
  formId,
  result,
  isBusy,
}: {
  groups: readonly Group[];
  offers: readonly Choice[];
  /** What makes a second post of this form the same one. */
  formId: string;
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const [form, fields] = useForm<{ name: string; offerId: string }>({
    id: `add-group-${formId}`,
    lastResult: result ?? null,
    defaultValue: { offerId: offers[0]?.id ?? "" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: groupForm }) as never,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
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
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
