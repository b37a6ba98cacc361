import { BlockStack, InlineGrid } from "@shopify/polaris";
import { type BoundField, ChoiceInput, TextInput } from "#app/ui/field.tsx";

export type TermsFieldset = Readonly<
  Record<"commissionKind" | "rate" | "flat" | "holdDays" | "windowDays", BoundField>
> &
  Readonly<{ commissionKind: Readonly<{ value?: string | undefined }> }>;

/** What the creator earns: the fields that a new offer and changed terms share. */
export function TermsFields({ fields, currency }: { fields: TermsFieldset; currency: string }) {
  const isFlat = (fields.commissionKind.value ?? fields.commissionKind.initialValue) === "flat";
  return (
    <BlockStack gap="400">
      <ChoiceInput
        field={fields.commissionKind}
        title="Commission"
        choices={[
          { value: "rate", label: "A share of net sales" },
          { value: "flat", label: "A fixed amount an order" },
        ]}
      />
      {isFlat ? (
        <TextInput
          field={fields.flat}
          label="Amount an order"
          suffix={currency}
          inputMode="decimal"
          helpText="Paid once for each order with anything left after refunds."
        />
      ) : (
        <TextInput
          field={fields.rate}
          label="Rate"
          suffix="%"
          inputMode="decimal"
          helpText="Of what the shopper pays for products: after discounts and refunds, without tax, shipping, tips and gift cards."
        />
      )}
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextInput
          field={fields.holdDays}
          label="Hold"
          suffix="days"
          inputMode="numeric"
          helpText="Commission can be paid once this time has passed, so that returns come in first."
        />
        <TextInput
          field={fields.windowDays}
          label="Link window"
          suffix="days"
          inputMode="numeric"
          helpText="An order counts for the last creator whose link was used within this time."
        />
      </InlineGrid>
    </BlockStack>
  );
}
