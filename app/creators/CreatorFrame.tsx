import { useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, InlineStack, Layout, Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import { CreatorBadge } from "#app/creators/CreatorBadge.tsx";

export type ShownCreator = Readonly<{
  name: string;
  handle: string;
  platform: string;
  tier: string;
  followers: string;
  state: string;
  joined: string;
}>;

/** The hub's frame: who it is, the actions, two thirds for what happened and one third for what was agreed. */
export function CreatorFrame({
  creator,
  offerName,
  problem,
  picker,
  main,
  side,
}: {
  creator: ShownCreator;
  offerName: string;
  /** Why the period asked for is not the one shown. */
  problem: string | null;
  /** Chooses the period of the figures. */
  picker: ReactNode;
  main: ReactNode;
  side: ReactNode;
}) {
  const submit = useSubmit();
  const isPaused = creator.state === "paused";
  const handle = creator.handle === "" ? "" : `@${creator.handle} · `;
  return (
    <Page
      title={creator.name}
      subtitle={`${handle}joined ${creator.joined} · ${offerName}`}
      titleMetadata={
        <InlineStack gap="200">
          <CreatorBadge state={creator.state} />
          <Badge>{`${creator.tier} · ${creator.followers} on ${creator.platform}`}</Badge>
        </InlineStack>
      }
      backAction={{ content: "Creators", url: "/app/creators" }}
      secondaryActions={[
        {
          content: isPaused ? "Resume" : "Pause",
          onAction: () => submit({ intent: isPaused ? "resume" : "pause" }, { method: "post" }),
        },
      ]}
      fullWidth
    >
      <BlockStack gap="400">
        {isPaused && (
          <Banner tone="warning" title={`${creator.name} is paused`}>
            <p>
              This is a mark for your team. The code and the link keep working for shoppers, and
              orders keep earning commission.
            </p>
          </Banner>
        )}
        <InlineStack align="end">{picker}</InlineStack>
        {problem && (
          <Banner tone="warning" title={problem}>
            <p>These are the last 30 days.</p>
          </Banner>
        )}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">{main}</BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">{side}</BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
