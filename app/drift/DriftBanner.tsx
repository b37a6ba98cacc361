import { Form } from "@remix-run/react";
import { Banner, BlockStack, Button, DataTable, InlineStack, Text } from "@shopify/polaris";

export type ShownDrift = Readonly<{
  seen: string;
  isGone: boolean;
  differences: readonly Readonly<{ field: string; here: string; inShopify: string }>[];
  found: string;
  isRestoring: boolean;
  refusal: string | null;
}>;

/** What differs between an offer and its discount in Shopify, and the two ways out. */
export function DriftBanner({ drift, isBusy }: { drift: ShownDrift; isBusy: boolean }) {
  if (drift.isRestoring)
    return (
      <Banner tone="info" title="Being restored">
        <p>Your version is being written to Shopify. This takes a few seconds.</p>
      </Banner>
    );
  return (
    <Banner tone="warning" title={drift.isGone ? "Deleted in Shopify" : "Changed in Shopify"}>
      <BlockStack gap="300">
        <Text as="p">
          {`Somebody changed this discount in the Shopify admin; found ${drift.found}. Commission goes on by the terms below either way.`}
        </Text>
        {drift.refusal && (
          <Text as="p">{`Shopify did not take your version: “${drift.refusal}”.`}</Text>
        )}
        <DataTable
          columnContentTypes={["text", "text", "text"]}
          headings={["What", "Here", "In Shopify"]}
          rows={drift.differences.map(({ field, here, inShopify }) => [field, here, inShopify])}
        />
        <InlineStack gap="200">
          <Decision intent="restore-drift" seen={drift.seen} isBusy={isBusy}>
            Restore ours
          </Decision>
          <Decision intent="accept-drift" seen={drift.seen} isBusy={isBusy}>
            {drift.isGone ? "End the offer" : "Accept Shopify’s"}
          </Decision>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

function Decision({
  intent,
  seen,
  isBusy,
  children,
}: {
  intent: "accept-drift" | "restore-drift";
  seen: string;
  isBusy: boolean;
  children: string;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="seen" value={seen} />
      <Button submit loading={isBusy}>
        {children}
      </Button>
    </Form>
  );
}
