import { InlineStack, Link } from "@shopify/polaris";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";

/** What else there is for the whole list, below it: all of it as a file, and what became of changes to many. */
export const ListActions = () => (
  <InlineStack align="center" blockAlign="center" gap="400">
    <DownloadButton url="/app/creators/export.csv" fileName="creators.csv" />
    <Link url="/app/creators/bulk">Bulk changes</Link>
  </InlineStack>
);
