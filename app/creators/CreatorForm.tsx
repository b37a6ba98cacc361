import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { BlockStack, Button, Card, FormLayout, InlineStack, Text } from "@shopify/polaris";
import { creatorForm, profileForm } from "#app/creators/contract.ts";
import type { TierCuts } from "#app/creators/creator.ts";
import { ProfileFields } from "#app/creators/ProfileFields.tsx";
import type { ProfileTexts } from "#app/creators/profile.ts";
import { SelectInput, TextInput } from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

type Choice = Readonly<{ id: string; label: string; hasCodes: boolean }>;
type LastResult = SubmissionResult<string[]> | null | undefined;

/** The form of a new creator: who it is, and the offer whose code and link they get. */
export function CreatorForm({
  offers,
  offerId,
  formId,
  tierCuts,
  lastResult,
  isBusy,
}: {
  offers: readonly Choice[];
  offerId: string;
  tierCuts: TierCuts;
  /** What makes a second post of this form the same one. */
  formId: string;
  lastResult: LastResult;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "creator",
    lastResult: lastResult ?? null,
    defaultValue: { platform: "instagram", defaultOfferId: offerId },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: creatorForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  const chosen = offers.find(({ id }) => id === (fields.defaultOfferId.value ?? offerId));
  return (
    <SaveBarForm form={form} isBusy={isBusy}>
      <input type="hidden" name="formId" value={formId} />
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              Who
            </Text>
            <ProfileFields fields={fields} tierCuts={tierCuts} />
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              Offer, code and link
            </Text>
            <FormLayout>
              <SelectInput
                field={fields.defaultOfferId}
                label="Offer"
                options={offers.map(({ id, label }) => ({ value: id, label }))}
              />
              {chosen?.hasCodes === false ? (
                <Text as="p" tone="subdued">
                  This offer has links only: the creator gets a link and no code.
                </Text>
              ) : (
                <TextInput
                  field={fields.code}
                  label="Code"
                  placeholder="Proposed from the name, such as ANNA10"
                  helpText="Leave it empty for a name by the offer’s pattern, or choose your own: letters A–Z, digits, - and _."
                />
              )}
            </FormLayout>
          </BlockStack>
        </Card>
        <AddButton isBusy={isBusy} />
      </BlockStack>
    </SaveBarForm>
  );
}

const AddButton = ({ isBusy }: { isBusy: boolean }) => (
  <InlineStack align="end">
    <Button submit variant="primary" loading={isBusy}>
      Add creator
    </Button>
  </InlineStack>
);

/** The form that changes what is written down about a creator. */
export function ProfileForm({
  defaults,
  tierCuts,
  lastResult,
  isBusy,
}: {
  defaults: ProfileTexts;
  tierCuts: TierCuts;
  lastResult: LastResult;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "profile",
    lastResult: lastResult ?? null,
    defaultValue: defaults,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: profileForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <SaveBarForm form={form} isBusy={isBusy} intent="profile">
      <BlockStack gap="400">
        <ProfileFields fields={fields} tierCuts={tierCuts} />
        <InlineStack align="end">
          <Button submit loading={isBusy} disabled={!form.dirty}>
            Save
          </Button>
        </InlineStack>
      </BlockStack>
    </SaveBarForm>
  );
}
