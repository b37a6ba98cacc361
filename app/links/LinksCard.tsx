import { BlockStack, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { LinkBadge } from "#app/links/LinkBadge.tsx";
import type { LinkState } from "#app/links/present.ts";
import { CopyButton } from "#app/ui/CopyButton.tsx";

type OwnLink = Readonly<{
  id: string;
  url: string;
  label: string;
  leads: string;
  state: LinkState;
  isTracking: boolean;
  clicks: string;
  visitors: string;
}>;

/** A creator's links and what came through them in the period of her page. */
export type CreatorLinks = Readonly<{
  creatorId: string;
  links: readonly OwnLink[];
  hasMore: boolean;
  period: string;
  /** Orders and net revenue by link. */
  worth: Readonly<Record<string, Readonly<{ orders: string; net: string }>>>;
}>;

/** The links of a creator: each with its name, address and figures, and the way to another one. */
export function LinksCard({ page }: { page: CreatorLinks }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Links
          </Text>
          <Button url={`/app/links/new?creator=${page.creatorId}`}>Add link</Button>
        </InlineStack>
        {page.links.map((link, position) => (
          <Fragment key={link.id}>
            {position > 0 && <Divider />}
            <OneLink link={link} worth={page.worth[link.id]} />
          </Fragment>
        ))}
        <Text as="p" tone="subdued" variant="bodySm">
          {`Figures of: ${page.period.toLowerCase()}.`}
        </Text>
        <Link url={`/app/links?creator=${page.creatorId}`}>
          {page.hasMore ? "All links of this creator" : "Links with filters and archived ones"}
        </Link>
      </BlockStack>
    </Card>
  );
}

function OneLink({
  link,
  worth,
}: {
  link: OwnLink;
  worth: Readonly<{ orders: string; net: string }> | undefined;
}) {
  const figures = [
    counted(link.clicks, "click"),
    counted(link.visitors, "unique visitor"),
    counted(worth?.orders ?? "0", "order"),
    ...(worth ? [`${worth.net} net`] : []),
  ];
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Link url={`/app/links/${link.id}`} monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {link.label}
          </Text>
        </Link>
        {link.state !== "working" && <LinkBadge state={link.state} />}
      </InlineStack>
      <Text as="p" tone="subdued" variant="bodySm">
        {link.isTracking ? `${link.leads}, only tracks` : link.leads}
      </Text>
      <Text as="p" breakWord>
        {link.url}
      </Text>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <CopyButton text={link.url} label={`Copy link ${link.url}`}>
          Copy link
        </CopyButton>
      </InlineStack>
      <Text as="p" tone="subdued" variant="bodySm">
        {figures.join(" · ")}
      </Text>
    </BlockStack>
  );
}

const counted = (count: string, noun: string): string =>
  count === "1" ? `1 ${noun}` : `${count} ${noun}s`;
