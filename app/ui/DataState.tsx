import { Banner, Button, Text } from "@shopify/polaris";
import styles from "./DataState.module.css";

type Step = Readonly<{ content: string; url: string }>;

type State =
  /** Nothing there yet: what will appear here, and the first step towards it. */
  | Readonly<{ kind: "empty"; title: string; text: string; step?: Step | null }>
  /** It could not be shown: what happened, what is safe, what to press. */
  | Readonly<{ kind: "error"; title: string; text: string; step?: Step | null }>
  /** Shown, but not of now: `title` says its age. */
  | Readonly<{ kind: "stale"; title: string; text: string; step?: Step | null }>;

/** What stands in the place of data, or above data that is old. */
export function DataState({ state }: { state: State }) {
  const { step } = state;
  if (state.kind !== "empty") {
    return (
      <Banner
        tone={state.kind === "error" ? "critical" : "warning"}
        title={state.title}
        {...(step ? { action: { content: step.content, url: step.url } } : {})}
      >
        <p>{state.text}</p>
      </Banner>
    );
  }
  return (
    <div className={styles.empty}>
      <Text as="h2" variant="headingMd">
        {state.title}
      </Text>
      <Text as="p" tone="subdued">
        {state.text}
      </Text>
      {step && (
        <Button variant="primary" url={step.url}>
          {step.content}
        </Button>
      )}
    </div>
  );
}
