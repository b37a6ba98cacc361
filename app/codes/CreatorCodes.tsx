import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { AddCode } from "#app/codes/AddCode.tsx";
import { CodeBadge } from "#app/codes/CodeBadge.tsx";
import { Keeping, type ShownKeeping } from "#app/codes/Keeping.tsx";
import { ReplaceCode } from "#app/codes/ReplaceCode.tsx";
import { TakeOutAgain } from "#app/codes/TakeOutAgain.tsx";

export type ShownCodes = Readonly<{
  others: readonly Readonly<{
    id: string;
    code: string;
    state: string;
    label: string;
    offer: string;
    /** Until when it works, in words, where it was replaced. */
    ending: string | null;
    /** Null where the app made it. */
    keeping: ShownKeeping | null;
    /** Why Shopify did not take it out. */
    removalRefusal: string | null;
  }>[];
  /** Live codes that can get a successor. */
  replaceable: readonly Readonly<{ id: string; code: string; label: string }>[];
  offers: readonly Readonly<{ id: string; label: string }>[];
  /** The offer that a further code is likely to be in. */
  offerId: string;
}>;

/** A creator's further codes: of campaigns, of other offers, replaced and retired ones; and ways to more. */
export function CreatorCodes({
  codes,
  resultOf,
  isBusy,
}: {
  codes: ShownCodes;
  resultOf: (intent: string) => SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const { others, replaceable, offers, offerId } = codes;
  if (others.length === 0 && replaceable.length === 0 && offers.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          More codes
        </Text>
        {others.length === 0 && (
          <Text as="p" tone="subdued">
            A creator can have a code for each campaign, and a new one when a code leaks.
          </Text>
        )}
        {others.map((code) => (
          <BlockStack key={code.id} gap="100">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="span" fontWeight="semibold" breakWord>
                {code.code}
              </Text>
              <CodeBadge state={code.state} />
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {[code.label, code.offer].filter((part) => part !== "").join(" · ")}
            </Text>
            {code.keeping && (
              <Keeping id={code.id} code={code.code} keeping={code.keeping} isBusy={isBusy} />
            )}
            {code.removalRefusal !== null && (
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <Text as="span" variant="bodySm">
                  {`Shopify did not take it out: “${code.removalRefusal}”.`}
                </Text>
                <TakeOutAgain id={code.id} code={code.code} isBusy={isBusy} />
              </InlineStack>
            )}
            {code.ending !== null && <Ending id={code.id} words={code.ending} isBusy={isBusy} />}
          </BlockStack>
        ))}
        {replaceable.length > 0 && (
          <ReplaceCode
            key={replaceable.map(({ id }) => id).join()}
            codes={replaceable}
            result={resultOf("replace-code")}
            isBusy={isBusy}
          />
        )}
        {offers.length > 0 && (
          <AddCode
            key={others.length}
            offers={offers}
            offerId={offerId}
            result={resultOf("add-code")}
            isBusy={isBusy}
          />
        )}
      </BlockStack>
    </Card>
  );
}

/** A code that was replaced counts until its end, and can be kept after all. */
const Ending = ({ id, words, isBusy }: { id: string; words: string; isBusy: boolean }) => (
  <InlineStack align="space-between" blockAlign="center" gap="200">
    <Text as="span" variant="bodySm">
      {words}
    </Text>
    <Form method="post">
      <input type="hidden" name="intent" value="keep-code" />
      <input type="hidden" name="codeId" value={id} />
      <Button submit variant="plain" loading={isBusy}>
        Keep it
      </Button>
    </Form>
  </InlineStack>
);
