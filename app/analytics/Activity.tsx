import { BlockStack, Card, Link, Text, Tooltip } from "@shopify/polaris";
import type { ActivityItem } from "#app/analytics/activity.ts";
import styles from "./Lists.module.css";

/** The latest happenings as sentences, each leading to what it is about. */
export function Activity({ items }: { items: readonly ActivityItem[] }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Recent activity
        </Text>
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.key} className={styles.item}>
              <span className={styles.sentence}>
                <Link url={item.url} monochrome removeUnderline>
                  {item.text}
                </Link>
              </span>
              <Tooltip content={item.exact}>
                <Text as="span" variant="bodySm" tone="subdued">
                  {item.age}
                </Text>
              </Tooltip>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
