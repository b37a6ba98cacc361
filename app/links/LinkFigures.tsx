import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { FIGURE_WORDS } from "#app/links/present.ts";
import { Explained } from "#app/ui/Explained.tsx";

export type FigureValues = Readonly<{
  clicks: string;
  visitors: string;
  /** Bots and prefetches. */
  others: string;
  last: string | null;
  orders: string;
  net: string;
}>;

/** What came through a link, each figure with what it means. */
export function LinkFigures({ values }: { values: FigureValues }) {
  const tiles = [
    { title: "Clicks", value: values.clicks, words: FIGURE_WORDS.clicks, note: noteOf(values) },
    { title: "Unique visitors", value: values.visitors, words: FIGURE_WORDS.visitors, note: null },
    { title: "Orders", value: values.orders, words: FIGURE_WORDS.orders, note: null },
    { title: "Net revenue", value: values.net, words: FIGURE_WORDS.net, note: null },
  ];
  return (
    <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
      {tiles.map(({ title, value, words, note }) => (
        <Card key={title}>
          <BlockStack gap="100">
            <Text as="h2" variant="bodySm" tone="subdued">
              <Explained explain={() => <Text as="p">{words}</Text>}>{title}</Explained>
            </Text>
            <Text as="p" variant="headingLg" numeric>
              {value}
            </Text>
            {note && (
              <Text as="p" variant="bodySm" tone="subdued">
                {note}
              </Text>
            )}
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}

function noteOf({ others, last }: FigureValues): string | null {
  const parts = [
    ...(last ? [`Last on ${last}`] : []),
    ...(others === "0" ? [] : [`and ${others} of bots and previews`]),
  ];
  return parts.length > 0 ? parts.join(", ") : null;
}
