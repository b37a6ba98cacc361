import { useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, InlineStack, Layout, Page } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { CreatorBadge } from "#app/creators/CreatorBadge.tsx";
import { EraseModal } from "#app/creators/EraseModal.tsx";
import { type Standing, StandingModal, type StoppedCode } from "#app/creators/StandingModal.tsx";

export type ShownCreator = Readonly<{
  name: string;
  handle: string;
  platform: string;
  tier: string;
  followers: string;
  state: string;
  joined: string;
  /** Since when orders are not hers; null while she is active. */
  pausedSince: string | null;
}>;

const PAUSE = { content: "Pause", intent: "pause" } as const;
const ARCHIVE = { content: "Archive", intent: "archive" } as const;
const RESUME = { content: "Resume", intent: "resume" } as const;
const ERASE = { content: "Erase personal data", intent: "erase" } as const;
type Step = typeof PAUSE | typeof ARCHIVE | typeof RESUME | typeof ERASE;

/** What can become of a creator, by how she stands. */
const STEPS: Readonly<Record<string, readonly Step[]>> = {
  active: [PAUSE, ARCHIVE],
  paused: [RESUME, ARCHIVE],
  archived: [RESUME, ERASE],
};

/** The hub's frame: who it is, the actions, two thirds for what happened and one third for what was agreed. */
export function CreatorFrame({
  hub: { creator, code, terms },
  problem,
  picker,
  main,
  side,
}: {
  hub: Readonly<{
    creator: ShownCreator;
    code: (StoppedCode & Readonly<{ state: string }>) | null;
    terms: Readonly<{ offerName: string }> | null;
  }>;
  /** Why the period asked for is not the one shown. */
  problem: string | null;
  /** Chooses the period of the figures. */
  picker: ReactNode;
  main: ReactNode;
  side: ReactNode;
}) {
  const [asked, setAsked] = useState<Standing | "erase" | null>(null);
  const submit = useSubmit();
  const send = (intent: string) => submit({ intent }, { method: "post" });
  const isActive = creator.state === "active";
  const handle = creator.handle === "" ? "" : `@${creator.handle} · `;
  return (
    <Page
      title={creator.name}
      subtitle={`${handle}joined ${creator.joined} · ${terms?.offerName ?? ""}`}
      titleMetadata={
        <InlineStack gap="200">
          <CreatorBadge state={creator.state} />
          <Badge>{`${creator.tier} · ${creator.followers} on ${creator.platform}`}</Badge>
        </InlineStack>
      }
      backAction={{ content: "Creators", url: "/app/creators" }}
      secondaryActions={(STEPS[creator.state] ?? []).map(({ content, intent }) => ({
        content,
        onAction: () => (intent === "resume" ? send(intent) : setAsked(intent)),
      }))}
      fullWidth
    >
      <BlockStack gap="400">
        {!isActive && <Stopped creator={creator} />}
        {asked && (
          <Question
            asked={asked}
            name={creator.name}
            code={code?.state === "live" ? code : null}
            onClose={() => setAsked(null)}
            onAgree={() => send(asked)}
          />
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

/** Asks before what cannot be taken back with a word. */
function Question({
  asked,
  name,
  code,
  ...answers
}: {
  asked: Standing | "erase";
  name: string;
  code: StoppedCode | null;
  onClose: () => void;
  onAgree: () => void;
}) {
  return asked === "erase" ? (
    <EraseModal name={name} {...answers} />
  ) : (
    <StandingModal standing={asked} name={name} code={code} {...answers} />
  );
}

function Stopped({ creator }: { creator: ShownCreator }) {
  return (
    <Banner
      tone="warning"
      title={`${creator.name} is ${creator.state} since ${creator.pausedSince ?? "today"}`}
    >
      <p>
        Orders placed from then on earn nothing. What was earned before stays, follows refunds and
        is paid as usual. The link leads to the shop without a discount.
      </p>
    </Banner>
  );
}
