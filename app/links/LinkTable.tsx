import { IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { LinkBadge } from "#app/links/LinkBadge.tsx";
import { FIGURE_WORDS, type LinkState } from "#app/links/present.ts";
import { Amount } from "#app/ui/Amount.tsx";
import { CopyButton } from "#app/ui/CopyButton.tsx";
import { Explained } from "#app/ui/Explained.tsx";

type Row = Readonly<{
  id: string;
  url: string;
  slug: string;
  label: string;
  creatorId: string;
  creatorName: string;
  target: string;
  state: LinkState;
  clicks: string;
  visitors: string;
}>;

export type LinkWorths = Readonly<Record<string, Readonly<{ orders: string; net: string }>>>;

/** Links of all creators with what came through them. */
export function LinkTable({
  links,
  worth,
  currency,
}: {
  links: readonly Row[];
  worth: LinkWorths;
  currency: string;
}) {
  return (
    <IndexTable
      resourceName={{ singular: "link", plural: "links" }}
      itemCount={links.length}
      selectable={false}
      headings={[
        { title: "Link" },
        { title: "Creator" },
        { title: "Leads to" },
        { title: "Status" },
        heading("Clicks", FIGURE_WORDS.clicks),
        heading("Unique visitors", FIGURE_WORDS.visitors),
        heading("Orders", FIGURE_WORDS.orders),
        heading(`Net revenue (${currency})`, FIGURE_WORDS.net),
        { title: "Copy", hidden: true },
      ]}
    >
      {links.map((link, position) => (
        <IndexTable.Row id={link.id} key={link.id} position={position}>
          <IndexTable.Cell>
            <Link url={`/app/links/${link.id}`} dataPrimaryLink monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {link.label}
              </Text>
            </Link>
            <Text as="p" tone="subdued" variant="bodySm">
              {`/r/${link.slug}`}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Link url={`/app/creators/${link.creatorId}`} monochrome removeUnderline>
              {link.creatorName}
            </Link>
          </IndexTable.Cell>
          <IndexTable.Cell>{link.target}</IndexTable.Cell>
          <IndexTable.Cell>
            <LinkBadge state={link.state} />
          </IndexTable.Cell>
          <Figure text={link.clicks} />
          <Figure text={link.visitors} />
          <Figure text={worth[link.id]?.orders ?? "0"} />
          <Figure text={worth[link.id]?.net ?? "—"} />
          <IndexTable.Cell>
            <InlineStack align="end">
              <CopyButton
                text={link.url}
                label={`Copy link ${link.label} of ${link.creatorName}`}
              />
            </InlineStack>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

const heading = (title: string, words: string) => ({
  id: title,
  title: <Explained explain={() => words}>{title}</Explained>,
  alignment: "end" as const,
});

const Figure = ({ text }: { text: string }) => (
  <IndexTable.Cell>
    <Amount isQuiet={!/[1-9]/.test(text)}>{text}</Amount>
  </IndexTable.Cell>
);
