import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { CopyButton } from "#app/ui/CopyButton.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";

/** A creator's page in the shop: whether it is shown, its address, and the way to its form. */
export function LandingCard({
  card,
  name,
}: {
  card: Readonly<{ creatorId: string; state: "on" | "off" | null; url: string | null }>;
  name: string;
}) {
  const { state, url } = card;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Page in your shop
          </Text>
          {state === "on" && <StateBadge look="good">Shown</StateBadge>}
          {state === "off" && <StateBadge look="over">Off</StateBadge>}
        </InlineStack>
        {state === "on" && url ? (
          <>
            <Text as="p" breakWord>
              {url}
            </Text>
            <InlineStack>
              <CopyButton text={url} label={`Copy address of the page of ${name}`}>
                Copy address
              </CopyButton>
            </InlineStack>
          </>
        ) : (
          <Text as="p" tone="subdued">
            {`Photo, words and products of ${name} in your theme, with her code applied.`}
          </Text>
        )}
        <InlineStack>
          <Button url={`/app/creators/${card.creatorId}/page`}>
            {state === null ? "Make page" : "Edit page"}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
