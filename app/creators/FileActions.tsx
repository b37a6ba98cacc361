import { Button, InlineStack } from "@shopify/polaris";
import { ImportIcon } from "@shopify/polaris-icons";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";

/** Creators from a file and into one. */
export const FileActions = () => (
  <InlineStack gap="200">
    <Button icon={ImportIcon} url="/app/creators/import">
      Import
    </Button>
    <DownloadButton url="/app/creators/export.csv" fileName="creators.csv" />
  </InlineStack>
);
