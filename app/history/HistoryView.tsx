import { useFetcher } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  List,
  Page,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export type ShownImport = Readonly<{
  id: string;
  state: string;
  isUnderWay: boolean;
  asked: string;
  since: string | null;
  seesAll: boolean | null;
  found: string;
  done: string;
  entries: string;
  percent: number | null;
  rest: string | null;
  finished: string | null;
  failure: string | null;
  faulty: number;
  faults: readonly Readonly<{ line: number; problem: string; order: string | null }>[];
}>;

type Answer = Readonly<{ said: string }>;

/** The past of the shop: how far the import is, how the last one ended, and a way to ask for more. */
export function HistoryView({
  last,
  windowDays,
}: {
  last: ShownImport | null;
  windowDays: number;
}) {
  const fetcher = useFetcher<Answer>();
  useRefresh(last?.isUnderWay ?? true); // on the first page after the install the import is about to begin
  const saying = fetcher.data ? { text: fetcher.data.said, key: fetcher.data } : null;
  return (
    <Page
      title="Past orders"
      subtitle="Orders from before the app, with their refunds and codes"
      backAction={{ content: "Settings", url: "/app/settings" }}
    >
      <BlockStack gap="400">
        {last === null ? <NothingYet /> : <LastImport last={last} />}
        <AskCard
          isBusy={(last?.isUnderWay ?? false) || fetcher.state !== "idle"}
          windowDays={windowDays}
          fetcher={fetcher}
        />
      </BlockStack>
      <SavedToast saying={saying} />
    </Page>
  );
}

const NothingYet = () => (
  <Card>
    <Text as="p">
      No past orders have been asked for yet. What you import here appears in every figure, and in
      each creator’s commission where her code is on the order.
    </Text>
  </Card>
);

const BADGES: Readonly<
  Record<string, Readonly<{ tone: "info" | "success" | "critical"; text: string }>>
> = {
  asked: { tone: "info", text: "Asked for" },
  gathering: { tone: "info", text: "Shopify gathers them" },
  loading: { tone: "info", text: "Coming in" },
  done: { tone: "success", text: "Done" },
  failed: { tone: "critical", text: "Stopped" },
};

function LastImport({ last }: { last: ShownImport }) {
  const badge = BADGES[last.state];
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Last import
          </Text>
          {badge && <Badge tone={badge.tone}>{badge.text}</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued">
          {`Asked for ${last.asked}. Orders since ${last.since ?? "the first that Shopify shows"}.`}
        </Text>
        {last.isUnderWay && <Progress last={last} />}
        {last.state === "done" && (
          <Text as="p">
            {`${last.done} orders are in, with ${last.entries} entries of commission. Finished ${last.finished}.`}
          </Text>
        )}
        {last.state === "done" && last.seesAll === false && (
          <Text as="p" tone="subdued">
            Shopify shows apps the orders of its last 60 days. Choose a longer time below to ask for
            older ones.
          </Text>
        )}
        {last.failure !== null && (
          <Banner tone="critical" title="The import stopped">
            <p>{`${last.failure} ${last.done} orders are in and stay in; trying again brings the rest and counts nothing twice.`}</p>
          </Banner>
        )}
        {last.faulty > 0 && <Faults last={last} />}
      </BlockStack>
    </Card>
  );
}

function Progress({ last }: { last: ShownImport }) {
  const words =
    last.state === "loading"
      ? `${last.done} of ${last.found} orders`
      : last.found === "0"
        ? "Shopify is looking for them"
        : `Shopify has found ${last.found} orders so far`;
  return (
    <BlockStack gap="200">
      <Text as="p" id="history-progress">
        {last.rest === null ? `${words}.` : `${words}, ${last.rest} left.`}
      </Text>
      <ProgressBar
        progress={last.percent ?? 0}
        size="small"
        ariaLabelledBy="history-progress"
        animated={false}
      />
      <Text as="p" tone="subdued" variant="bodySm">
        You can leave this page: it goes on, and new orders come as ever.
      </Text>
    </BlockStack>
  );
}

function Faults({ last }: { last: ShownImport }) {
  const count = last.faulty === 1 ? "1 order" : `${last.faulty} orders`;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {`${count} could not be read from Shopify’s file`}
      </Text>
      <Text as="p" tone="subdued">
        Those that the line names are asked for one by one.
      </Text>
      <List>
        {last.faults.map(({ line, problem, order }) => (
          <List.Item key={line}>
            {`Line ${line}${order === null ? "" : `, order ${order}`}: ${problem}`}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

type Ask = Readonly<{
  isBusy: boolean;
  windowDays: number;
  fetcher: ReturnType<typeof useFetcher<Answer>>;
}>;

function AskCard({ isBusy, windowDays, fetcher }: Ask) {
  const [reach, setReach] = useState("60");
  const submit = async () => {
    if (reach !== "60") await askForOlder();
    fetcher.submit({ reach }, { method: "post", action: "/app/history" });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <ChoiceList
          title="Import past orders of"
          choices={[
            { label: `The last ${windowDays} days`, value: "60" },
            {
              label: "The last 12 months",
              value: "365",
              helpText: "Shopify asks you once whether the app may see older orders.",
            },
            { label: "All time", value: "all" },
          ]}
          selected={[reach]}
          onChange={([chosen]) => setReach(chosen ?? "60")}
        />
        <InlineStack>
          <Button variant="primary" onClick={submit} disabled={isBusy} loading={isBusy}>
            Import past orders
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** Asks the merchant in Shopify's own window; whoever declines still gets what Shopify shows to every app. */
const askForOlder = async (): Promise<void> => {
  await globalThis.shopify?.scopes.request(["read_all_orders"]).catch(() => undefined);
};
