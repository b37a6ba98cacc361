import { useFetcher } from "@remix-run/react";
import { BlockStack, DataTable, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { isTooLong, TOO_LONG } from "#app/programs/form-query.ts";

type Effect = Readonly<{
  words: string;
  isCut: boolean;
  movesWindow: boolean;
  creators: readonly Readonly<{
    creatorId: string;
    name: string;
    before: string;
    after: string;
    change: string;
  }>[];
  hidden: number;
}>;

/** Long enough that a rate is not compared digit by digit. */
const PAUSE_MS = 500;

/** What changed terms would have cost, worked out on stored orders while they are typed. */
export function TermsEffect({
  offerId,
  query,
}: {
  offerId: string;
  /** The form's fields as a query; null while they have a fault or nothing is changed. */
  query: string | null;
}) {
  const { load, data, state } = useFetcher<{ effect: Effect | null; problem: string | null }>();
  useEffect(() => {
    if (query === null || isTooLong(query)) return;
    const timer = setTimeout(
      () => load(`/app/programs/offers/${offerId}/effect?${query}`),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [load, offerId, query]);
  if (query === null) return null;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          Effect
        </Text>
        {state === "loading" && <Spinner size="small" accessibilityLabel="Working it out" />}
      </InlineStack>
      <div aria-live="polite">
        {isTooLong(query) ? (
          <Text as="p">{TOO_LONG}</Text>
        ) : (
          data?.effect && <Figures effect={data.effect} />
        )}
        {data?.problem && (
          <Text as="p">{`Shopify did not say which products the collections hold: ${data.problem}`}</Text>
        )}
      </div>
    </BlockStack>
  );
}

function Figures({ effect }: { effect: Effect }) {
  return (
    <BlockStack gap="200">
      <Text as="p">{effect.words}</Text>
      {effect.isCut && (
        <Text as="p" tone="subdued">
          Worked out on the newest of these orders; there are more.
        </Text>
      )}
      {effect.movesWindow && (
        <Text as="p" tone="subdued">
          A changed link window is not in these figures: it changes whose orders are.
        </Text>
      )}
      {effect.creators.length > 0 && (
        <DataTable
          columnContentTypes={["text", "numeric", "numeric", "numeric"]}
          headings={["Creator", "By terms in force", "By these terms", "Change"]}
          rows={effect.creators.map(({ name, before, after, change }) => [
            name,
            before,
            after,
            change,
          ])}
        />
      )}
      {effect.hidden > 0 && (
        <Text as="p" tone="subdued">
          {effect.hidden === 1 ? "And 1 more creator." : `And ${effect.hidden} more creators.`}
        </Text>
      )}
    </BlockStack>
  );
}
