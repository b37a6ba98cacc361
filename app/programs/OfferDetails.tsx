import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Layout, Link, List, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { formQuery } from "#app/programs/form-query.ts";
import { MarginCard } from "#app/programs/MarginCard.tsx";
import type { OfferStanding } from "#app/programs/OfferBadge.tsx";
import { type OfferDefaults, OfferForm } from "#app/programs/OfferForm.tsx";
import { TermsForm } from "#app/programs/TermsForm.tsx";
import type { TermsDefaults } from "#app/programs/terms-defaults.ts";

type Result = SubmissionResult<string[]> | null | undefined;

export type ShownOffer = Readonly<{
  id: string;
  currency: string;
  state: OfferStanding;
  hasCodes: boolean;
  refusal: string | null;
  forShoppers: string;
  dates: string;
  combinesWith: string;
  example: string | null;
  offerFields: Omit<OfferDefaults, keyof TermsDefaults>;
  termsFields: TermsDefaults | null;
  appliesFrom: string;
  versions: readonly Readonly<{ version: number; words: string; since: string }>[];
}>;

/** An offer's page: what it is, how it stands in Shopify, and its terms; a refused one is a form again. */
export function OfferDetails({
  offer,
  creators,
  result,
  isBusy,
  effectOf,
}: {
  offer: ShownOffer;
  creators: number;
  result: Result;
  isBusy: boolean;
  /** What changed terms would cost, by the form's fields as a query. */
  effectOf: (query: string | null) => ReactNode;
}) {
  if (offer.state === "refused") return <Refused offer={offer} result={result} isBusy={isBusy} />;
  return (
    <BlockStack gap="400">
      {offer.state === "publishing" && <Publishing isBusy={isBusy} />}
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="200">
                <Text as="h2" variant="headingMd">
                  For shoppers
                </Text>
                <Text as="p">{offer.forShoppers}</Text>
                <Text as="p" tone="subdued">
                  {offer.hasCodes ? `${offer.dates}. ${offer.combinesWith}.` : offer.dates}
                </Text>
              </BlockStack>
            </Card>
            <Card>
              <BlockStack gap="400">
                <Text as="h2" variant="headingMd">
                  For creators
                </Text>
                {offer.termsFields && (
                  <TermsForm
                    key={offer.versions[0]?.version}
                    currency={offer.currency}
                    defaults={{ ...offer.termsFields, appliesFrom: offer.appliesFrom }}
                    lastResult={result}
                    isBusy={isBusy}
                    effectOf={effectOf}
                  />
                )}
              </BlockStack>
            </Card>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Users offerId={offer.id} creators={creators} />
            <Versions offer={offer} />
            <MarginCard query={marginQuery(offer)} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </BlockStack>
  );
}

/** The saved offer as a form's query; its days change no margin. */
const marginQuery = ({ offerFields, termsFields }: ShownOffer): string =>
  formQuery({ ...offerFields, ...termsFields, startsOn: "", endsOn: "" }).toString();

function Refused({
  offer,
  result,
  isBusy,
}: {
  offer: ShownOffer;
  result: Result;
  isBusy: boolean;
}) {
  return (
    <BlockStack gap="400">
      <Banner tone="critical" title="Shopify did not take this offer">
        <p>{`Shopify's words: “${offer.refusal}”. Change what it names and save: it is then sent again. Nothing is live yet.`}</p>
      </Banner>
      {offer.termsFields && (
        <OfferForm
          currency={offer.currency}
          defaults={{ ...offer.offerFields, ...offer.termsFields }}
          lastResult={result}
          isBusy={isBusy}
          intent="rewrite"
        />
      )}
    </BlockStack>
  );
}

function Publishing({ isBusy }: { isBusy: boolean }) {
  return (
    <Banner tone="info" title="Waiting for Shopify">
      <BlockStack gap="200">
        <p>
          The discount is being made in Shopify. This takes a few seconds. Creators can be added
          already: their codes follow.
        </p>
        <Form method="post">
          <input type="hidden" name="intent" value="publish" />
          <Button submit loading={isBusy}>
            Ask again
          </Button>
        </Form>
      </BlockStack>
    </Banner>
  );
}

function Users({ offerId, creators }: { offerId: string; creators: number }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Creators
        </Text>
        <Text as="p">
          {creators === 0 && "No creator uses this offer yet."}
          {creators === 1 && "1 creator uses this offer."}
          {creators > 1 && `${creators} creators use this offer.`}
        </Text>
        <Link url={`/app/creators/new?offer=${offerId}`}>Add a creator</Link>
      </BlockStack>
    </Card>
  );
}

function Versions({ offer }: { offer: ShownOffer }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Terms over time
        </Text>
        {offer.example && <Text as="p">{offer.example}</Text>}
        <List>
          {offer.versions.map(({ version, words, since }) => (
            <List.Item key={version}>{`Version ${version}, ${since}: ${words}`}</List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
