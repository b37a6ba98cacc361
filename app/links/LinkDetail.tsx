import { useSubmit } from "@remix-run/react";
import { Banner, BlockStack, InlineGrid, InlineStack, Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import { ClickGroups } from "#app/links/ClickGroups.tsx";
import { LinkBadge } from "#app/links/LinkBadge.tsx";
import { type FigureValues, LinkFigures } from "#app/links/LinkFigures.tsx";
import type { LinkState } from "#app/links/present.ts";

type Worth = Readonly<{ orders: string; net: string }>;
type Group = Readonly<{ name: string | null; clicks: number; visitors: number }>;

export type ShownLinkPage = Readonly<{
  link: Omit<FigureValues, keyof Worth> &
    Readonly<{
      id: string;
      label: string;
      creatorId: string;
      creatorName: string;
      state: LinkState;
      endsOn: string | null;
      target: string;
    }>;
  goneSince: string | null;
  worth: Worth | null;
  worthBySubId: Readonly<Record<string, Worth>>;
  subIds: readonly Group[];
  countries: readonly Group[] | null;
  sites: readonly Group[];
}>;

/** A link: how it stands, what came through it, and its form. */
export function LinkDetail({
  page,
  picker,
  form,
  isBusy,
  children,
}: {
  page: ShownLinkPage;
  picker: ReactNode;
  form: ReactNode;
  isBusy: boolean;
  children: ReactNode;
}) {
  const submit = useSubmit();
  const { link, worth } = page;
  const isArchived = link.state === "archived";
  return (
    <Page
      title={link.label}
      subtitle={`Link of ${link.creatorName}`}
      titleMetadata={<LinkBadge state={link.state} />}
      backAction={{ content: link.creatorName, url: `/app/creators/${link.creatorId}` }}
      secondaryActions={[
        {
          content: isArchived ? "Take out of the archive" : "Archive",
          loading: isBusy,
          onAction: () =>
            submit({ intent: isArchived ? "restore" : "archive" }, { method: "post" }),
        },
      ]}
      fullWidth
    >
      <BlockStack gap="400">
        <StateBanner page={page} />
        <InlineStack>{picker}</InlineStack>
        <LinkFigures values={{ ...link, orders: worth?.orders ?? "0", net: worth?.net ?? "—" }} />
        <InlineGrid columns={{ xs: 1, md: page.countries ? 3 : 2 }} gap="400" alignItems="start">
          <ClickGroups
            title="By sub-id"
            noun="Sub-id"
            none="Without"
            groups={page.subIds}
            worth={page.worthBySubId}
          />
          <ClickGroups title="By site" noun="Site" none="Typed, or not told" groups={page.sites} />
          {page.countries && (
            <ClickGroups
              title="By country"
              noun="Country"
              none="Not told"
              groups={page.countries}
            />
          )}
        </InlineGrid>
        {form}
      </BlockStack>
      {children}
    </Page>
  );
}

function StateBanner({ page: { link, goneSince } }: { page: ShownLinkPage }) {
  if (link.state === "gone")
    return (
      <Banner tone="warning" title={`${link.target} is not in the online store`}>
        <p>
          {`Found on ${goneSince}. Until it is back, the link leads to the shop’s home page; discount and credit work as before. Looked at each night.`}
        </p>
      </Banner>
    );
  if (link.state === "ended")
    return (
      <Banner tone="info" title={`The link ended with ${link.endsOn}`}>
        <p>
          It still leads to the shop, without discount and without credit. Set a later last day to
          start it again.
        </p>
      </Banner>
    );
  if (link.state === "archived")
    return (
      <Banner tone="info" title="The link is archived">
        <p>
          It is out of the lists and goes on working, for it may still be out there. To stop it, set
          a last day.
        </p>
      </Banner>
    );
  return null;
}
