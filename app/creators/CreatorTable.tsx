import { IndexTable, type IndexTableProps, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { CreatorBadge } from "#app/creators/CreatorBadge.tsx";
import { Amount } from "#app/ui/Amount.tsx";
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

/** What a creator brought in the period that the page names. */
export type Worth = Readonly<{ orders: string; net: string; returnText: string | null }>;

export type CreatorTableProps = Readonly<{
  creators: readonly CreatorTableRow[];
  /** By creator. */
  worth: Readonly<Record<string, Worth>>;
  currency: string;
  /** The badge for a creator's return. */
  bandOf: (creatorId: string) => ReactNode;
  /** Creators that are ticked. */
  selected: readonly string[];
  /** What ticking does, and what can be done with those that are. */
  selection: Partial<IndexTableProps>;
}>;

/** The shop's creators: who they are, how they stand and what they brought. */
export function CreatorTable({
  creators,
  worth,
  currency,
  bandOf,
  selected,
  selection,
}: CreatorTableProps) {
  return (
    <IndexTable
      resourceName={{ singular: "creator", plural: "creators" }}
      itemCount={creators.length}
      {...selection}
      headings={[
        { title: "Creator" },
        { title: "Status" },
        { title: "Code" },
        { title: "Offer" },
        { title: "Orders", alignment: "end" },
        { title: `Net revenue (${currency})`, alignment: "end" },
        { title: "Return", alignment: "end" },
        { title: "Band" },
      ]}
    >
      {creators.map((creator, position) => (
        <IndexTable.Row
          id={creator.id}
          key={creator.id}
          position={position}
          selected={selected.includes(creator.id)}
        >
          <IndexTable.Cell>
            <Link url={`/app/creators/${creator.id}`} dataPrimaryLink monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {creator.name}
              </Text>
            </Link>
            <Text as="p" tone="subdued" variant="bodySm">
              {aboutOf(creator)}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <CreatorBadge state={creator.state} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <CodeCell code={creator.code} />
          </IndexTable.Cell>
          <IndexTable.Cell>{creator.offer}</IndexTable.Cell>
          <WorthCells worth={worth[creator.id]} />
          <IndexTable.Cell>{bandOf(creator.id)}</IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** "@annaskin · Mid, 182k on TikTok" */
function aboutOf({ handle, tier, followers, platform }: CreatorTableRow): string {
  const reach = `${tier}, ${followers} on ${platform}`;
  return handle === "" ? reach : `@${handle} · ${reach}`;
}

const WorthCells = ({ worth }: { worth: Worth | undefined }) =>
  [
    { key: "orders", text: worth?.orders },
    { key: "net", text: worth?.net },
    { key: "return", text: worth?.returnText },
  ].map(({ key, text }) => (
    <IndexTable.Cell key={key}>
      <Amount isStrong={key !== "orders"} isQuiet={!/[1-9]/.test(text ?? "")}>
        {text ?? "—"}
      </Amount>
    </IndexTable.Cell>
  ));

/** A code can be copied only once it works; until then it says what it waits for. */
function CodeCell({ code }: { code: CreatorTableRow["code"] }) {
  if (!code) return "Link only";
  if (code.state === "live")
    return (
      <InlineStack gap="100" align="space-between" blockAlign="center" wrap={false}>
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
