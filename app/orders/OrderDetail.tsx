import { BlockStack, Card, Link, List, Text } from "@shopify/polaris";
import styles from "./OrderDetail.module.css";

export type Happening = Readonly<{ instant: string; at: string; text: string }>;

/** Why the order is whose: what led to it, in time, with the rule that decided and the traces that lost. */
export function WhyThisOrder({
  creator,
  reason,
  losers,
  happenings,
}: {
  /** Whose it is; null for an order of no creator. */
  creator: Readonly<{ id: string; name: string }> | null;
  reason: string;
  losers: readonly string[];
  happenings: readonly Happening[];
}) {
  const inTime = happenings.toSorted((a, b) => (a.instant < b.instant ? -1 : 1));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Why this order
        </Text>
        <Text as="p">
          {creator && (
            <>
              {"Credited to "}
              <Link url={`/app/creators/${creator.id}`}>{creator.name}</Link>
              {". "}
            </>
          )}
          {reason}
        </Text>
        {losers.length > 0 && (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              Did not decide
            </Text>
            <List>
              {losers.map((loser) => (
                <List.Item key={loser}>{loser}</List.Item>
              ))}
            </List>
          </BlockStack>
        )}
        <ol className={styles.timeline}>
          {inTime.map(({ instant, at, text }) => (
            <li key={`${instant} ${text}`}>
              <Text as="span">{text}</Text>
              <Text as="span" tone="subdued">
                <time dateTime={instant}>{at}</time>
              </Text>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
