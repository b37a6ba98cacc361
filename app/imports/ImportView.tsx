import { useFetcher } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Page,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { MappingCard } from "#app/imports/MappingCard.tsx";
import type { Answer, ShownImport } from "#app/imports/shown.ts";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";
import { useRefresh } from "#app/ui/Refresh.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

const BADGES: Readonly<
  Record<string, Readonly<{ tone: "info" | "success" | "critical" | "attention"; text: string }>>
> = {
  checking: { tone: "info", text: "Checking" },
  checked: { tone: "attention", text: "Not started" },
  running: { tone: "info", text: "Coming in" },
  done: { tone: "success", text: "Done" },
  failed: { tone: "critical", text: "Stopped" },
};

/** One import: what its columns are, what would be done, how far it is, and what became of each row. */
export function ImportView({ page }: { page: ShownImport }) {
  const fetcher = useFetcher<Answer>();
  useRefresh(page.isUnderWay);
  const badge = BADGES[page.state];
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  const isOpen = page.state === "checking" || page.state === "checked";
  return (
    <Page
      title={page.fileName}
      subtitle={`Uploaded ${page.uploaded}`}
      titleMetadata={badge && <Badge tone={badge.tone}>{badge.text}</Badge>}
      backAction={{ content: "Import creators", url: "/app/creators/import" }}
    >
      <BlockStack gap="400">
        {answer?.isRefused && (
          <Banner tone="warning" title={answer.said}>
            <p>Nothing was changed.</p>
          </Banner>
        )}
        {page.failure !== null && <Failure page={page} />}
        {page.failure === null && <OutcomeCard page={page} fetcher={fetcher} />}
        {page.problems.length > 0 && <ProblemsCard page={page} />}
        {isOpen && <MappingCard key={page.round} page={page} fetcher={fetcher} />}
      </BlockStack>
      <SavedToast
        saying={answer && !answer.isRefused ? { text: answer.said, key: answer } : null}
      />
    </Page>
  );
}

const Failure = ({ page }: { page: ShownImport }) => (
  <Banner tone="critical" title="The file could not be imported">
    <p>{page.failure}</p>
    {page.rows !== "0" && <p>{`${page.rows} rows had been worked through before.`}</p>}
  </Banner>
);

type Fetcher = ReturnType<typeof useFetcher<Answer>>;

const WORDS = {
  checked: { made: "Would be added", changed: "Would be changed" },
  done: { made: "Added", changed: "Changed" },
} as const;

function OutcomeCard({ page, fetcher }: { page: ShownImport; fetcher: Fetcher }) {
  const isCheck = page.state === "checking" || page.state === "checked";
  const words = isCheck ? WORDS.checked : WORDS.done;
  const counts = [
    { label: words.made, text: page.counts.made },
    { label: words.changed, text: page.counts.changed },
    { label: "Left as they are", text: page.counts.unchanged },
    { label: isCheck ? "Would be refused" : "Refused", text: page.counts.refused },
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {isCheck ? "What the import would do" : "What the import did"}
        </Text>
        {page.isUnderWay && <Progress page={page} />}
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
          {counts.map(({ label, text }) => (
            <BlockStack key={label}>
              <Text as="p" tone="subdued">
                {label}
              </Text>
              <Text as="p" variant="headingLg">
                {text}
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
        <Steps page={page} fetcher={fetcher} />
      </BlockStack>
    </Card>
  );
}

function Progress({ page }: { page: ShownImport }) {
  const isCheck = page.state === "checking";
  return (
    <BlockStack gap="200">
      <Text as="p" id="import-progress">
        {isCheck ? "Each row is checked; nothing is written." : "Creators are coming in."}
      </Text>
      <ProgressBar
        progress={page.percent}
        size="small"
        ariaLabelledBy="import-progress"
        animated={false}
      />
      <Text as="p" tone="subdued" variant="bodySm">
        You can leave this page: it goes on.
      </Text>
    </BlockStack>
  );
}

function Steps({ page, fetcher }: { page: ShownImport; fetcher: Fetcher }) {
  const start = () =>
    fetcher.submit({ step: "start", round: String(page.round) }, { method: "post" });
  const report = `/app/creators/import/${page.id}/report.csv`;
  return (
    <InlineStack gap="300" align="end">
      {page.isFileKept && page.rows !== "0" && !page.isUnderWay && (
        <DownloadButton url={report} fileName="import-report.csv">
          Every row with its outcome
        </DownloadButton>
      )}
      {page.state === "checked" && (
        <Button
          variant="primary"
          onClick={start}
          loading={fetcher.state !== "idle"}
          disabled={!page.hasWork || page.problem !== null}
        >
          Start import
        </Button>
      )}
    </InlineStack>
  );
}

function ProblemsCard({ page }: { page: ShownImport }) {
  const more = page.problems.length >= page.problemsShown;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            {page.counts.refused === "1"
              ? "1 row is refused"
              : `${page.counts.refused} rows are refused`}
          </Text>
          {page.isFileKept && !page.isUnderWay && (
            <DownloadButton
              url={`/app/creators/import/${page.id}/report.csv?of=refused`}
              fileName="refused-rows.csv"
            >
              Download refused rows
            </DownloadButton>
          )}
        </InlineStack>
        <Text as="p" tone="subdued">
          The others are imported without them. Put the refused rows right in their file and import
          it.
        </Text>
        <BlockStack gap="100">
          {page.problems.map(({ line, problem }) => (
            <Text
              as="p"
              key={line}
              breakWord
            >{`Line ${line.toLocaleString("en-US")}: ${problem}`}</Text>
          ))}
        </BlockStack>
        {more && <Text as="p" tone="subdued">{`These are the first ${page.problemsShown}.`}</Text>}
      </BlockStack>
    </Card>
  );
}
