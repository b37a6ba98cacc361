import { BlockStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** The answer to "how was this figure made": its formula in words, then with its numbers put in, then what else belongs to it. */
export const FormulaText = ({
  title,
  words,
  numbers,
  children,
}: {
  title: string;
  words: string;
  numbers: string;
  children?: ReactNode;
}) => (
  <BlockStack gap="200">
    <Text as="p" variant="headingSm">
      {title}
    </Text>
    <Text as="p" variant="bodySm">
      {words}
    </Text>
    <Text as="p" variant="bodySm" fontWeight="semibold" numeric>
      {numbers}
    </Text>
    {children}
  </BlockStack>
);
