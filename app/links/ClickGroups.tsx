import { Box, Card, IndexTable, Text } from "@shopify/polaris";
import { Amount } from "#app/ui/Amount.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

type Group = Readonly<{ name: string | null; clicks: number; visitors: number }>;
type Worth = Readonly<{ orders: string; net: string }>;

/** Clicks of people by something, the largest first; with orders and net where they are known by it. */
export function ClickGroups({
  title,
  noun,
  none,
  groups,
  worth,
}: {
  title: string;
  noun: string;
  /** What clicks without a name are called. */
  none: string;
  groups: readonly Group[];
  worth?: Readonly<Record<string, Worth>>;
}) {
  const end = (text: string) => ({ title: text, alignment: "end" as const });
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
      </Box>
      {groups.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            No clicks in this period.
          </Text>
        </Box>
      ) : (
        <ScrollTable label={title}>
          <IndexTable
            itemCount={groups.length}
            selectable={false}
            headings={[
              { title: noun },
              end("Clicks"),
              end("Unique visitors"),
              ...(worth ? [end("Orders"), end("Net revenue")] : []),
            ]}
          >
            {groups.map(({ name, clicks, visitors }, position) => (
              <IndexTable.Row id={name ?? "-"} key={name ?? "-"} position={position}>
                <IndexTable.Cell>
                  <Text as="span" tone={name ? "base" : "subdued"}>
                    {name ?? none}
                  </Text>
                </IndexTable.Cell>
                <Figure text={clicks.toLocaleString("en-US")} />
                <Figure text={visitors.toLocaleString("en-US")} />
                {worth && <Figure text={worth[name ?? ""]?.orders ?? "0"} />}
                {worth && <Figure text={worth[name ?? ""]?.net ?? "—"} />}
              </IndexTable.Row>
            ))}
          </IndexTable>
        </ScrollTable>
      )}
    </Card>
  );
}

const Figure = ({ text }: { text: string }) => (
  <IndexTable.Cell>
    <Amount isQuiet={!/[1-9]/.test(text)}>{text}</Amount>
  </IndexTable.Cell>
);
