import { Button, IndexTable, Link, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import { Fragment, useState } from "react";
import { Amount } from "#app/ui/Amount.tsx";

export type PayoutLine = Readonly<{
  creatorId: string;
  creator: string;
  amount: string;
  count: number;
  orders: string;
  entries: readonly Readonly<{
    id: string;
    on: string;
    orderId: string | null;
    order: string;
    what: string;
    amount: string;
  }>[];
  hidden: number;
}>;

/** Who gets what in a payout; a creator's entries unfold below her. */
export function PayoutDetail({
  lines,
  currency,
}: {
  lines: readonly PayoutLine[];
  currency: string;
}) {
  const [unfolded, setUnfolded] = useState<string | null>(null);
  return (
    <IndexTable
      selectable={false}
      itemCount={lines.length}
      resourceName={{ singular: "creator", plural: "creators" }}
      headings={[
        { title: "Creator" },
        { title: "Orders" },
        { title: "Entries" },
        { title: `Amount (${currency})`, alignment: "end" },
      ]}
    >
      {lines.map((line, position) => {
        const isUnfolded = unfolded === line.creatorId;
        return (
          <Fragment key={line.creatorId}>
            <CreatorRow
              line={line}
              position={position}
              isUnfolded={isUnfolded}
              onFold={() => setUnfolded(isUnfolded ? null : line.creatorId)}
            />
            {isUnfolded && <EntryRows line={line} />}
          </Fragment>
        );
      })}
    </IndexTable>
  );
}

function CreatorRow({
  line,
  position,
  isUnfolded,
  onFold,
}: {
  line: PayoutLine;
  position: number;
  isUnfolded: boolean;
  onFold: () => void;
}) {
  return (
    <IndexTable.Row id={line.creatorId} position={position}>
      <IndexTable.Cell>
        <Link url={`/app/creators/${line.creatorId}`} monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {line.creator}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>{line.orders}</IndexTable.Cell>
      <IndexTable.Cell>
        <Button
          variant="tertiary"
          icon={isUnfolded ? ChevronUpIcon : ChevronDownIcon}
          ariaExpanded={isUnfolded}
          accessibilityLabel={`${entriesInWords(line.count)} of ${line.creator}`}
          onClick={onFold}
        >
          {entriesInWords(line.count)}
        </Button>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Amount isStrong>{line.amount}</Amount>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

const EntryRows = ({ line }: { line: PayoutLine }) => (
  <>
    {line.entries.map((entry, position) => (
      <IndexTable.Row
        id={entry.id}
        key={entry.id}
        position={position}
        rowType="child"
        tone="subdued"
      >
        <IndexTable.Cell>{entry.on}</IndexTable.Cell>
        <IndexTable.Cell>
          {entry.orderId && <Link url={`/app/orders/${entry.orderId}`}>{entry.order}</Link>}
        </IndexTable.Cell>
        <IndexTable.Cell>{entry.what}</IndexTable.Cell>
        <IndexTable.Cell>
          <Amount>{entry.amount}</Amount>
        </IndexTable.Cell>
      </IndexTable.Row>
    ))}
    {line.hidden > 0 && (
      <IndexTable.Row id={`${line.creatorId}-more`} position={line.entries.length} rowType="child">
        <IndexTable.Cell colSpan={4}>
          {`And ${entriesInWords(line.hidden)} more, all in the creator's ledger.`}
        </IndexTable.Cell>
      </IndexTable.Row>
    )}
  </>
);

const entriesInWords = (count: number): string => (count === 1 ? "1 entry" : `${count} entries`);
