import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { CopyButton } from "#app/ui/CopyButton.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";

type Shown = Readonly<{
  creatorId: string;
  link: Readonly<{ made: string; ends: string; lastOpened: string | null }> | null;
}>;

/** A creator's personal earnings page: make its link, copy it once, see whether it was opened, end it. */
export function EarningsLinkCard({ card, name }: { card: Shown; name: string }) {
  const fetcher = useFetcher<{ url: string | null }>();
  const [asked, setAsked] = useState<"make" | "revoke" | null>(null);
  const isBusy = fetcher.state !== "idle";
  const url = isBusy ? null : (fetcher.data?.url ?? null);
  const { link, creatorId } = card;
  const take = (step: "make" | "revoke") => {
    fetcher.submit({ step, creatorId }, { method: "post", action: "/app/portal/links" });
    setAsked(null);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Earnings link
          </Text>
          {link &&
            (link.lastOpened ? (
              <StateBadge look="good">Opened</StateBadge>
            ) : (
              <StateBadge look="waiting">Not opened yet</StateBadge>
            ))}
        </InlineStack>
        <Text as="p" tone="subdued">
          {`${name} sees what was earned and why, without a password and without anything about shoppers.`}
        </Text>
        {url && link && <FreshLink url={url} name={name} />}
        {link && (
          <Text as="p" variant="bodySm" tone="subdued">
            {`Made ${link.made}, ends ${link.ends}. ${link.lastOpened ? `Last opened ${link.lastOpened}.` : ""}`}
          </Text>
        )}
        <InlineStack gap="200">
          <Button loading={isBusy} onClick={() => (link ? setAsked("make") : take("make"))}>
            {link ? "Make a new link" : "Make link"}
          </Button>
          {link && (
            <Button variant="plain" tone="critical" onClick={() => setAsked("revoke")}>
              Revoke
            </Button>
          )}
        </InlineStack>
      </BlockStack>
      {asked && <AskFirst step={asked} name={name} onTake={take} onClose={() => setAsked(null)} />}
    </Card>
  );
}

const FreshLink = ({ url, name }: { url: string; name: string }) => (
  <BlockStack gap="200">
    <Text as="p" breakWord>
      {url}
    </Text>
    <InlineStack gap="200" blockAlign="center">
      <CopyButton text={url} label={`Copy link to the earnings of ${name}`}>
        Copy link
      </CopyButton>
    </InlineStack>
    <Text as="p" tone="subdued" variant="bodySm">
      Copy it now: it is shown this once, since only a hash of it is kept.
    </Text>
  </BlockStack>
);

type Step = "make" | "revoke";

function AskFirst({
  step,
  name,
  onTake,
  onClose,
}: {
  step: Step;
  name: string;
  onTake: (step: Step) => void;
  onClose: () => void;
}) {
  const isMake = step === "make";
  return (
    <Modal
      open
      onClose={onClose}
      title={isMake ? `Make a new link for ${name}?` : `Revoke the link of ${name}?`}
      primaryAction={{
        content: isMake ? "Make a new link" : "Revoke",
        destructive: true,
        onAction: () => onTake(step),
      }}
      secondaryActions={[{ content: "Keep it", onAction: onClose }]}
    >
      <Modal.Section>
        <p>
          {isMake
            ? `The link that ${name} has stops working at once. What was earned stays; send the new link.`
            : `The page stops opening at once. ${name} keeps all that was earned, and you can make a new link any time.`}
        </p>
      </Modal.Section>
    </Modal>
  );
}
