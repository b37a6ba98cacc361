import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { BlockStack, Button, Card, FormLayout, InlineStack, Text } from "@shopify/polaris";
import { describeAutoApproval } from "#app/programs/auto-approval.ts";
import { readFields } from "#app/programs/form-query.ts";
import { PROGRAM_STATES } from "#app/programs/program.ts";
import { programForm } from "#app/programs/program-contract.ts";
import { UtmFields } from "#app/programs/UtmFields.tsx";
import type { UtmName } from "#app/programs/utm.ts";
import { type BoundField, ChoiceInput, SelectInput, TextInput } from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

export type ProgramDefaults = Readonly<
  Record<
    | "name"
    | "description"
    | "state"
    | "defaultOfferId"
    | "questions"
    | "approval"
    | "followersMin"
    | "countries"
    | "words"
    | "linkCodes"
    | UtmName,
    string
  >
>;

type Choice = Readonly<{ id: string; label: string }>;

/** The form of a program, new or known: who may apply, what its form asks, who is approved at once. */
export function ProgramForm({
  defaults,
  offers,
  formId,
  lastResult,
  isBusy,
}: {
  defaults: ProgramDefaults;
  offers: readonly Choice[];
  /** Of a new program: what makes a second post of this form the same one. */
  formId: string | null;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "program",
    lastResult: lastResult ?? null,
    defaultValue: defaults,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: programForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  const read = readFields({ ...defaults, ...form.value }, programForm);
  return (
    <SaveBarForm form={form} isBusy={isBusy} intent="save">
      {formId && <input type="hidden" name="formId" value={formId} />}
      <BlockStack gap="400">
        <Details fields={fields} offers={offers} />
        <Links fields={fields} />
        <Tags fields={fields} />
        <Approval
          fields={fields}
          isRule={(fields.approval.value ?? defaults.approval) === "rule"}
          words={read && describeAutoApproval(read.program.autoApproval)}
        />
        <InlineStack align="end">
          <Button
            submit
            variant="primary"
            loading={isBusy}
            disabled={formId === null && !form.dirty}
          >
            {formId === null ? "Save" : "Make program"}
          </Button>
        </InlineStack>
      </BlockStack>
    </SaveBarForm>
  );
}

type Fieldset = Readonly<Record<keyof ProgramDefaults, BoundField>>;

const Details = ({ fields, offers }: { fields: Fieldset; offers: readonly Choice[] }) => (
  <Card>
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        Program
      </Text>
      <FormLayout>
        <TextInput field={fields.name} label="Name" helpText="Creators read it on the form." />
        <TextInput
          field={fields.description}
          label="Description for creators"
          multiline={4}
          helpText="What the program is about, what you expect, what you send. Terms and discount are added by themselves."
        />
        <SelectInput
          field={fields.state}
          label="Who may apply"
          options={PROGRAM_STATES.map((state) => ({ ...state }))}
        />
        <SelectInput
          field={fields.defaultOfferId}
          label="Offer of its members"
          options={offers.map(({ id, label }) => ({ value: id, label }))}
          helpText="Members who are approved from now on get code and link in it. A group may have another."
        />
        <TextInput
          field={fields.questions}
          label="Questions of your own"
          multiline={3}
          helpText="One a line, five at most. End a line with * where an answer is needed. Name, e-mail, country, handles, followers and why are always asked."
        />
      </FormLayout>
    </BlockStack>
  </Card>
);

const Links = ({ fields }: { fields: Fieldset }) => (
  <Card>
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        Links
      </Text>
      <ChoiceInput
        field={fields.linkCodes}
        title="Which code a member’s link puts into the cart"
        choices={[
          { value: "own", label: "The creator’s own code" },
          {
            value: "single-use",
            label: "Safe links: a code for each shopper that works once",
            helpText:
              "A coupon site that copies such a code has nothing: it works once, and by itself it credits nobody. Creators keep their own code for saying it aloud.",
          },
        ]}
      />
    </BlockStack>
  </Card>
);

const Tags = ({ fields }: { fields: Fieldset }) => (
  <Card>
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        UTM parameters
      </Text>
      <UtmFields
        fields={fields}
        instead={() => "as set for all links"}
        words="Members’ links in the offer they have here use these, unless the link sets its own. Of several programs the one a creator joined first decides. Links change within a minute."
      />
    </BlockStack>
  </Card>
);

const Approval = ({
  fields,
  isRule,
  words,
}: {
  fields: Fieldset;
  isRule: boolean;
  words: string | null;
}) => (
  <Card>
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        Approval
      </Text>
      <ChoiceInput
        field={fields.approval}
        title="Who approves"
        isTitleHidden
        choices={[
          { value: "person", label: "I look at each application" },
          { value: "rule", label: "A rule approves at once, and the rest waits for me" },
        ]}
      />
      {isRule && (
        <FormLayout>
          <TextInput
            field={fields.followersMin}
            label="Followers, at least"
            inputMode="numeric"
            helpText="On the largest platform, as the applicant says."
          />
          <TextInput
            field={fields.countries}
            label="Countries"
            helpText="Names or two letters, separated by commas. Empty: any."
          />
          <TextInput
            field={fields.words}
            label="None of these words"
            helpText="In names, handles and answers, separated by commas, such as coupon, deals."
          />
        </FormLayout>
      )}
      {words && (
        <Text as="p" tone="subdued">
          {words}
        </Text>
      )}
      {isRule && (
        <Text as="p" tone="subdued" variant="bodySm">
          A rule approves at most 50 applications a day, since figures are what applicants say.
        </Text>
      )}
    </BlockStack>
  </Card>
);
