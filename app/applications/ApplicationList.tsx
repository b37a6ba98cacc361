import { BlockStack, Box, Card, InlineStack, Select, Tabs, Text } from "@shopify/polaris";
import { type ApplicationRow, ApplicationTable } from "#app/applications/ApplicationTable.tsx";
import { APPLICATION_STATES } from "#app/applications/application.ts";
import { DataState } from "#app/ui/DataState.tsx";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";
import { Pager } from "#app/ui/Pager.tsx";

type Shown = Readonly<{
  query: Readonly<{ state: string; program: string | null }>;
  programs: readonly Readonly<{ value: string; label: string }>[];
  counts: Readonly<Record<string, number>>;
  applications: readonly ApplicationRow[];
  isFirst: boolean;
  next: string | null;
}>;

const TABS: readonly Readonly<{ value: string; label: string }>[] = [
  ...APPLICATION_STATES,
  { value: "all", label: "All" },
];

/** The applications of one state, with the other states as tabs; what is asked for is kept in the address. */
export function ApplicationList({
  page,
  onAsk,
}: {
  page: Shown;
  onAsk: (changes: Readonly<Record<string, string | null>>) => void;
}) {
  const { query, programs, counts, applications } = page;
  if (counts.all === 0 && query.program === null)
    return (
      <Card>
        <DataState
          state={{
            kind: "empty",
            title: "No applications yet",
            text: "They appear here as soon as somebody sends the form of one of your programs.",
            step: { content: "Open programs", url: "/app/programs" },
          }}
        />
      </Card>
    );
  return (
    <Card padding="0">
      <Tabs
        tabs={TABS.map(({ value, label }) => ({
          id: value,
          content: `${label} (${counts[value] ?? 0})`,
          panelID: "applications-panel",
        }))}
        selected={TABS.findIndex(({ value }) => value === query.state)}
        onSelect={(at) => onAsk({ state: TABS[at]?.value ?? null, cursor: null })}
      />
      <div id="applications-panel">
        <BlockStack>
          {programs.length > 1 && (
            <Box padding="400">
              <Select
                label="Program"
                options={[{ value: "", label: "Any program" }, ...programs]}
                value={query.program ?? ""}
                onChange={(program) => onAsk({ program: program || null, cursor: null })}
              />
            </Box>
          )}
          {applications.length === 0 ? (
            <Box padding="400">
              <Text as="p">No application is in this state.</Text>
            </Box>
          ) : (
            <ApplicationTable applications={applications} />
          )}
          <Box padding="400">
            <InlineStack align="end">
              <DownloadButton
                url={`/app/programs/applications.csv?${new URLSearchParams({ state: query.state, program: query.program ?? "" })}`}
                fileName="applications.csv"
              />
            </InlineStack>
          </Box>
          <Pager isFirst={page.isFirst} next={page.next} onMove={(cursor) => onAsk({ cursor })} />
        </BlockStack>
      </div>
    </Card>
  );
}
