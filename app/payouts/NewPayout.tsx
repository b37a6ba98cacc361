import { Form } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Link,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { Amount } from "#app/ui/Amount.tsx";
import { DataState } from "#app/ui/DataState.tsx";

export type Preview = Readonly<{
  cutOffOn: string;
  cutOff: string;
  currency: string;
  inWords: string;
  included: readonly Readonly<{
    creatorId: string;
    creator: string;
    amount: string;
    entries: number;
  }>[];
  leftOut: readonly Readonly<{
    key: string;
    creatorId: string;
    creator: string;
    amount: string;
    reason: string;
  }>[];
  hiddenIncluded: number;
  hiddenLeftOut: number;
}>;

/** Asks for the cut-off day of a new payout. */
export function CutOffForm({
  today,
  due,
  error,
}: {
  today: string;
  /** What is payable now, in words: "16 creators, $452.29"; null when nothing is. */
  due: string | null;
  error: string | null;
}) {
  const [day, setDay] = useState(today);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            New payout
          </Text>
          <Text as="p">
            {due === null ? "Nothing is payable today." : `Payable today: ${due}.`}
          </Text>
        </BlockStack>
        <Form method="get">
          <InlineStack gap="300" blockAlign="end">
            <TextField
              label="Earned up to and including"
              name="cutOffOn"
              type="date"
              value={day}
              onChange={setDay}
              autoComplete="off"
              error={error ?? false}
            />
            <Button submit>Preview</Button>
          </InlineStack>
        </Form>
        <Text as="p" tone="subdued">
          Takes all commission up to that day whose hold has ended, less refunds. You see who gets
          what before anything is made.
        </Text>
      </BlockStack>
    </Card>
  );
}

/** Who gets what in a payout up to the day, who is left out and why, and the button that opens it. */
export function PayoutPreview({
  preview,
  payoutId,
  isBusy,
}: {
  preview: Preview;
  payoutId: string;
  isBusy: boolean;
}) {
  const isEmpty = preview.included.length === 0;
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {isEmpty ? "Nothing is due" : preview.inWords}
            </Text>
            <Text as="p" tone="subdued">{`Earned up to and including ${preview.cutOff}`}</Text>
          </BlockStack>
          {!isEmpty && (
            <Form method="post">
              <input type="hidden" name="id" value={payoutId} />
              <input type="hidden" name="cutOffOn" value={preview.cutOffOn} />
              <Button submit variant="primary" loading={isBusy}>
                Open payout
              </Button>
            </Form>
          )}
        </InlineStack>
      </Box>
      {isEmpty ? (
        <DataState
          state={{
            kind: "empty",
            title: "No creator has more than refunds to be paid",
            text: "Commission becomes payable when its hold ends. Choose a later day, or come back then.",
          }}
        />
      ) : (
        <>
          <Included preview={preview} />
          <More count={preview.hiddenIncluded} what="in the payout" />
        </>
      )}
      {preview.leftOut.length > 0 && <LeftOut preview={preview} />}
      <More count={preview.hiddenLeftOut} what="left out" />
    </Card>
  );
}

const CreatorLink = ({ id, name }: { id: string; name: string }) => (
  <Link url={`/app/creators/${id}`} monochrome removeUnderline>
    {name}
  </Link>
);

const More = ({ count, what }: { count: number; what: string }) =>
  count > 0 && (
    <Box padding="300">
      <Text as="p" tone="subdued">{`And ${count} more ${what}.`}</Text>
    </Box>
  );

const Included = ({ preview }: { preview: Preview }) => (
  <IndexTable
    selectable={false}
    itemCount={preview.included.length}
    resourceName={{ singular: "creator", plural: "creators" }}
    headings={[
      { title: "Creator" },
      { title: "Entries", alignment: "end" },
      { title: `Amount (${preview.currency})`, alignment: "end" },
    ]}
  >
    {preview.included.map((row, position) => (
      <IndexTable.Row id={row.creatorId} key={row.creatorId} position={position}>
        <IndexTable.Cell>
          <CreatorLink id={row.creatorId} name={row.creator} />
        </IndexTable.Cell>
        <IndexTable.Cell>
          <Amount>{row.entries}</Amount>
        </IndexTable.Cell>
        <IndexTable.Cell>
          <Amount isStrong>{row.amount}</Amount>
        </IndexTable.Cell>
      </IndexTable.Row>
    ))}
  </IndexTable>
);

const LeftOut = ({ preview }: { preview: Preview }) => (
  <>
    <Box padding="400">
      <Text as="h3" variant="headingSm">
        Left out, for a later payout
      </Text>
    </Box>
    <IndexTable
      selectable={false}
      itemCount={preview.leftOut.length}
      resourceName={{ singular: "amount", plural: "amounts" }}
      headings={[
        { title: "Creator" },
        { title: "Why" },
        { title: `Amount (${preview.currency})`, alignment: "end" },
      ]}
    >
      {preview.leftOut.map((row, position) => (
        <IndexTable.Row id={row.key} key={row.key} position={position}>
          <IndexTable.Cell>
            <CreatorLink id={row.creatorId} name={row.creator} />
          </IndexTable.Cell>
          <IndexTable.Cell>{row.reason}</IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{row.amount}</Amount>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  </>
);
