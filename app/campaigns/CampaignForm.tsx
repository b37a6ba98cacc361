import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  BlockStack,
  Box,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Scrollable,
  Text,
} from "@shopify/polaris";
import { campaignForm } from "#app/campaigns/contract.ts";
import { CREATOR_CHOICES_MAX } from "#app/creators/creator.ts";
import {
  type BoundField,
  CheckboxInput,
  DateInput,
  FieldError,
  SelectInput,
  TextInput,
} from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";
import styles from "./CampaignForm.module.css";

export type CampaignDefaults = Readonly<
  Record<"name" | "startsOn" | "endsOn" | "budget" | "goalKind" | "goal" | "note", string>
> &
  Readonly<{ creatorIds: readonly string[] }>;

/** A field of several boxes: each knows itself whether it is ticked. */
type Boxes = Omit<BoundField, "initialValue">;

type Choice = Readonly<{ value: string; label: string }>;

const GOALS = [
  { value: "none", label: "No goal" },
  { value: "net", label: "Net revenue" },
  { value: "orders", label: "Orders" },
];

/** The form of a campaign, new or known. */
export function CampaignForm({
  defaults,
  creators,
  currency,
  formId,
  lastResult,
  isBusy,
}: {
  defaults: CampaignDefaults;
  creators: readonly Choice[];
  currency: string;
  /** Of a new campaign: what makes a second post of this form the same one. */
  formId: string | null;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const schema = campaignForm(currency);
  const { creatorIds, ...texts } = defaults;
  const [form, fields] = useForm({
    id: "campaign",
    lastResult: lastResult ?? null,
    defaultValue: { ...texts, creatorIds: [...creatorIds] },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  const boxes: Boxes = fields.creatorIds;
  const goalKind = fields.goalKind.value ?? defaults.goalKind;
  return (
    <SaveBarForm form={form} isBusy={isBusy}>
      {formId && <input type="hidden" name="formId" value={formId} />}
      <Card>
        <BlockStack gap="400">
          <Details fields={fields} currency={currency} goalKind={goalKind} />
          <Creators field={boxes} creators={creators} ticked={creatorIds} />
          <InlineStack align="end">
            <Button submit variant="primary" loading={isBusy}>
              {formId === null ? "Save" : "Make campaign"}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </SaveBarForm>
  );
}

type Names = Exclude<keyof CampaignDefaults, "creatorIds">;

const Details = ({
  fields,
  currency,
  goalKind,
}: {
  fields: Readonly<Record<Names, BoundField>>;
  currency: string;
  goalKind: string;
}) => (
  <FormLayout>
    <TextInput field={fields.name} label="Name" />
    <FormLayout.Group>
      <DateInput field={fields.startsOn} label="First day" />
      <DateInput field={fields.endsOn} label="Last day" />
    </FormLayout.Group>
    <TextInput
      field={fields.budget}
      label="Budget"
      suffix={currency}
      inputMode="decimal"
      helpText="With commission, fees, gifts and all other cost. Empty: none."
    />
    <FormLayout.Group>
      <SelectInput field={fields.goalKind} label="Goal" options={GOALS} />
      {goalKind !== "none" && (
        <TextInput
          field={fields.goal}
          label={goalKind === "net" ? "Net revenue to reach" : "Orders to reach"}
          inputMode="decimal"
          {...(goalKind === "net" ? { suffix: currency } : {})}
        />
      )}
    </FormLayout.Group>
    <TextInput field={fields.note} label="Note" multiline={2} helpText="Only your team sees it." />
  </FormLayout>
);

const Creators = ({
  field,
  creators,
  ticked,
}: {
  field: Boxes;
  creators: readonly Choice[];
  ticked: readonly string[];
}) => (
  <fieldset className={styles.plain}>
    <legend>
      <Text as="span" variant="headingSm">
        Creators
      </Text>
    </legend>
    <Scrollable shadow focusable>
      <Box maxWidth="100%" paddingBlock="200">
        <BlockStack gap="100">
          {creators.map(({ value, label }) => (
            <CheckboxInput
              key={value}
              field={field}
              value={value}
              label={label}
              isTicked={ticked.includes(value)}
            />
          ))}
        </BlockStack>
      </Box>
    </Scrollable>
    {creators.length >= CREATOR_CHOICES_MAX && (
      <Text as="p" tone="subdued">
        {`The first ${CREATOR_CHOICES_MAX} creators by name are listed, and those of the campaign.`}
      </Text>
    )}
    <FieldError field={field} />
  </fieldset>
);
