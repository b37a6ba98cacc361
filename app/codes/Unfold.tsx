import { BlockStack, Button, Collapsible, InlineStack } from "@shopify/polaris";
import { type ReactNode, useState } from "react";

/** A form that is out of the way until it is asked for. */
export function Unfold({
  id,
  label,
  children,
}: {
  id: string;
  label: string;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button
          variant="plain"
          onClick={() => setOpen(!isOpen)}
          ariaExpanded={isOpen}
          ariaControls={id}
        >
          {label}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={isOpen}>
        {children}
      </Collapsible>
    </BlockStack>
  );
}
