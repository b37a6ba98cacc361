import { IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { CreatorBadge } from "#app/creators/CreatorBadge.tsx";
import { CopyButton } from "#app/ui/CopyButton.tsx";

export type CreatorTableRow = Readonly<{
  id: string;
  name: string;
  handle: string;
  platform: string;
  tier: string;
  followers: string;
  state: string;
  joined: string;
  offer: string;
  code: Readonly<{ code: string; state: string }> | null;
}>;

/** The shop's creators; what they brought stands on the overview, what they are stands here. */
export function CreatorTable({ creators }: { creators: readonly CreatorTableRow[] }) {
  return (
    <IndexTable
      resourceName={{ singular: "creator", plural: "creators" }}
      itemCount={creators.length}
      selectable={false}
      headings={[
        { title: "Creator" },
        { title: "Status" },
        { title: "Code" },
        { title: "Offer" },
        { title: "Platform" },
        { title: "Followers", alignment: "end" },
        { title: "Tier" },
        { title: "Joined" },
      ]}
    >
      {creators.map((creator, position) => (
        <IndexTable.Row id={creator.id} key={creator.id} position={position}>
          <IndexTable.Cell>
            <Link url={`/app/creators/${creator.id}`} dataPrimaryLink monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {creator.name}
              </Text>
            </Link>
            {creator.handle !== "" && (
              <Text as="p" tone="subdued" variant="bodySm">
                {`@${creator.handle}`}
              </Text>
            )}
          </IndexTable.Cell>
          <IndexTable.Cell>
            <CreatorBadge state={creator.state} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <CodeCell code={creator.code} />
          </IndexTable.Cell>
          <IndexTable.Cell>{creator.offer}</IndexTable.Cell>
          <IndexTable.Cell>{creator.platform}</IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" numeric alignment="end">
              {creator.followers}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>{creator.tier}</IndexTable.Cell>
          <IndexTable.Cell>{creator.joined}</IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** A code can be copied only once it works; until then it says what it waits for. */
function CodeCell({ code }: { code: CreatorTableRow["code"] }) {
  if (!code) return "Link only";
  if (code.state === "live")
    return (
      <InlineStack gap="100" blockAlign="center" wrap={false}>
        <Text as="span" fontWeight="medium">
          {code.code}
        </Text>
        <CopyButton text={code.code} label={`Copy code ${code.code}`} />
      </InlineStack>
    );
  return (
    <Text as="span" tone="subdued">
      {`${code.code}, ${code.state === "minting" ? "waiting for Shopify" : code.state}`}
    </Text>
  );
}
