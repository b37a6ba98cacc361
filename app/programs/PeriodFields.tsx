import { BlockStack, Box, Button, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ListActions } from "#app/programs/form-lists.ts";
import { type BoundField, SelectInput, TextInput } from "#app/ui/field.tsx";

type Watched = BoundField & Readonly<{ value?: unknown }>;

/** A list of a form: its fault as a whole, and its rows. */
type ListOf<Row> = Readonly<{
  errors?: string[] | undefined;
  getFieldList: () => readonly Readonly<{
    key?: string | undefined;
    getFieldset: () => Row;
  }>[];
}>;

export type PeriodFieldset = Readonly<
  Record<"periodKind" | "tierMeasure" | "tierMode" | "periodCap" | "totalCap", Watched>
> &
  Readonly<{
    tiers: ListOf<Readonly<Record<"from" | "rate", Watched>>>;
    goals: ListOf<Readonly<Record<"measure" | "from" | "amount" | "per", Watched>>>;
  }>;

/** As the terms say it in words: "at most $750.00 a month". */
const CAP_LABELS: Readonly<Record<string, string>> = {
  month: "At most a month",
  quarter: "At most a quarter",
  lifetime: "At most in all",
};

/** What is earned beyond each order: tiers, goals, and the most of a period. */
export function PeriodFields({
  fields,
  currency,
  isRate,
  actions,
}: {
  fields: PeriodFieldset;
  currency: string;
  /** Tiers change a rate, so they are offered with one alone. */
  isRate: boolean;
  actions: ListActions;
}) {
  return (
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          Over time
        </Text>
        <Text as="p" tone="subdued">
          Higher rates, goals and a limit, counted for each creator over a month, a quarter or all
          time. Orders placed before these terms do not count.
        </Text>
      </BlockStack>
      <SelectInput
        field={fields.periodKind}
        label="Count over"
        options={[
          { value: "month", label: "Each month" },
          { value: "quarter", label: "Each quarter" },
          { value: "lifetime", label: "All time" },
        ]}
      />
      {(isRate || fields.tiers.getFieldList().length > 0) && (
        <TierList fields={fields} currency={currency} actions={actions} />
      )}
      <GoalList fields={fields} currency={currency} actions={actions} />
      <TextInput
        field={fields.periodCap}
        label={CAP_LABELS[now(fields.periodKind)] ?? "At most"}
        suffix={currency}
        inputMode="decimal"
        helpText="A creator earns no more in that time. Leave it empty for no limit."
      />
      {now(fields.periodKind) !== "lifetime" && (
        <TextInput
          field={fields.totalCap}
          label="At most in all"
          suffix={currency}
          inputMode="decimal"
          helpText="A creator earns no more under this offer, over all months or quarters. Leave it empty for no limit."
        />
      )}
    </BlockStack>
  );
}

type ListProps = Readonly<{ fields: PeriodFieldset; currency: string; actions: ListActions }>;

function TierList({ fields, currency, actions }: ListProps) {
  const rows = fields.tiers.getFieldList();
  const isNet = now(fields.tierMeasure) !== "orders";
  return (
    <BlockStack gap="300">
      {rows.length > 0 && (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <SelectInput
            field={fields.tierMeasure}
            label="Tiers rise with"
            options={[
              { value: "net", label: "Net sales" },
              { value: "orders", label: "Orders" },
            ]}
          />
          <SelectInput
            field={fields.tierMode}
            label="A tier's rate counts for"
            options={[
              { value: "", label: "Choose…" },
              { value: "marginal", label: "What lies beyond the tier" },
              { value: "whole", label: "All of it once the tier is reached" },
            ]}
          />
        </InlineGrid>
      )}
      {rows.map((row, at) => {
        const tier = row.getFieldset();
        return (
          <Row key={row.key} name={`tier ${at + 1}`} onRemove={() => actions.remove("tiers", at)}>
            <From field={tier.from} isNet={isNet} currency={currency} />
            <TextInput field={tier.rate} label="Rate" suffix="%" inputMode="decimal" />
          </Row>
        );
      })}
      <ListEnd errors={fields.tiers.errors} label="Add a tier" onAdd={() => actions.add("tiers")} />
    </BlockStack>
  );
}

function GoalList({ fields, currency, actions }: ListProps) {
  const isByPeriod = now(fields.periodKind) !== "lifetime";
  return (
    <BlockStack gap="300">
      {fields.goals.getFieldList().map((row, at) => {
        const goal = row.getFieldset();
        return (
          <Row key={row.key} name={`goal ${at + 1}`} onRemove={() => actions.remove("goals", at)}>
            <SelectInput
              field={goal.measure}
              label="Goal of"
              options={[
                { value: "net", label: "Net sales" },
                { value: "orders", label: "Orders" },
              ]}
            />
            <From field={goal.from} isNet={now(goal.measure) !== "orders"} currency={currency} />
            <TextInput field={goal.amount} label="Bonus" suffix={currency} inputMode="decimal" />
            {isByPeriod && (
              <SelectInput
                field={goal.per}
                label="Paid"
                options={[
                  { value: "period", label: "Each month or quarter" },
                  { value: "once", label: "Once" },
                ]}
              />
            )}
          </Row>
        );
      })}
      <ListEnd errors={fields.goals.errors} label="Add a goal" onAdd={() => actions.add("goals")} />
    </BlockStack>
  );
}

const From = ({
  field,
  isNet,
  currency,
}: {
  field: BoundField;
  isNet: boolean;
  currency: string;
}) => (
  <TextInput
    field={field}
    label="From"
    suffix={isNet ? currency : "orders"}
    inputMode={isNet ? "decimal" : "numeric"}
  />
);

function Row({
  name,
  onRemove,
  children,
}: {
  name: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  return (
    <Box
      as="section"
      padding="300"
      borderWidth="025"
      borderColor="border"
      borderRadius="200"
      role="group"
      aria-label={name.charAt(0).toUpperCase() + name.slice(1)}
    >
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          {children}
        </InlineGrid>
        <InlineStack align="end">
          <Button
            variant="plain"
            tone="critical"
            onClick={onRemove}
            accessibilityLabel={`Remove ${name}`}
          >
            Remove
          </Button>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}

function ListEnd({
  errors,
  label,
  onAdd,
}: {
  errors: string[] | undefined;
  label: string;
  onAdd: () => void;
}) {
  return (
    <>
      {errors?.[0] && (
        <Text as="p" tone="critical">
          {errors[0]}
        </Text>
      )}
      <InlineStack>
        <Button onClick={onAdd}>{label}</Button>
      </InlineStack>
    </>
  );
}

const now = ({ value, initialValue }: Watched): string =>
  typeof value === "string" ? value : (initialValue ?? "");
