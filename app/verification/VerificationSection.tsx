import { BlockStack, Card, Layout, List, Text } from "@shopify/polaris";
import { StateBadge } from "#app/ui/StateBadge.tsx";

export type ShownVerification = Readonly<{
  instant: string;
  at: string;
  scope: string;
  differences: number;
  first: readonly string[];
  more: number;
}>;

/** Whether the books agree with the orders behind them, as of the last nightly check; each difference in a line. */
export function VerificationSection({ last }: { last: ShownVerification | null }) {
  return (
    <Layout.AnnotatedSection
      title="Books"
      description="Each night every figure is computed again from the orders, codes and payouts behind it and compared with what the pages show. Nothing is changed by it."
    >
      <Card>
        {last === null ? (
          <Text as="p">Not checked yet. The first check is tonight.</Text>
        ) : (
          <BlockStack gap="300">
            <div>
              <StateBadge look={last.differences === 0 ? "good" : "bad"}>
                {last.differences === 0 ? "Agree" : countOf(last.differences)}
              </StateBadge>
            </div>
            <Text as="p">
              {last.scope}, checked <time dateTime={last.instant}>{last.at}</time>
            </Text>
            {last.first.length > 0 && (
              <List>
                {last.first.map((line) => (
                  <List.Item key={line}>{line}</List.Item>
                ))}
              </List>
            )}
            {last.more > 0 && (
              <Text as="p" tone="subdued">
                And {last.more.toLocaleString("en-US")} more.
              </Text>
            )}
          </BlockStack>
        )}
      </Card>
    </Layout.AnnotatedSection>
  );
}

const countOf = (differences: number): string =>
  differences === 1 ? "1 difference" : `${differences.toLocaleString("en-US")} differences`;
