import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Layout,
  Text,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { placeOf } from "#app/kit/calendar.ts";
import { type FormFacts, type LinkDefaults, LinkPreview } from "#app/links/LinkPreview.tsx";
import { utmParameters } from "#app/links/link.ts";
import { linkForm, newLinkForm } from "#app/links/link-contract.ts";
import { TargetFields } from "#app/links/TargetFields.tsx";
import { UtmFields } from "#app/programs/UtmFields.tsx";
import { type BoundField, CheckboxInput, DateInput, TextInput } from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

/** A new link, or one that is there; only a new one chooses its address. */
type Mode = Readonly<{ kind: "new"; linkId: string }> | Readonly<{ kind: "change" }>;

/** What a new link begins with: home, with the discount, without an end. */
const FRESH: LinkDefaults = {
  label: "",
  targetKind: "home",
  targetGid: "",
  targetTitle: "",
  targetPath: "",
  path: "/",
  appliesDiscount: "on",
  endsOn: "",
  utmSource: "",
  utmMedium: "",
  utmCampaign: "",
  utmTerm: "",
  utmContent: "",
};

const UTM_WORDS =
  "Reports of Shopify and Google sort visits by these. What is empty takes the value in grey: of her program, of the shop, or the usual one.";

/** What an empty UTM parameter becomes. */
const insteadIn = (facts: FormFacts) => {
  const values = new Map(utmParameters(facts));
  return (field: string) => values.get(`utm_${field}`) ?? "none";
};

/** The form of a link: its name, where it leads, what it does and how it is tagged, with the final address while it is typed. */
export function LinkForm({
  mode,
  facts,
  defaults,
  lastResult,
  isBusy,
  children,
}: {
  mode: Mode;
  facts: FormFacts;
  defaults?: LinkDefaults;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
  /** What stands beside the form above the preview. */
  children?: ReactNode;
}) {
  const schema = mode.kind === "new" ? newLinkForm(facts.hosts) : linkForm(facts.hosts);
  const [form, fields] = useForm({
    id: "link",
    lastResult: lastResult ?? null,
    defaultValue: { slug: "", ...(defaults ?? FRESH) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  const text = (name: keyof typeof fields): string => {
    const { value } = fields[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <SaveBarForm form={form} isBusy={isBusy} intent={mode.kind}>
      {mode.kind === "new" && (
        <>
          <input type="hidden" name="id" value={mode.linkId} />
          <input type="hidden" name="creatorId" value={facts.creatorId} />
        </>
      )}
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Part title="Link">
              <NameFields fields={fields} prefix={mode.kind === "new" ? facts.prefix : null} />
            </Part>
            <Part title="Where it leads">
              <TargetFields fields={fields} kind={text("targetKind")} title={titleOf(defaults)} />
            </Part>
            <Part title="What it does">
              <EffectFields fields={fields} facts={facts} />
            </Part>
            <Part title="UTM parameters">
              <UtmFields fields={fields} instead={insteadIn(facts)} words={UTM_WORDS} />
            </Part>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {children}
            {form.status === "error" && <NothingSaved />}
            <LinkPreview text={text} facts={facts} defaults={defaults ?? null} />
            <InlineStack align="end">
              <Button submit variant="primary" loading={isBusy}>
                {mode.kind === "new" ? "Add link" : "Save link"}
              </Button>
            </InlineStack>
          </BlockStack>
        </Layout.Section>
      </Layout>
    </SaveBarForm>
  );
}

const NothingSaved = () => (
  <Banner tone="critical" title="Nothing was saved yet">
    <p>Some fields need a change. Each says which.</p>
  </Banner>
);

/** What the link is called, and the address that only a new one chooses: `prefix` stands before it, null for one that is there. */
const NameFields = ({
  fields,
  prefix,
}: {
  fields: Readonly<Record<"label" | "slug", BoundField>>;
  prefix: string | null;
}) => (
  <FormLayout>
    <TextInput
      field={fields.label}
      label="Name"
      maxLength={60}
      placeholder="Spring serum"
      helpText="The creator sees it too, and the reason of an order names it."
    />
    {prefix !== null && (
      <TextInput
        field={fields.slug}
        label="Address"
        prefix={prefix}
        maxLength={32}
        placeholder="drawn for you"
        helpText="Choose a word, or leave it empty. It cannot be changed later: it may be printed by then."
      />
    )}
  </FormLayout>
);

const EffectFields = ({
  fields,
  facts,
}: {
  fields: Readonly<Record<"appliesDiscount" | "endsOn", BoundField>>;
  facts: FormFacts;
}) => (
  <FormLayout>
    {facts.hasCodes ? (
      <CheckboxInput
        field={fields.appliesDiscount}
        label="Puts the creator’s code into the cart"
        helpText="Without it the link only tracks who came."
      />
    ) : (
      <Text as="p" tone="subdued">
        The creator’s offer has links only: there is no code to put into the cart.
      </Text>
    )}
    <DateInput
      field={fields.endsOn}
      label="Last day"
      helpText={`In ${placeOf(facts.zone)} time. Leave it empty for no end. Afterwards the link still leads to the shop, without discount and without credit.`}
    />
  </FormLayout>
);

const titleOf = (defaults: LinkDefaults | undefined): string => defaults?.targetTitle ?? "";

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      {children}
    </BlockStack>
  </Card>
);
