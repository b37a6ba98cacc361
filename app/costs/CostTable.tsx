import { useFetcher } from "@remix-run/react";
import { Badge, Box, Button, IndexTable, InlineStack, Link, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { Amount } from "#app/ui/Amount.tsx";
import { DataState } from "#app/ui/DataState.tsx";

export type CostRow = Readonly<{
  id: string;
  on: string;
  creatorId: string;
  creator: string;
  kind: string;
  what: string;
  amount: string;
  isVoided: boolean;
}>;

/** Costs with their total above; taken-back ones stay to be seen and are not in it. `hasCreator` shows whose they are. */
export function CostTable({
  costs,
  total,
  currency,
  hasCreator,
}: {
  costs: readonly CostRow[];
  total: string;
  /** The shop's; a cost in another one says so by its symbol. */
  currency: string;
  hasCreator: boolean;
}) {
  const [taking, setTaking] = useState<CostRow | null>(null);
  if (costs.length === 0)
    return (
      <DataState
        state={{
          kind: "empty",
          title: "No cost recorded",
          text: "Fees, gifts and shipping appear here and count in the creator's return.",
        }}
      />
    );
  return (
    <>
      <IndexTable
        selectable={false}
        itemCount={costs.length}
        resourceName={{ singular: "cost", plural: "costs" }}
        headings={[
          { title: "Date" },
          ...(hasCreator ? [{ title: "Creator" }] : []),
          { title: "What for" },
          { title: "Note" },
          { title: `Amount (${currency})`, alignment: "end" as const },
          { title: "Actions", hidden: true },
        ]}
      >
        {costs.map((cost, position) => (
          <Row
            key={cost.id}
            cost={cost}
            position={position}
            hasCreator={hasCreator}
            onTake={() => setTaking(cost)}
          />
        ))}
      </IndexTable>
      <Total>{total}</Total>
      {taking && <TakeBack cost={taking} onClose={() => setTaking(null)} />}
    </>
  );
}

function Row({
  cost,
  position,
  hasCreator,
  onTake,
}: {
  cost: CostRow;
  position: number;
  hasCreator: boolean;
  onTake: () => void;
}) {
  return (
    <IndexTable.Row id={cost.id} position={position}>
      <IndexTable.Cell>{cost.on}</IndexTable.Cell>
      {hasCreator && (
        <IndexTable.Cell>
          <Link url={`/app/creators/${cost.creatorId}`} removeUnderline>
            {cost.creator}
          </Link>
        </IndexTable.Cell>
      )}
      <IndexTable.Cell>{cost.kind}</IndexTable.Cell>
      <IndexTable.Cell>{cost.what}</IndexTable.Cell>
      <IndexTable.Cell>
        <Amount>{cost.isVoided ? <s>{cost.amount}</s> : cost.amount}</Amount>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack align="end">
          {cost.isVoided ? (
            <Badge>Taken back</Badge>
          ) : (
            <Button
              variant="plain"
              accessibilityLabel={`Take back ${cost.kind.toLowerCase()} of ${cost.amount}`}
              onClick={onTake}
            >
              Take back
            </Button>
          )}
        </InlineStack>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

const Total = ({ children }: { children: string }) => (
  <Box padding="300">
    <Text as="p" variant="bodySm" tone="subdued" alignment="end">
      Counted: {children}
    </Text>
  </Box>
);

function TakeBack({ cost, onClose }: { cost: CostRow; onClose: () => void }) {
  const fetcher = useFetcher();
  const take = () => {
    fetcher.submit({ step: "void", id: cost.id }, { method: "post", action: "/app/costs" });
    onClose();
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={`Take back ${cost.amount}?`}
      primaryAction={{ content: "Take back", destructive: true, onAction: take }}
      secondaryActions={[{ content: "Keep", onAction: onClose }]}
    >
      <Modal.Section>
        <p>
          {`${cost.kind} of ${cost.amount} on ${cost.on} no longer counts as a cost of ${cost.creator}. It stays in the list, struck through.`}
        </p>
      </Modal.Section>
    </Modal>
  );
}
