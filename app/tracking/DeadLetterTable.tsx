import { useFetcher } from "@remix-run/react";
import { Box, Button, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { Pager } from "#app/ui/Pager.tsx";
import { SavedToast } from "#app/ui/SavedToast.tsx";

export type ShownLetter = Readonly<{
  id: string;
  about: string;
  orderId: string | null;
  failure: string;
  tries: number;
  failed: string;
}>;

/** Events that failed for good, each with its reason and one thing to press. */
export function DeadLetterTable({
  letters,
  isFirst,
  next,
  onMove,
}: {
  letters: readonly ShownLetter[];
  isFirst: boolean;
  next: string | null;
  onMove: (after: string | null) => void;
}) {
  const retry = useFetcher<string>();
  if (letters.length === 0)
    return (
      <Box paddingInline="400" paddingBlockEnd="400">
        <Text as="p" tone="subdued">
          Nothing failed. What cannot be worked through is tried twelve times over about four hours;
          what still fails then appears here with its reason.
        </Text>
      </Box>
    );
  return (
    <>
      <SavedToast
        saying={typeof retry.data === "string" ? { text: retry.data, key: retry.data } : null}
      />
      <IndexTable
        selectable={false}
        itemCount={letters.length}
        resourceName={{ singular: "event", plural: "events" }}
        headings={[
          { title: "About" },
          { title: "Reason" },
          { title: "Tries" },
          { title: "Last try" },
          { title: "Actions", hidden: true },
        ]}
      >
        {letters.map((letter, position) => (
          <Letter
            key={letter.id}
            letter={letter}
            position={position}
            onRetry={() => retry.submit({ step: "retry", id: letter.id }, { method: "post" })}
          />
        ))}
      </IndexTable>
      <Pager isFirst={isFirst} next={next} onMove={onMove} />
    </>
  );
}

function Letter({
  letter,
  position,
  onRetry,
}: {
  letter: ShownLetter;
  position: number;
  onRetry: () => void;
}) {
  return (
    <IndexTable.Row id={letter.id} position={position}>
      <IndexTable.Cell>
        {letter.orderId === null ? (
          letter.about
        ) : (
          <Link url={`/app/orders/${letter.orderId}`} removeUnderline>
            {letter.about}
          </Link>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" breakWord>
          {letter.failure}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{letter.tries}</IndexTable.Cell>
      <IndexTable.Cell>{letter.failed}</IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack align="end">
          <Button
            variant="plain"
            accessibilityLabel={`Try again: ${letter.about}`}
            onClick={onRetry}
          >
            Try again
          </Button>
        </InlineStack>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
