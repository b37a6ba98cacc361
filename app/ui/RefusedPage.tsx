import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";

const WORDS: Readonly<Record<number, readonly [title: string, advice: string]>> = {
  404: ["This does not exist here", "It may belong to another shop, or the address is mistyped."],
  409: ["This was already done", "Somebody else may have been faster. Nothing was changed twice."],
  413: ["That is too much at once", "Send less, in several steps. Nothing was changed."],
};
const OTHERWISE = ["This was not accepted", "Nothing was changed. Go back and try again."] as const;

/** What a refused request shows: what happened, what is safe, where to go on. */
export function RefusedPage({ status }: { status: number }) {
  const [title, text] = WORDS[status] ?? OTHERWISE;
  return (
    <Page title={title} narrowWidth>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{text}</Text>
          <InlineStack>
            <Button variant="primary" url="/app">
              Go to the overview
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}
