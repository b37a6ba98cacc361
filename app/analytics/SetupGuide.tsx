import { BlockStack, Button, Card, Icon, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { SetupStep } from "#app/analytics/setup.ts";
import styles from "./Lists.module.css";

/** The way to the first order, in place of empty figures. The next step to do is the one with the dark button. */
export function SetupGuide({ steps }: { steps: readonly SetupStep[] }) {
  const done = steps.filter((step) => step.isDone).length;
  const next = steps.find((step) => !step.isDone);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          From the first offer to the first order
        </Text>
        <Text as="p" tone="subdued">
          {`${done} of ${steps.length} steps done. Revenue, cost and return appear here with the first order of a creator.`}
        </Text>
        <ol className={styles.list}>
          {steps.map((step, at) => (
            <li key={step.key} className={styles.step}>
              {step.isDone ? (
                <Icon source={CheckCircleIcon} tone="success" accessibilityLabel="Done" />
              ) : (
                <span className={styles.number}>{at + 1}</span>
              )}
              <BlockStack gap="050">
                <Text as="h3" variant="headingSm">
                  {step.title}
                </Text>
                <Text as="p" tone="subdued">
                  {step.text}
                </Text>
              </BlockStack>
              {step.action && (
                <Button url={step.action.url} variant={step === next ? "primary" : "secondary"}>
                  {step.action.content}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
