import { BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { lowersPrice } from "#app/programs/offer.ts";
import { ScopePicker } from "#app/programs/ScopePicker.tsx";
import {
  type BoundField,
  CheckboxInput,
  ChoiceInput,
  DateInput,
  TextInput,
} from "#app/ui/field.tsx";

type Watched = Readonly<{ value?: string | undefined }>;

export type ShopperFieldset = Readonly<
  Record<
    | "name"
    | "value"
    | "minimum"
    | "startsOn"
    | "endsOn"
    | "oncePerCustomer"
    | "payments"
    | "usageLimit",
    BoundField
  > & {
    appliesOnSubscription: BoundField & Watched;
    paymentsKind: BoundField & Watched;
    valueKind: BoundField & Watched;
    scope: BoundField & Watched;
    scopeGids: Pick<BoundField, "id" | "name" | "formId" | "errors" | "key">;
    combinesWith: Pick<BoundField, "id" | "name" | "formId" | "errors" | "key">;
  }
>;

const CLASSES = [
  { value: "product", label: "Product discounts" },
  { value: "order", label: "Order discounts" },
  { value: "shipping", label: "Shipping discounts" },
] as const;

/** What the shopper gets. Where that is nothing, the form asks for a name and days alone, and of codes whether they go on subscriptions. */
export function ShopperFields({
  fields,
  currency,
  combinesWith,
  gids,
  onPick,
}: {
  fields: ShopperFieldset;
  currency: string;
  combinesWith: readonly string[];
  gids: readonly string[];
  onPick: (gids: readonly string[]) => void;
}) {
  const kind = fields.valueKind.value ?? fields.valueKind.initialValue ?? "percentage";
  return (
    <BlockStack gap="400">
      <TextInput
        field={fields.name}
        label="Name"
        helpText="Shoppers may see it in the cart. It is also the discount's title in Shopify."
      />
      <ChoiceInput
        field={fields.valueKind}
        title="Discount"
        choices={[
          { value: "percentage", label: "Percentage" },
          { value: "amount", label: "Fixed amount" },
          {
            value: "code",
            label: "No discount, codes and links",
            helpText: "The code only tracks. At Shopify it is a discount of 0 %.",
          },
          {
            value: "none",
            label: "No discount, links only",
            helpText: "Creators get links and no codes.",
          },
        ]}
      />
      {lowersPrice({ valueKind: kind }) && (
        <>
          <TextInput
            key={`value-${kind}`}
            field={fields.value}
            label={kind === "amount" ? "Amount off" : "Percentage off"}
            suffix={kind === "amount" ? currency : "%"}
            inputMode="decimal"
          />
          <Scope fields={fields} gids={gids} onPick={onPick} />
          <TextInput
            field={fields.minimum}
            label="Minimum order"
            suffix={currency}
            inputMode="decimal"
            helpText="Leave it empty for none."
          />
        </>
      )}
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <DateInput field={fields.startsOn} label="First day" />
        <DateInput field={fields.endsOn} label="Last day" helpText="Leave it empty for no end." />
      </InlineGrid>
      {lowersPrice({ valueKind: kind }) && <Limits fields={fields} combinesWith={combinesWith} />}
      {kind === "code" && <Subscriptions fields={fields} />}
    </BlockStack>
  );
}

function Scope({
  fields,
  gids,
  onPick,
}: {
  fields: ShopperFieldset;
  gids: readonly string[];
  onPick: (gids: readonly string[]) => void;
}) {
  const scope = fields.scope.value ?? fields.scope.initialValue ?? "all";
  return (
    <>
      <ChoiceInput
        field={fields.scope}
        title="Applies to"
        choices={[
          { value: "all", label: "Everything" },
          { value: "collections", label: "Collections" },
          { value: "products", label: "Products" },
        ]}
      />
      {(scope === "collections" || scope === "products") && (
        <ScopePicker
          key={scope}
          field={fields.scopeGids}
          scope={scope}
          gids={gids.filter((gid) =>
            gid.includes(scope === "products" ? "/Product/" : "/Collection/"),
          )}
          onPick={onPick}
        />
      )}
    </>
  );
}

function Subscriptions({ fields }: { fields: ShopperFieldset }) {
  const { appliesOnSubscription: applies, paymentsKind: kind } = fields;
  const isTicked = applies.value === "on"; // the value that it began with would tick it again
  return (
    <>
      <CheckboxInput field={applies} label="Subscriptions too" />
      {isTicked && (
        <ChoiceInput
          field={kind}
          title="On which payments of a subscription"
          choices={[
            { value: "first", label: "The first payment" },
            { value: "some", label: "The first payments" },
            {
              value: "every",
              label: "Every payment",
              helpText: "The code then counts on each renewal, as long as the subscription runs.",
            },
          ]}
        />
      )}
      {isTicked && (kind.value ?? kind.initialValue) === "some" && (
        <TextInput field={fields.payments} label="How many payments" inputMode="numeric" />
      )}
    </>
  );
}

function Limits({
  fields,
  combinesWith,
}: {
  fields: ShopperFieldset;
  combinesWith: readonly string[];
}) {
  return (
    <BlockStack gap="200">
      <CheckboxInput
        field={fields.oncePerCustomer}
        label="Once per customer"
        helpText="Shopify counts it for each code."
      />
      <TextInput
        field={fields.usageLimit}
        label="Uses of each code"
        inputMode="numeric"
        helpText="After so many orders a creator’s code stops working. Leave it empty for no limit."
      />
      <Subscriptions fields={fields} />
      <Text as="h3" variant="bodyMd">
        Can be combined with
      </Text>
      {CLASSES.map(({ value, label }) => (
        <CheckboxInput
          key={value}
          field={fields.combinesWith}
          value={value}
          label={label}
          isTicked={combinesWith.includes(value)}
        />
      ))}
    </BlockStack>
  );
}
