import { BlockStack, Box, Card, DescriptionList, Layout, Link, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { MODERATE_FROM, STRONG_FROM } from "#app/analytics/roi.ts";
import { type CustomerRequest, RequestTable } from "#app/privacy/RequestTable.tsx";

const BANDS = [
  { term: "Strong", description: `Revenue of ${STRONG_FROM} times the cost or more` },
  { term: "Moderate", description: `From ${MODERATE_FROM} to less than ${STRONG_FROM} times` },
  { term: "Poor", description: `Less than ${MODERATE_FROM} times` },
  { term: "No cost", description: "Revenue, and no cost recorded yet: there is no return to name" },
];

export type ShownSettings = Readonly<{
  shop: Readonly<{
    name: string;
    currency: string;
    zone: string;
    plan: string;
    storefront: string;
    installed: string;
  }>;
  requests: readonly CustomerRequest[];
  isFirst: boolean;
  next: string | null;
  holdings: readonly Readonly<{ what: string; fields: string; kept: string }>[];
}>;

/** The shop as Shopify describes it, what the words of the app mean, and what is kept of whom. */
export function SettingsView({
  page,
  tiers,
  retention,
  onMove,
}: {
  page: ShownSettings;
  /** The form of where the tiers begin. */
  tiers: ReactNode;
  /** The form of how long messages are kept. */
  retention: ReactNode;
  onMove: (after: string | null) => void;
}) {
  return (
    <Page title="Settings">
      <Layout>
        <Layout.AnnotatedSection
          title="Shop"
          description="From Shopify, and kept up to date. Every amount is in this currency, every day in this time zone."
        >
          <Card>
            <DescriptionList items={factsOf(page.shop)} gap="tight" />
          </Card>
        </Layout.AnnotatedSection>
        <Tracking />
        <Tiers>{tiers}</Tiers>
        <Bands />
        <Layout.AnnotatedSection
          title="Customer requests"
          description="What customers ask through Shopify is answered by itself. Hand the file over to the customer; it is kept for 30 days."
        >
          <Card padding="0">
            <Box padding="400">
              <Text as="h2" variant="headingMd">
                Requests
              </Text>
            </Box>
            <RequestTable
              requests={page.requests}
              isFirst={page.isFirst}
              next={page.next}
              onMove={onMove}
            />
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="What is stored"
          description="All of it is erased 48 hours after the app is uninstalled, unless it is installed again before."
        >
          <BlockStack gap="400">
            <Card>{retention}</Card>
            <Card>
              <DescriptionList
                items={page.holdings.map(({ what, fields, kept }) => ({
                  term: what,
                  description: `${fields} ${kept}.`,
                }))}
              />
            </Card>
          </BlockStack>
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}

const Tiers = ({ children }: { children: ReactNode }) => (
  <Layout.AnnotatedSection
    title="Follower tiers"
    description="Creators by their followers: nano below the first number, then micro, mid, macro and mega."
  >
    <Card>{children}</Card>
  </Layout.AnnotatedSection>
);

const Bands = () => (
  <Layout.AnnotatedSection
    title="Bands"
    description="A band is cut on return, which is net revenue divided by all that a creator cost, before any rounding."
  >
    <Card>
      <DescriptionList items={BANDS} gap="tight" />
    </Card>
  </Layout.AnnotatedSection>
);

const Tracking = () => (
  <Layout.AnnotatedSection
    title="Tracking"
    description="Whether every order of the shop is seen, and what to do where one is not."
  >
    <Card>
      <BlockStack gap="200" inlineAlign="start">
        <Link url="/app/tracking">Tracking health</Link>
        <Link url="/app/history">Past orders</Link>
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);

const factsOf = (shop: ShownSettings["shop"]) => [
  { term: "Name", description: shop.name },
  { term: "Currency", description: shop.currency },
  { term: "Time zone", description: shop.zone },
  { term: "Plan", description: shop.plan },
  { term: "Storefront", description: shop.storefront },
  { term: "Installed", description: shop.installed },
];
