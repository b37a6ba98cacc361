import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  DescriptionList,
  InlineStack,
  Layout,
  Page,
  Text,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { DeadLetterTable, type ShownLetter } from "#app/tracking/DeadLetterTable.tsx";
import { type ShownTestOrder, TestOrderSection } from "#app/tracking/TestOrderSection.tsx";
import { TopicTable } from "#app/tracking/TopicTable.tsx";
import type { ShownTopic } from "#app/tracking/topics.ts";
import { StateBadge } from "#app/ui/StateBadge.tsx";

export type ShownTracking = Readonly<{
  verdict: Readonly<{ look: "good" | "bad" | "waiting"; title: string; text: string }>;
  webhooks: Readonly<{ lastHeard: string; waiting: number; oldest: string | null }>;
  reconciliation: Readonly<{
    isRunning: boolean;
    last: string;
    problem: string | null;
    missed: string;
    days: number;
  }>;
  topics: readonly ShownTopic[];
  /** Null on a shop whose orders are real. */
  testOrder: ShownTestOrder | null;
  access: "given" | "lost" | "none";
  deadLetters: Readonly<{
    count: number;
    letters: readonly ShownLetter[];
    isFirst: boolean;
    next: string | null;
  }>;
  asOf: string;
}>;

const TONES = { good: "success", bad: "critical", waiting: "warning" } as const;

/** Whether every order is seen: the answer, then each part of an order's way with its own figures. */
export function TrackingView({
  page,
  onMove,
  sections = null,
}: {
  page: ShownTracking;
  onMove: (after: string | null) => void;
  /** Sections of other features about the same question. */
  sections?: ReactNode;
}) {
  const { verdict } = page;
  return (
    <Page
      title="Tracking health"
      subtitle="Is every order seen?"
      backAction={{ content: "Settings", url: "/app/settings" }}
    >
      <BlockStack gap="400">
        <Banner tone={TONES[verdict.look]} title={verdict.title}>
          <p>{verdict.text}</p>
        </Banner>
        <Layout>
          <Webhooks page={page} />
          <Reconciliation page={page} />
          {page.testOrder && <TestOrderSection testOrder={page.testOrder} />}
          {sections}
        </Layout>
        <FailedEvents page={page} onMove={onMove} />
        <TopicTable topics={page.topics} />
        <Text as="p" variant="bodySm" tone="subdued">
          As of {page.asOf}
        </Text>
      </BlockStack>
    </Page>
  );
}

const ACCESS = {
  given: { look: "good", text: "Given" },
  lost: { look: "bad", text: "Lost" },
  none: { look: "bad", text: "Not installed" },
} as const;

function Webhooks({ page: { webhooks, access } }: { page: ShownTracking }) {
  const { waiting, oldest } = webhooks;
  return (
    <Layout.AnnotatedSection
      title="Webhooks"
      description="Shopify tells the app of each order as it changes. Webhooks can come late, twice or never, which is why the app also asks."
    >
      <Card>
        <DescriptionList
          gap="tight"
          items={[
            {
              term: "Access to the shop",
              description: (
                <StateBadge look={ACCESS[access].look}>{ACCESS[access].text}</StateBadge>
              ),
            },
            { term: "Last webhook", description: webhooks.lastHeard },
            {
              term: "Waiting",
              description:
                waiting === 0
                  ? "Nothing"
                  : `${waiting.toLocaleString("en-US")}${oldest ? `, the oldest since ${oldest}` : ""}`,
            },
          ]}
        />
      </Card>
    </Layout.AnnotatedSection>
  );
}

function Reconciliation({ page: { reconciliation } }: { page: ShownTracking }) {
  return (
    <Layout.AnnotatedSection
      title="Reconciliation"
      description="Each hour the app asks Shopify which orders were changed, and each night for the last 60 days once more. What no webhook told of is read then."
    >
      <Card>
        <BlockStack gap="300">
          <DescriptionList
            gap="tight"
            items={[
              { term: "Last look", description: reconciliation.last },
              {
                term: `Missed by webhooks, last ${reconciliation.days} days`,
                description: reconciliation.missed,
              },
            ]}
          />
          {reconciliation.problem && (
            <Banner tone="warning">
              <p>{reconciliation.problem} It is tried again by itself.</p>
            </Banner>
          )}
          <InlineStack>
            <Step step="check" isBusy={reconciliation.isRunning}>
              Check now
            </Step>
          </InlineStack>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}

/** As wide as the page: a reason is a sentence. */
function FailedEvents({
  page: { deadLetters },
  onMove,
}: {
  page: ShownTracking;
  onMove: (after: string | null) => void;
}) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center">
            <Text as="h2" variant="headingMd">
              Failed events
            </Text>
            {deadLetters.count > 1 && (
              <Step step="retry-all">{`Try all ${deadLetters.count.toLocaleString("en-US")} again`}</Step>
            )}
          </InlineStack>
          <Text as="p" tone="subdued">
            What could not be worked through after all tries. Trying again is safe: an event counts
            once, however often it is tried.
          </Text>
        </BlockStack>
      </Box>
      <DeadLetterTable
        letters={deadLetters.letters}
        isFirst={deadLetters.isFirst}
        next={deadLetters.next}
        onMove={onMove}
      />
    </Card>
  );
}

/** A button that takes a step of this page. */
function Step({
  step,
  isBusy = false,
  children,
}: {
  step: string;
  isBusy?: boolean;
  children: string;
}) {
  const isSending = useNavigation().formData?.get("step") === step;
  return (
    <Form method="post">
      <input type="hidden" name="step" value={step} />
      <Button submit loading={isBusy || isSending}>
        {children}
      </Button>
    </Form>
  );
}
