import { BlockStack, FormLayout, Text } from "@shopify/polaris";
import { type UTM_FIELDS, type UtmName, utmFieldName } from "#app/programs/utm.ts";
import { type BoundField, TextInput } from "#app/ui/field.tsx";

type Field = (typeof UTM_FIELDS)[number];

/** The five UTM parameters; what an empty one becomes is shown in its place, `words` say what they are for. */
export function UtmFields({
  fields,
  instead,
  words,
}: {
  fields: Readonly<Record<UtmName, BoundField>>;
  instead: (field: Field) => string;
  words: string;
}) {
  const input = (field: Field, label: string) => (
    <TextInput
      field={fields[utmFieldName(field)]}
      label={label}
      placeholder={instead(field)}
      maxLength={100}
    />
  );
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {words}
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
