import { BlockStack, InlineGrid } from "@shopify/polaris";
import type { ListActions } from "#app/programs/form-lists.ts";
import { PeriodFields, type PeriodFieldset } from "#app/programs/PeriodFields.tsx";
import { RuleFields, type RulesField } from "#app/programs/RuleFields.tsx";
import { DELIVERY_DAYS } from "#app/programs/terms.ts";
import { type BoundField, ChoiceInput, DateInput, SelectInput, TextInput } from "#app/ui/field.tsx";

export type TermsFieldName =
  | "commissionKind"
  | "rate"
  | "flat"
  | "flatOnRefund"
  | "minimumNet"
  | "cap"
  | "contribution"
  | "lastOn"
  | "holdDays"
  | "holdBasis"
  | "windowDays";

export type TermsFieldset = Readonly<Record<TermsFieldName, BoundField>> &
  PeriodFieldset &
  Readonly<{ commissionKind: Readonly<{ value?: string | undefined }>; rules: RulesField }>;

/** What the creator earns: the fields that a new offer and changed terms share. */
export function TermsFields({
  fields,
  currency,
  lists,
}: {
  fields: TermsFieldset;
  currency: string;
  lists: ListActions;
}) {
  const kind = fields.commissionKind.value ?? fields.commissionKind.initialValue;
  return (
    <BlockStack gap="400">
      <ChoiceInput
        field={fields.commissionKind}
        title="Commission"
        choices={[
          { value: "rate", label: "A share of net sales" },
          { value: "flat", label: "A fixed amount an order" },
          { value: "piece", label: "A fixed amount a piece" },
        ]}
      />
      {kind === "flat" && <FlatFields fields={fields} currency={currency} />}
      {kind === "piece" && (
        <TextInput
          field={fields.flat}
          label="Amount a piece"
          suffix={currency}
          inputMode="decimal"
          helpText="For each piece that the shopper keeps."
        />
      )}
      {kind !== "flat" && kind !== "piece" && (
        <TextInput
          field={fields.rate}
          label="Rate"
          suffix="%"
          inputMode="decimal"
          helpText="Of what the shopper pays for products: after discounts and refunds, without tax, shipping, tips and gift cards."
        />
      )}
      <RuleFields field={fields.rules} currency={currency} actions={lists} />
      <LimitFields fields={fields} currency={currency} />
      <PeriodFields
        fields={fields}
        currency={currency}
        isRate={kind !== "flat" && kind !== "piece"}
        actions={lists}
      />
      <TimeFields fields={fields} />
    </BlockStack>
  );
}

/** Which orders pay at all, and how much one pays at most. */
function LimitFields({ fields, currency }: { fields: TermsFieldset; currency: string }) {
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
      <TextInput
        field={fields.minimumNet}
        label="Smallest order"
        suffix={currency}
        inputMode="decimal"
        helpText="Net sales below this earn nothing, also after a refund. Leave it empty for none."
      />
      <TextInput
        field={fields.cap}
        label="At most an order"
        suffix={currency}
        inputMode="decimal"
        helpText="No order earns more. Leave it empty for no limit."
      />
      <TextInput
        field={fields.contribution}
        label="At most of the contribution"
        suffix="%"
        inputMode="decimal"
        helpText="Contribution is net sales less what the products of the order cost you (cost per item in Shopify). Products without a cost count as if they cost nothing. Leave it empty for no limit."
      />
    </InlineGrid>
  );
}

function FlatFields({ fields, currency }: { fields: TermsFieldset; currency: string }) {
  return (
    <>
      <TextInput
        field={fields.flat}
        label="Amount an order"
        suffix={currency}
        inputMode="decimal"
        helpText="Once for each order with anything left after refunds."
      />
      <ChoiceInput
        field={fields.flatOnRefund}
        title="When a part is refunded"
        choices={[
          { value: "whole", label: "The whole amount stays" },
          {
            value: "share",
            label: "The refunded share comes off",
            helpText: "With a quarter of the order refunded, three quarters of the amount stay.",
          },
        ]}
      />
    </>
  );
}

/** How long commission is held and links count. */
function TimeFields({ fields }: { fields: TermsFieldset }) {
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
      <TextInput
        field={fields.holdDays}
        label="Hold"
        suffix="days"
        inputMode="numeric"
        helpText="Commission can be paid once this time has passed, so that returns come in first."
      />
      <SelectInput
        field={fields.holdBasis}
        label="Hold counts from"
        options={[
          { value: "order", label: "The order" },
          { value: "fulfilment", label: "Fulfilment of the whole order" },
          { value: "delivery", label: "Delivery of the whole order" },
        ]}
        helpText={`Until then commission stays pending. Where the carrier reports no delivery, ${DELIVERY_DAYS} days after fulfilment count as delivered.`}
      />
      <TextInput
        field={fields.windowDays}
        label="Link window"
        suffix="days"
        inputMode="numeric"
        helpText="An order counts for the last creator whose link was used within this time."
      />
      <DateInput
        field={fields.lastOn}
        label="Last day of commission"
        helpText="Orders placed later earn nothing. Leave it empty for no end."
      />
    </InlineGrid>
  );
}
