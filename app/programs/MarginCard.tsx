import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { isTooLong, TOO_LONG } from "#app/programs/form-query.ts";

type Margins = Readonly<{
  checked: number;
  unknown: number;
  isCut: boolean;
  hidden: number;
  losses: readonly Readonly<{ title: string; loss: string; words: string }>[];
}>;

/** Looks on demand which products the offer sells at a loss. `query` are the form's fields; null while they have a fault. */
export function MarginCard({ query }: { query: string | null }) {
  const { load, data, state } = useFetcher<{ margins: Margins | null; problem: string | null }>();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Margins
        </Text>
        <Text as="p" tone="subdued">
          Which products lose money, after discount, commission and their cost in Shopify. Tax, fees
          and shipping are not in it.
        </Text>
        <InlineStack>
          <Button
            loading={state === "loading"}
            disabled={query === null || isTooLong(query)}
            onClick={() => load(`/app/programs/offers/margins?${query}`)}
          >
            Check products
          </Button>
        </InlineStack>
        <div aria-live="polite">
          {query !== null && isTooLong(query) && <Text as="p">{TOO_LONG}</Text>}
          {data?.problem && <Text as="p">{`Not checked: ${data.problem}. Try again later.`}</Text>}
          {data?.margins && <Found margins={data.margins} />}
        </div>
      </BlockStack>
    </Card>
  );
}

function Found({ margins }: { margins: Margins }) {
  const { losses, hidden, checked, unknown, isCut } = margins;
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {losses.length === 0
          ? `None of ${variants(checked)} loses money.`
          : `${losses.length + hidden} of ${variants(checked)} ${losses.length + hidden === 1 ? "loses" : "lose"} money.`}
      </Text>
      {losses.length > 0 && (
        <List>
          {losses.map(({ title, loss, words }) => (
            <List.Item key={title}>{`${title}: ${loss} a piece. ${words}.`}</List.Item>
          ))}
        </List>
      )}
      {hidden > 0 && <Text as="p">{`And ${hidden} more.`}</Text>}
      {unknown > 0 && (
        <Text as="p" tone="subdued">
          {`${variants(unknown)} ${unknown === 1 ? "has" : "have"} no cost in Shopify and could not be checked.`}
        </Text>
      )}
      {isCut && (
        <Text as="p" tone="subdued">
          There are more products; these are the first.
        </Text>
      )}
    </BlockStack>
  );
}

const variants = (count: number): string => (count === 1 ? "1 variant" : `${count} variants`);
