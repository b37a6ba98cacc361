import { useForm, useInputControl } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, FormLayout, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { costForm } from "#app/costs/contract.ts";
import { costKindLabels, costKinds } from "#app/costs/cost.ts";
import { type FormFetcher, FormWindow } from "#app/ui/FormWindow.tsx";
import { type BoundField, DateInput, FieldError, SelectInput, TextInput } from "#app/ui/field.tsx";

const KINDS = costKinds.map((value) => ({ value, label: costKindLabels[value] }));

/** What the form for a new cost needs: `costId` is made by the server, so that one form makes one cost. */
export type NewCost = Readonly<{
  costId: string;
  creatorId: string;
  currency: string;
  today: string;
}>;

/** The window in which a cost of a creator is recorded. */
export function CostForm({ fresh, onClose }: { fresh: NewCost; onClose: () => void }) {
  const fetcher: FormFetcher = useFetcher();
  const schema = costForm(fresh.currency);
  const [form, fields] = useForm({
    id: `cost-${fresh.costId}`,
    lastResult: fetcher.data,
    constraint: getZodConstraint(schema),
    defaultValue: { kind: "fee", incurredOn: fresh.today },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <FormWindow
      title="Add cost"
      button="Add cost"
      saved="Cost added"
      form={form}
      fetcher={fetcher}
      action="/app/costs"
      hidden={{ id: fresh.costId, creatorId: fresh.creatorId }}
      onClose={onClose}
    >
      <CostFields fields={fields} currency={fresh.currency} />
    </FormWindow>
  );
}

type Fields = Readonly<
  Record<"incurredOn" | "variantGid" | "quantity" | "amount" | "note", BoundField> & {
    kind: BoundField & Readonly<{ value?: string | undefined }>;
  }
>;

function CostFields({ fields, currency }: { fields: Fields; currency: string }) {
  const isGift = fields.kind.value === "gift";
  return (
    <FormLayout>
      <FormLayout.Group>
        <SelectInput label="What for" field={fields.kind} options={KINDS} />
        <DateInput label="Date" field={fields.incurredOn} />
      </FormLayout.Group>
      {isGift && <GiftProduct field={fields.variantGid} />}
      <FormLayout.Group>
        {isGift && <TextInput label="How many" type="number" min={1} field={fields.quantity} />}
        <TextInput
          label={isGift ? "Cost of one piece" : "Amount"}
          suffix={currency}
          inputMode="decimal"
          field={fields.amount}
          helpText={
            isGift
              ? "Leave empty to take the cost per item that Shopify keeps. Not the price."
              : false
          }
        />
      </FormLayout.Group>
      <TextInput label="Note" field={fields.note} maxLength={500} />
    </FormLayout>
  );
}

type Picked = Readonly<{ id: string; displayName?: string; title?: string }>;

/** The gift's product, chosen in Shopify's own picker. */
function GiftProduct({ field }: { field: BoundField }) {
  const control = useInputControl<string>(field);
  const [name, setName] = useState("");
  const choose = async () => {
    const chosen = await globalThis.shopify?.resourcePicker({
      type: "variant",
      multiple: false,
      action: "select",
    });
    const variant: Picked | undefined = chosen?.[0];
    if (!variant) return; // closed without a choice
    control.change(variant.id);
    setName((variant.displayName ?? variant.title ?? "").replace(/ - Default Title$/, ""));
  };
  return (
    <BlockStack gap="100">
      <InlineStack gap="300" blockAlign="center">
        <Button id={field.id} onClick={() => void choose()}>
          {name ? "Change product" : "Choose product"}
        </Button>
        <Text as="span" tone={name ? "base" : "subdued"}>
          {name || "No product chosen"}
        </Text>
      </InlineStack>
      <input type="hidden" name={field.name} value={control.value ?? ""} />
      <FieldError field={field} />
    </BlockStack>
  );
}
