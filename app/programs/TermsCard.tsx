import { BlockStack, Card, Link, Text } from "@shopify/polaris";

export type ShownTerms = Readonly<{
  offerId: string;
  offerName: string;
  dates: string;
  words: string;
  since: string | null;
}>;

/** What a creator earns, in words. */
export function TermsCard({ terms }: { terms: ShownTerms }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Terms
        </Text>
        <Text as="p">{terms.words}</Text>
        {terms.since && (
          <Text as="p" tone="subdued">
            {terms.since}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {terms.dates}
        </Text>
        <Link url={`/app/programs/offers/${terms.offerId}`}>{terms.offerName}</Link>
      </BlockStack>
    </Card>
  );
}
