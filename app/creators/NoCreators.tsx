import { Card, Page } from "@shopify/polaris";
import { DataState } from "#app/ui/DataState.tsx";

/** The creators page of a shop that has none yet. */
export const NoCreators = ({ step }: { step: Readonly<{ content: string; url: string }> }) => (
  <Page title="Creators" secondaryActions={[IMPORT]}>
    <Card>
      <DataState
        state={{
          kind: "empty",
          title: "Add your first creator",
          text: "Each creator gets a code and a link. What they bring and what they cost then shows on their page.",
          step,
        }}
      />
    </Card>
  </Page>
);

const IMPORT = { content: "Import from a file", url: "/app/creators/import" };
