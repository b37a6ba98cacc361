import { useInputControl } from "@conform-to/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { type BoundField, ChoiceInput, FieldError, TextInput } from "#app/ui/field.tsx";

const KINDS = [
  { value: "home", label: "The shop’s home page" },
  { value: "product", label: "A product" },
  { value: "collection", label: "A collection" },
  { value: "page", label: "Another page of the shop" },
] as const;

type Fields = Readonly<
  Record<"targetKind" | "targetGid" | "targetTitle" | "targetPath", BoundField>
>;

/** Where a link leads: home, what is picked in Shopify's own picker, or a path. */
export function TargetFields({
  fields,
  kind,
  title,
}: {
  fields: Fields;
  kind: string;
  title: string;
}) {
  const isPicked = kind === "product" || kind === "collection";
  return (
    <BlockStack gap="300">
      <ChoiceInput field={fields.targetKind} title="Where it leads" isTitleHidden choices={KINDS} />
      {isPicked && <Picker key={kind} fields={fields} kind={kind} title={title} />}
      {kind === "page" && (
        <TextInput
          field={fields.targetPath}
          label="Page"
          placeholder="/pages/about"
          helpText="A path of the shop, or the whole address of one of its pages."
        />
      )}
      <Text as="p" tone="subdued" variant="bodySm">
        Whoever has the link can lead to another page by adding ?to=/products/… to it.
      </Text>
    </BlockStack>
  );
}

function Picker({
  fields,
  kind,
  title,
}: {
  fields: Fields;
  kind: "product" | "collection";
  title: string;
}) {
  const gid = useInputControl<string>(fields.targetGid);
  const isOfKind = gid.value?.includes(kind === "product" ? "/Product/" : "/Collection/") ?? false;
  const [name, setName] = useState(isOfKind ? title : "");
  const choose = async () => {
    const chosen = await globalThis.shopify?.resourcePicker({
      type: kind,
      multiple: false,
      action: "select",
      ...(kind === "product" ? { filter: { variants: false } } : {}),
    });
    const picked: Readonly<{ id: string; title?: string }> | undefined = chosen?.[0];
    if (!picked) return; // closed without a choice
    gid.change(picked.id);
    setName(picked.title ?? "");
  };
  return (
    <BlockStack gap="100">
      <InlineStack gap="300" blockAlign="center">
        <Button id={fields.targetGid.id} onClick={() => void choose()}>
          {isOfKind ? `Change ${kind}` : `Choose ${kind}`}
        </Button>
        <Text as="span" tone={isOfKind ? "base" : "subdued"}>
          {isOfKind ? name || "Chosen" : "None chosen"}
        </Text>
      </InlineStack>
      <input type="hidden" name={fields.targetGid.name} value={isOfKind ? (gid.value ?? "") : ""} />
      <FieldError field={fields.targetGid} />
    </BlockStack>
  );
}
