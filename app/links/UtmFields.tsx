import { BlockStack, FormLayout, Text } from "@shopify/polaris";
import { type UTM_FIELDS, type Utm, utmParameters } from "#app/links/link.ts";
import { utmFieldName } from "#app/links/link-contract.ts";
import { type BoundField, TextInput } from "#app/ui/field.tsx";

type Field = (typeof UTM_FIELDS)[number];

/** The five UTM parameters of a link; what an empty one becomes is shown in its place. */
export function UtmFields({
  fields,
  facts,
}: {
  fields: Readonly<Record<ReturnType<typeof utmFieldName>, BoundField>>;
  facts: Readonly<{ platform: string; campaign: string; utm: Utm }>;
}) {
  const instead = new Map(utmParameters(facts));
  const input = (field: Field, label: string) => (
    <TextInput
      field={fields[utmFieldName(field)]}
      label={label}
      placeholder={instead.get(`utm_${field}`) ?? "none"}
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
          {input("source", "Source")}
          {input("medium", "Medium")}
        </FormLayout.Group>
        {input("campaign", "Campaign")}
        <FormLayout.Group>
          {input("term", "Term")}
          {input("content", "Content")}
        </FormLayout.Group>
      </FormLayout>
    </BlockStack>
  );
}
