import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { AdoptCode } from "#app/codes/AdoptCode.tsx";
import { codeForm } from "#app/codes/contract.ts";
import { Keeping, type ShownKeeping } from "#app/codes/Keeping.tsx";
import { TakeOutAgain } from "#app/codes/TakeOutAgain.tsx";
import { CopyButton } from "#app/ui/CopyButton.tsx";
import { TextInput } from "#app/ui/field.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";

export type ShownCode = Readonly<{
  id: string;
  code: string;
  offerId: string;
  state: string;
  /** Shopify no longer has a paused code. */
  isOut: boolean;
  /** Null where the app made it. */
  keeping: ShownKeeping | null;
  /** How Shopify has it when not as it is here: "Gone from Shopify". */
  drift: string | null;
  refusal: string | null;
  suggestion: string | null;
  since: string;
  /** Until when it works, where it was replaced. */
  until: string | null;
  refusedBefore: readonly string[];
}>;

/** What the server said of a form that was posted, if it is this one. */
export type FormResult = SubmissionResult<string[]> | null | undefined;

/** A creator's code and how it stands in Shopify; a refused one asks for another. Null: the offer has links only. */
export function CodeCard({
  code,
  forShoppers,
  result,
  adoptResult,
  isBusy,
}: {
  code: ShownCode | null;
  forShoppers: string;
  result: FormResult;
  adoptResult: FormResult;
  isBusy: boolean;
}) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Code
        </Text>
        {code === null ? (
          <Text as="p" tone="subdued">
            This offer has links only: there is a link and no code.
          </Text>
        ) : (
          <>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="p" variant="headingLg" breakWord>
                {code.code}
              </Text>
              {code.state === "live" && (
                <CopyButton text={code.code} label={`Copy code ${code.code}`}>
                  Copy code
                </CopyButton>
              )}
            </InlineStack>
            <Standing code={code} isBusy={isBusy} />
            {code.keeping && (
              <Keeping id={code.id} code={code.code} keeping={code.keeping} isBusy={isBusy} />
            )}
            <Text as="p" tone="subdued">
              {code.keeping === null
                ? forShoppers
                : "Shoppers get what the code's own discount in Shopify gives."}
            </Text>
            {code.state === "refused" && <Another code={code} result={result} isBusy={isBusy} />}
          </>
        )}
        <AdoptCode result={adoptResult} isBusy={isBusy} />
      </BlockStack>
    </Card>
  );
}

function Standing({ code, isBusy }: { code: ShownCode; isBusy: boolean }) {
  if (code.drift !== null)
    return (
      <BlockStack gap="100" inlineAlign="start">
        <StateBadge look="bad">{code.drift}</StateBadge>
        <Link url={`/app/programs/offers/${code.offerId}`}>Accept it or restore the code</Link>
      </BlockStack>
    );
  if (code.state === "live")
    return (
      <BlockStack gap="100" inlineAlign="start">
        <StateBadge look="good">Live in Shopify</StateBadge>
        <Text as="p" tone="subdued" variant="bodySm">
          {code.until === null
            ? `since ${code.since}`
            : `until ${code.until}, or until the new code is live`}
        </Text>
      </BlockStack>
    );
  if (code.state === "paused")
    return (
      <BlockStack gap="100" inlineAlign="start">
        <StateBadge look="paused">Paused</StateBadge>
        <Text as="p" tone="subdued" variant="bodySm">
          {pausedWords(code)}
        </Text>
        {code.refusal !== null && <TakeOutAgain id={code.id} code={code.code} isBusy={isBusy} />}
      </BlockStack>
    );
  if (code.state === "retired") return <StateBadge look="over">Retired</StateBadge>;
  const isWaiting = code.state === "minting";
  return (
    <BlockStack gap="200" inlineAlign="start">
      <StateBadge look={isWaiting ? "waiting" : "bad"}>
        {isWaiting ? "Waiting for Shopify" : "Refused"}
      </StateBadge>
      <Text as="p">
        {isWaiting
          ? "Do not hand it out yet: it works once Shopify has taken it."
          : (code.refusal ?? "Shopify did not take the code.")}
      </Text>
      <Form method="post">
        <input type="hidden" name="intent" value="retry-code" />
        <Button submit loading={isBusy} variant="plain">
          {isWaiting ? "Ask Shopify again" : `Try ${code.code} again`}
        </Button>
      </Form>
    </BlockStack>
  );
}

function pausedWords({ isOut, refusal }: ShownCode): string {
  if (refusal !== null)
    return `Shopify did not take it out: “${refusal}”. It still works there and earns nothing.`;
  return isOut ? "It is out of Shopify and does not work." : "It is being taken out of Shopify.";
}

function Another({
  code,
  result,
  isBusy,
}: {
  code: ShownCode;
  result: FormResult;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "code",
    lastResult: result ?? null,
    defaultValue: { code: code.suggestion ?? "" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: codeForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
      <input type="hidden" name="intent" value="choose-code" />
      <BlockStack gap="200">
        <TextInput field={fields.code} label="Another code" />
        <InlineStack align="end">
          <Button submit loading={isBusy}>
            Use this code
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
