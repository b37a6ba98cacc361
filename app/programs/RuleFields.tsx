import { useInputControl } from "@conform-to/react";
import { BlockStack, Box, Button, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { ListActions } from "#app/programs/form-lists.ts";
import { ResourcePicker } from "#app/programs/ResourcePicker.tsx";
import { type BoundField, SelectInput, TextInput } from "#app/ui/field.tsx";

type Watched = BoundField & Readonly<{ value?: unknown }>;

/** A field of several values. */
type ListField = Omit<BoundField, "initialValue"> &
  Readonly<{ initialValue?: string | (string | undefined)[] | undefined }>;

export type RuleFieldset = Readonly<
  Record<
    "subject" | "names" | "customers" | "purchase" | "renewals" | "discount" | "pays" | "amount",
    Watched
  >
> &
  Readonly<{ productGids: ListField; collectionGids: ListField }>;

/** The list of rules of a form. */
export type RulesField = Readonly<{
  errors?: string[] | undefined;
  getFieldList: () => readonly Readonly<{
    key?: string | undefined;
    getFieldset: () => RuleFieldset;
  }>[];
}>;

/** What is paid otherwise than by the commission above. */
export function RuleFields({
  field,
  currency,
  actions,
}: {
  field: RulesField;
  currency: string;
  actions: ListActions;
}) {
  const rules = field.getFieldList();
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          Exceptions
        </Text>
        <Text as="p" tone="subdued">
          Products, customers or purchases that pay otherwise. The first exception that fits a
          product counts.
        </Text>
      </BlockStack>
      {rules.map((rule, at) => (
        <RuleBox
          key={rule.key}
          number={at + 1}
          fields={rule.getFieldset()}
          currency={currency}
          onRemove={() => actions.remove("rules", at)}
        />
      ))}
      {field.errors?.[0] && (
        <Text as="p" tone="critical">
          {field.errors[0]}
        </Text>
      )}
      <InlineStack>
        <Button onClick={() => actions.add("rules")}>Add an exception</Button>
      </InlineStack>
    </BlockStack>
  );
}

function RuleBox({
  number,
  fields,
  currency,
  onRemove,
}: {
  number: number;
  fields: RuleFieldset;
  currency: string;
  onRemove: () => void;
}) {
  return (
    <Box
      as="section"
      padding="300"
      borderWidth="025"
      borderColor="border"
      borderRadius="200"
      role="group"
      aria-label={`Exception ${number}`}
    >
      <BlockStack gap="300">
        <SubjectFields fields={fields} />
        <PaymentFields fields={fields} currency={currency} />
        <InlineStack align="end">
          <Button
            variant="plain"
            tone="critical"
            onClick={onRemove}
            accessibilityLabel={`Remove exception ${number}`}
          >
            Remove
          </Button>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}

/** How the products were bought, and what they pay. */
function PaymentFields({ fields, currency }: { fields: RuleFieldset; currency: string }) {
  const pays = now(fields.pays);
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
      <SelectInput
        field={fields.purchase}
        label="As"
        options={[
          { value: "any", label: "Any purchase" },
          { value: "once", label: "One-time purchase" },
          { value: "first", label: "First order of a subscription" },
          { value: "renewal", label: "Renewal of a subscription" },
        ]}
      />
      {now(fields.purchase) === "renewal" && (
        <TextInput
          field={fields.renewals}
          label="Only the first"
          suffix="renewals"
          inputMode="numeric"
          helpText="Of each customer’s subscription to a product. Leave it empty for every renewal."
        />
      )}
      <TextInput
        field={fields.discount}
        label="Discounted by at least"
        suffix="%"
        inputMode="decimal"
        helpText="Of the whole order. Leave it empty for any order."
      />
      <SelectInput
        field={fields.pays}
        label="Pays"
        options={[
          { value: "rate", label: "A share of net sales" },
          { value: "piece", label: "A fixed amount a piece" },
          { value: "nothing", label: "Nothing" },
        ]}
      />
      {pays !== "nothing" && (
        <TextInput
          field={fields.amount}
          label={pays === "piece" ? "Amount a piece" : "Rate"}
          suffix={pays === "piece" ? currency : "%"}
          inputMode="decimal"
        />
      )}
    </InlineGrid>
  );
}

const NAMES = { vendor: "Vendors", type: "Product types", tag: "Tags" };

function SubjectFields({ fields }: { fields: RuleFieldset }) {
  const subject = now(fields.subject);
  return (
    <>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <SelectInput
          field={fields.subject}
          label="For"
          options={[
            { value: "vendor", label: "Products of vendors" },
            { value: "type", label: "Products of types" },
            { value: "tag", label: "Products with tags" },
            { value: "product", label: "Chosen products" },
            { value: "collection", label: "Products of collections" },
            { value: "any", label: "All products" },
          ]}
        />
        <SelectInput
          field={fields.customers}
          label="Bought by"
          options={[
            { value: "all", label: "All customers" },
            { value: "new", label: "New customers" },
            { value: "returning", label: "Returning customers" },
          ]}
        />
      </InlineGrid>
      {subject === "product" && <Picked kind="product" field={fields.productGids} />}
      {subject === "collection" && (
        <>
          <Picked kind="collection" field={fields.collectionGids} />
          <Text as="p" tone="subdued" variant="bodySm">
            As the collection is on the day of the order. What changes in it is seen the night
            after.
          </Text>
        </>
      )}
      {(subject === "vendor" || subject === "type" || subject === "tag") && (
        <TextInput
          field={fields.names}
          label={NAMES[subject]}
          helpText="As they are named in Shopify, one a line."
          multiline={2}
        />
      )}
    </>
  );
}

function Picked({ kind, field }: { kind: "product" | "collection"; field: ListField }) {
  const { value = [], change } = useInputControl<string[]>(
    field as Parameters<typeof useInputControl<string[]>>[0],
  );
  const gids = [value].flat();
  return (
    <ResourcePicker
      field={field}
      kind={kind}
      gids={gids}
      onPick={(picked) => change([...picked])}
    />
  );
}

const now = ({ value, initialValue }: Watched): string =>
  typeof value === "string" ? value : (initialValue ?? "");
