import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { type BoundField, FieldError } from "#app/ui/field.tsx";

type Picked = Readonly<{ id: string; title: string }>;

/** Products or collections, chosen in Shopify's own picker. */
export function ResourcePicker({
  field,
  kind,
  gids,
  max,
  onPick,
}: {
  field: Pick<BoundField, "id" | "errors">;
  kind: "collection" | "product";
  gids: readonly string[];
  /** So many can be chosen; any number where it is left out. */
  max?: number;
  onPick: (gids: readonly string[]) => void;
}) {
  const [titles, setTitles] = useState<readonly string[]>([]);

  const pick = async () => {
    const selected = await globalThis.shopify?.resourcePicker({
      type: kind,
      multiple: max ?? true,
      action: "select",
      selectionIds: gids.map((id) => ({ id })),
      ...(kind === "product" ? { filter: { variants: false } } : {}),
    });
    if (!selected) return; // closed without a choice
    const picked: readonly Picked[] = selected;
    setTitles(picked.map(({ title }) => title));
    onPick(picked.map(({ id }) => id));
  };

  const count = gids.length;
  return (
    <BlockStack gap="200">
      <InlineStack gap="300" blockAlign="center">
        <Button id={field.id} onClick={() => void pick()}>
          {`Choose ${kind}s`}
        </Button>
        <Text as="span" tone="subdued">
          {count === 0 ? "None chosen" : `${count} ${count === 1 ? kind : `${kind}s`} chosen`}
        </Text>
      </InlineStack>
      {titles.length > 0 && (
        <Text as="p" tone="subdued">
          {titles.join(", ")}
        </Text>
      )}
      <FieldError field={field} />
    </BlockStack>
  );
}
