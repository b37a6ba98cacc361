import { BlockStack, FormLayout, Text } from "@shopify/polaris";
import type { UTM_FIELDS } from "#app/links/link.ts";
import { utmFieldName } from "#app/links/link-contract.ts";
import { type BoundField, TextInput } from "#app/ui/field.tsx";

type Field = (typeof UTM_FIELDS)[number];

/** The five UTM parameters of a link; what an empty one becomes is shown in its place. */
export function UtmFields({
  fields,
  facts,
}: {
  fields: Readonly<Record<ReturnType<typeof utmFieldName>, BoundField>>;
  facts: Readonly<{ platform: string; medium: string; campaign: string }>;
}) {
  const input = (field: Field, label: string, placeholder: string) => (
    <TextInput
      field={fields[utmFieldName(field)]}
      label={label}
      placeholder={placeholder}
      maxLength={100}
    />
  );
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        Reports of Shopify and Google sort visits by these. What is empty takes the value in grey.
      </Text>
      <FormLayout>
        <FormLayout.Group>
          {input("source", "Source", facts.platform)}
          {input("medium", "Medium", facts.medium)}
        </FormLayout.Group>
        {input("campaign", "Campaign", facts.campaign)}
        <FormLayout.Group>
          {input("term", "Term", "none")}
          {input("content", "Content", "none")}
        </FormLayout.Group>
      </FormLayout>
    </BlockStack>
  );
}
