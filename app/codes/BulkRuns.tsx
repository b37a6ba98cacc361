import { Card, IndexTable, Link } from "@shopify/polaris";
import { RunBadge, type ShownRun } from "#app/codes/BulkRunView.tsx";
import { DataState } from "#app/ui/DataState.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

/** The latest changes to many creators. */
export function BulkRuns({ runs }: { runs: readonly ShownRun[] }) {
  if (runs.length === 0)
    return (
      <Card>
        <DataState
          state={{
            kind: "empty",
            title: "No bulk changes yet",
            text: "Tick creators on their list and choose what to do with all of them.",
            step: { content: "Creators", url: "/app/creators" },
          }}
        />
      </Card>
    );
  return (
    <Card padding="0">
      <ScrollTable label="Bulk changes">
        <IndexTable
          resourceName={{ singular: "bulk change", plural: "bulk changes" }}
          itemCount={runs.length}
          selectable={false}
          headings={[
            { title: "What" },
            { title: "Status" },
            { title: "How far" },
            { title: "Asked for" },
          ]}
        >
          {runs.map((run, position) => (
            <IndexTable.Row id={run.id} key={run.id} position={position}>
              <IndexTable.Cell>
                <Link url={`/app/creators/bulk/${run.id}`} monochrome removeUnderline>
                  {run.title}
                </Link>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <RunBadge run={run} />
              </IndexTable.Cell>
              <IndexTable.Cell>{run.words}</IndexTable.Cell>
              <IndexTable.Cell>{run.asked}</IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      </ScrollTable>
    </Card>
  );
}
