import { Box, Card, IndexTable, Link, Text } from "@shopify/polaris";
import { CodeBadge } from "#app/codes/CodeBadge.tsx";
import { Pager } from "#app/ui/Pager.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

type Row = Readonly<{
  id: string;
  code: string;
  creatorId: string;
  name: string;
  state: string;
  since: string;
}>;

/** All codes that an offer has or had, and whose they are for ever. */
export function OfferCodes({
  codes,
  counts,
  isFirst,
  next,
  onMove,
}: {
  codes: readonly Row[];
  counts: string;
  isFirst: boolean;
  next: string | null;
  onMove: (cursor: string | null) => void;
}) {
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {`Codes: ${counts}`}
        </Text>
        <Text as="p" tone="subdued">
          A code belongs to one creator for ever. A retired one is never given to somebody else, so
          that old orders and old posts stay hers. A limit of uses is set in Shopify for the whole
          discount, which counts it for each code by itself.
        </Text>
      </Box>
      {codes.length > 0 && (
        <ScrollTable label="Codes of the offer">
          <IndexTable
            resourceName={{ singular: "code", plural: "codes" }}
            itemCount={codes.length}
            selectable={false}
            headings={[
              { title: "Code" },
              { title: "Creator" },
              { title: "Status" },
              { title: "Since" },
            ]}
          >
            {codes.map(({ id, code, creatorId, name, state, since }, position) => (
              <IndexTable.Row id={id} key={id} position={position}>
                <IndexTable.Cell>
                  <Text as="span" fontWeight="semibold">
                    {code}
                  </Text>
                </IndexTable.Cell>
                <IndexTable.Cell>
                  <Link url={`/app/creators/${creatorId}`} monochrome removeUnderline>
                    {name}
                  </Link>
                </IndexTable.Cell>
                <IndexTable.Cell>
                  <CodeBadge state={state} />
                </IndexTable.Cell>
                <IndexTable.Cell>{since}</IndexTable.Cell>
              </IndexTable.Row>
            ))}
          </IndexTable>
        </ScrollTable>
      )}
      <Pager isFirst={isFirst} next={next} onMove={onMove} />
    </Card>
  );
}
