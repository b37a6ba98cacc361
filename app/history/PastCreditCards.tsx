import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useRefresh } from "#app/ui/Refresh.tsx";

export type ShownPast = Readonly<{
  codeId: string;
  code: string;
  isRunning: boolean;
  words: string;
  others: readonly string[];
}>;

/** For each code of a creator: orders from before it was hers, and whether they are to count. */
export function PastCreditCards({ pasts }: { pasts: readonly ShownPast[] }) {
  useRefresh(pasts.some(({ isRunning }) => isRunning));
  return pasts.map((past) => <PastCredit key={past.codeId} past={past} />);
}

function PastCredit({ past }: { past: ShownPast }) {
  const isBusy = useNavigation().state !== "idle";
  if (past.isRunning)
    return (
      <Banner tone="info" title={`Past orders with ${past.code} are being credited`}>
        <p>{`${past.words}. You can leave this page.`}</p>
      </Banner>
    );
  return (
    <Banner tone="info" title={`Past orders with code ${past.code}`}>
      <BlockStack gap="200">
        <p>{`${past.words}: credit them?`}</p>
        {past.others.map((sentence) => (
          <Text as="p" key={sentence}>
            {sentence}
          </Text>
        ))}
        <InlineStack gap="200">
          <Answer intent="credit-past" past={past}>
            <Button submit variant="primary" disabled={isBusy}>
              Credit past orders
            </Button>
          </Answer>
          <Answer intent="decline-past" past={past}>
            <Button submit disabled={isBusy} accessibilityLabel={`Not now, ${past.code}`}>
              Not now
            </Button>
          </Answer>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

const Answer = ({
  intent,
  past,
  children,
}: {
  intent: string;
  past: ShownPast;
  children: ReactNode;
}) => (
  <Form method="post">
    <input type="hidden" name="intent" value={intent} />
    <input type="hidden" name="codeId" value={past.codeId} />
    {children}
  </Form>
);
