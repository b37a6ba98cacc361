import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Layout,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { offerForm } from "#app/programs/contract.ts";
import { listActions } from "#app/programs/form-lists.ts";
import { goodQuery } from "#app/programs/form-query.ts";
import { MarginCard } from "#app/programs/MarginCard.tsx";
import { type Draft, type Preview, previewOf } from "#app/programs/preview.ts";
import { ShopperFields } from "#app/programs/ShopperFields.tsx";
import { TermsFields } from "#app/programs/TermsFields.tsx";
import type { TermsDefaults } from "#app/programs/terms-defaults.ts";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

export type OfferDefaults = Readonly<{
  name: string;
  valueKind: string;
  value: string;
  scope: string;
  scopeGids: readonly string[];
  minimum: string;
  startsOn: string;
  endsOn: string;
  oncePerCustomer: boolean;
  combinesWith: readonly string[];
  appliesOnSubscription: boolean;
  paymentsKind: string;
  payments: string;
  usageLimit: string;
}> &
  TermsDefaults;

/** The form of an offer: what shoppers get, what creators earn, and both in words while they are typed. */
export function OfferForm({
  currency,
  defaults,
  lastResult,
  isBusy,
  intent,
  formId,
}: {
  currency: string;
  defaults: OfferDefaults;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
  intent: string;
  /** Of a new offer: what makes a second post of this form the same one. */
  formId?: string;
}) {
  const schema = offerForm(currency);
  const [gids, setGids] = useState(defaults.scopeGids);
  const [form, fields] = useForm({
    id: "offer",
    lastResult: lastResult ?? null,
    defaultValue: valuesOf(defaults),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <SaveBarForm form={form} isBusy={isBusy} intent={intent}>
      {formId && <input type="hidden" name="formId" value={formId} />}
      <Layout>
        <Layout.Section>
          <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400" alignItems="start">
            <Card>
              <BlockStack gap="400">
                <Text as="h2" variant="headingMd">
                  For shoppers
                </Text>
                <ShopperFields
                  fields={fields}
                  currency={currency}
                  combinesWith={defaults.combinesWith}
                  gids={gids}
                  onPick={setGids}
                />
              </BlockStack>
            </Card>
            <Card>
              <BlockStack gap="400">
                <Text as="h2" variant="headingMd">
                  For creators
                </Text>
                <TermsFields fields={fields} currency={currency} lists={listActions(form)} />
              </BlockStack>
            </Card>
          </InlineGrid>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Summary
              preview={previewOf(draftOf(fields, gids), currency)}
              hasFaults={form.status === "error"}
              isBusy={isBusy}
            />
            <MarginCard query={goodQuery({ ...draftOf(fields, gids), name: "-" }, schema)} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </SaveBarForm>
  );
}

const valuesOf = (defaults: OfferDefaults) => ({
  ...defaults,
  oncePerCustomer: defaults.oncePerCustomer ? "on" : "",
  appliesOnSubscription: defaults.appliesOnSubscription ? "on" : "",
  combinesWith: [...defaults.combinesWith],
  scopeGids: [],
  rules: [...defaults.rules],
  tiers: [...defaults.tiers],
  goals: [...defaults.goals],
});

type Watched = Readonly<{ value?: unknown }>;

function draftOf(
  fields: Readonly<Record<keyof Omit<Draft, "scopeGids">, Watched>>,
  gids: readonly string[],
): Draft {
  const text = ({ value }: Watched) => (typeof value === "string" ? value : undefined);
  const many = ({ value }: Watched) =>
    [value].flat().filter((one): one is string => typeof one === "string" && one !== "");
  return {
    valueKind: text(fields.valueKind),
    value: text(fields.value),
    scope: text(fields.scope),
    scopeGids: gids.filter((gid) =>
      gid.includes(text(fields.scope) === "products" ? "/Product/" : "/Collection/"),
    ),
    minimum: text(fields.minimum),
    oncePerCustomer: text(fields.oncePerCustomer) === "on",
    combinesWith: many(fields.combinesWith),
    appliesOnSubscription: text(fields.appliesOnSubscription) === "on",
    paymentsKind: text(fields.paymentsKind),
    payments: text(fields.payments),
    usageLimit: text(fields.usageLimit),
    commissionKind: text(fields.commissionKind),
    rules: fields.rules.value,
    periodKind: text(fields.periodKind),
    tierMeasure: text(fields.tierMeasure),
    tierMode: text(fields.tierMode),
    tiers: fields.tiers.value,
    goals: fields.goals.value,
    periodCap: text(fields.periodCap),
    totalCap: text(fields.totalCap),
    minimumNet: text(fields.minimumNet),
    cap: text(fields.cap),
    contribution: text(fields.contribution),
    lastOn: text(fields.lastOn),
    rate: text(fields.rate),
    flat: text(fields.flat),
    flatOnRefund: text(fields.flatOnRefund),
    holdDays: text(fields.holdDays),
    holdBasis: text(fields.holdBasis),
    windowDays: text(fields.windowDays),
  };
}

function Summary({
  preview,
  hasFaults,
  isBusy,
}: {
  preview: Preview;
  hasFaults: boolean;
  isBusy: boolean;
}) {
  return (
    <BlockStack gap="400">
      {hasFaults && (
        <Banner tone="critical" title="Nothing was saved yet">
          <p>Some fields need a change. Each says which.</p>
        </Banner>
      )}
      <Words preview={preview} />
      <InlineStack align="end">
        <Button submit variant="primary" loading={isBusy}>
          Save offer
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Words({ preview }: { preview: Preview }) {
  const lines = [
    ["Shoppers get", preview.forShoppers ?? "Enter the discount."],
    ["Creators earn", preview.forCreators ?? "Enter the commission."],
    ["For example", preview.example],
    ["At most", preview.worstCase],
  ] as const;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          In words
        </Text>
        {lines.map(
          ([title, sentence]) =>
            sentence && (
              <BlockStack key={title} gap="050">
                <Text as="h3" variant="bodySm" tone="subdued">
                  {title}
                </Text>
                <Text as="p">{sentence}</Text>
              </BlockStack>
            ),
        )}
      </BlockStack>
    </Card>
  );
}
