import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { CopyButton } from "#app/ui/CopyButton.tsx";

export type ShownLink = Readonly<{
  url: string;
  people: number;
  others: number;
  last: string | null;
}>;

/** A creator's link and who came through it. */
export function LinkCard({ link }: { link: ShownLink }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Link
        </Text>
        <Text as="p" breakWord>
          {link.url}
        </Text>
        <InlineStack>
          <CopyButton text={link.url} label={`Copy link ${link.url}`}>
            Copy link
          </CopyButton>
        </InlineStack>
        <InlineStack align="space-between">
          <Text as="span">Clicks of people</Text>
          <Text as="span" numeric fontWeight="semibold">
            {link.people.toLocaleString("en-US")}
          </Text>
        </InlineStack>
        {link.others > 0 && (
          <InlineStack align="space-between">
            <Text as="span" tone="subdued">
              Bots and previews, not counted
            </Text>
            <Text as="span" tone="subdued" numeric>
              {link.others.toLocaleString("en-US")}
            </Text>
          </InlineStack>
        )}
        <Text as="p" tone="subdued" variant="bodySm">
          {link.last ? `Last click: ${link.last}. ` : ""}
          Add ?to=/products/… to lead to a page of your shop. Clicks are written a tenth of a second
          late: a crash can lose the last of them.
        </Text>
      </BlockStack>
    </Card>
  );
}
