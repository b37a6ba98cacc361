import { Box, IndexTable, Text } from "@shopify/polaris";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";
import { Pager } from "#app/ui/Pager.tsx";

export type CustomerRequest = Readonly<{
  id: string;
  what: string;
  customer: string;
  received: string;
  answer: "done" | "download" | "ended";
}>;

/** Shopify's requests about customers, and the answers to hand over. */
export function RequestTable({
  requests,
  isFirst,
  next,
  onMove,
}: {
  requests: readonly CustomerRequest[];
  isFirst: boolean;
  next: string | null;
  onMove: (after: string | null) => void;
}) {
  if (requests.length === 0)
    return (
      <Box paddingInline="400" paddingBlockEnd="400">
        <Text as="p" tone="subdued">
          No request so far. When a customer asks for their data or its erasure, Shopify passes it
          on, and the answer appears here.
        </Text>
      </Box>
    );
  return (
    <>
      <IndexTable
        selectable={false}
        itemCount={requests.length}
        resourceName={{ singular: "request", plural: "requests" }}
        headings={[
          { title: "Received" },
          { title: "Request" },
          { title: "Customer id" },
          { title: "Answer" },
        ]}
      >
        {requests.map((request, position) => (
          <IndexTable.Row id={request.id} key={request.id} position={position}>
            <IndexTable.Cell>{request.received}</IndexTable.Cell>
            <IndexTable.Cell>{request.what}</IndexTable.Cell>
            <IndexTable.Cell>{request.customer}</IndexTable.Cell>
            <IndexTable.Cell>
              <Answer request={request} />
            </IndexTable.Cell>
          </IndexTable.Row>
        ))}
      </IndexTable>
      <Pager isFirst={isFirst} next={next} onMove={onMove} />
    </>
  );
}

function Answer({ request }: { request: CustomerRequest }) {
  if (request.answer === "done") return <>Erased; amounts stay without the customer</>;
  if (request.answer === "ended") return <>No longer kept</>;
  return (
    <DownloadButton url={`/app/settings/${request.id}.json`} fileName="customer-data.json">
      Download
    </DownloadButton>
  );
}
