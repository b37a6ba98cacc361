import { useNavigation, useSubmit } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  DescriptionList,
  InlineStack,
  Layout,
  Link,
  Text,
} from "@shopify/polaris";
import type { TestStep } from "#app/tracking/test-order.ts";
import { StateBadge } from "#app/ui/StateBadge.tsx";

export type ShownTestOrder = Readonly<{
  /** Made with the page, so that a press that arrives twice sends one order. */
  key: string;
  last: Readonly<{
    sent: string;
    steps: readonly TestStep[];
    problem: string | null;
    isUnderWay: boolean;
  }> | null;
}>;

/** A test order and its way; on development stores alone. */
export function TestOrderSection({ testOrder: { key, last } }: { testOrder: ShownTestOrder }) {
  const submit = useSubmit();
  const isSending = useNavigation().formData?.get("step") === "test-order";
  const send = async () => {
    await askToMakeOrders();
    submit({ step: "test-order", id: key }, { method: "post" });
  };
  return (
    <Layout.AnnotatedSection
      title="Test order"
      description="Sends one order through the whole way, on this development store. It is marked as a test and counts nothing."
    >
      <Card>
        <BlockStack gap="300">
          {last === null ? (
            <Text as="p" tone="subdued">
              None was sent in the last 24 hours. Shopify asks you once whether the app may make
              orders.
            </Text>
          ) : (
            <Way last={last} />
          )}
          <InlineStack>
            <Button onClick={send} loading={isSending || (last?.isUnderWay ?? false)}>
              Send a test order
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}

function Way({ last }: { last: NonNullable<ShownTestOrder["last"]> }) {
  return (
    <BlockStack gap="300">
      <DescriptionList
        gap="tight"
        items={[
          { term: "Sent", description: last.sent },
          ...last.steps.map((step) => ({
            term: step.name,
            description: <Step step={step} />,
          })),
        ]}
      />
      {last.problem && (
        <Banner tone="warning">
          <p>{last.problem}</p>
        </Banner>
      )}
    </BlockStack>
  );
}

const Step = ({ step: { look, state, url } }: { step: TestStep }) =>
  url === undefined ? (
    <StateBadge look={look}>{state}</StateBadge>
  ) : (
    <InlineStack gap="200" blockAlign="center">
      <StateBadge look={look}>Yes</StateBadge>
      <Link url={url}>{state}</Link>
    </InlineStack>
  );

/** Asks the merchant in Shopify's own window, where she has not agreed before; whoever declines is told that nothing was sent. */
const askToMakeOrders = async (): Promise<void> => {
  await globalThis.shopify?.scopes.request(["write_orders"]).catch(() => undefined);
};
