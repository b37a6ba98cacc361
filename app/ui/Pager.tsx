import { Box, InlineStack, Pagination } from "@shopify/polaris";

/** Leads to the next page of a list and back to its first (null); nothing where the list is one page. */
export function Pager({
  isFirst,
  next,
  onMove,
}: {
  isFirst: boolean;
  next: string | null;
  onMove: (cursor: string | null) => void;
}) {
  if (isFirst && next === null) return null;
  return (
    <Box padding="300">
      <InlineStack align="center">
        <Pagination
          hasPrevious={!isFirst}
          onPrevious={() => onMove(null)}
          hasNext={next !== null}
          onNext={() => onMove(next)}
          accessibilityLabels={{ previous: "First page", next: "Next page" }}
        />
      </InlineStack>
    </Box>
  );
}
