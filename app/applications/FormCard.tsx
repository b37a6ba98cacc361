import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { CopyButton } from "#app/ui/CopyButton.tsx";

/** Where a program's form is, who is approved at once, and how many wait. */
export function FormCard({
  program,
  waiting,
}: {
  program: Readonly<{
    id: string;
    name: string;
    state: string;
    formUrl: string;
    storefrontUrl: string;
    approval: string;
  }>;
  waiting: number;
}) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Applications
        </Text>
        <Text as="p">
          {waiting === 1 ? "1 application waits." : `${waiting || "No"} applications wait.`}
        </Text>
        <InlineStack>
          <Button url={`/app/programs/applications?program=${program.id}`}>See applications</Button>
        </InlineStack>
        {program.state === "archived" ? (
          <Text as="p" tone="subdued">
            The form is closed: this program is archived.
          </Text>
        ) : (
          <>
            <Address title="Form" url={program.formUrl} name={program.name} />
            <Address title="Form in your shop" url={program.storefrontUrl} name={program.name} />
          </>
        )}
        <Text as="p" tone="subdued">
          {program.approval}
        </Text>
      </BlockStack>
    </Card>
  );
}

const Address = ({ title, url, name }: { title: string; url: string; name: string }) => (
  <BlockStack gap="100">
    <Text as="h3" variant="headingSm">
      {title}
    </Text>
    <Text as="p" breakWord tone="subdued" variant="bodySm">
      {url}
    </Text>
    <InlineStack>
      <CopyButton text={url} label={`Copy address: ${title} of ${name}`}>
        Copy address
      </CopyButton>
    </InlineStack>
  </BlockStack>
);
