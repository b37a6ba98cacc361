import { Button, InlineStack } from "@shopify/polaris";
import { ImportIcon } from "@shopify/polaris-icons";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";

/** What can be done with many creators: changes to a selection, and creators from a file and into one. */
export const ListActions = () => (
  <InlineStack gap="200">
    <Button url="/app/creators/bulk">Bulk changes</Button>
    <Button icon={ImportIcon} url="/app/creators/import">
      Import
    </Button>
    <DownloadButton url="/app/creators/export.csv" fileName="creators.csv" />
  </InlineStack>
);
