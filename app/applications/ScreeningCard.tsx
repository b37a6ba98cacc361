import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, InlineStack, List, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { AUDIENCE, RISK_FLAGS } from "#app/applications/screening.ts";
import { screeningForm } from "#app/applications/screening-contract.ts";
import { type FormFetcher, FormWindow } from "#app/ui/FormWindow.tsx";
import { type BoundField, CheckboxInput, TextInput } from "#app/ui/field.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";

type Screening = Readonly<{
  id: string;
  meetsStandard: boolean;
  failures: readonly string[];
  score: string;
  made: string;
  note: string;
  figures: string;
  audience: readonly string[];
}>;

type Shown = Readonly<{
  subject: Readonly<{ applicationId: string | null; creatorId: string | null }>;
  formId: string;
  screenings: readonly Screening[];
}>;

/** What a person judged of an applicant or creator: the latest screening, those before it, and a form for another. */
export function ScreeningCard({ card }: { card: Shown }) {
  const [isOpen, setOpen] = useState(false);
  const [latest, ...earlier] = card.screenings;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Screening
          </Text>
          <Button variant="plain" onClick={() => setOpen(true)}>
            {latest ? "Screen again" : "Screen"}
          </Button>
        </InlineStack>
        {latest ? (
          <Latest screening={latest} />
        ) : (
          <Text as="p" tone="subdued">
            Not screened yet. Note what you see on their pages; nothing is looked up by itself.
          </Text>
        )}
        {earlier.map(({ id, made, score, meetsStandard }) => (
          <Text as="p" key={id} tone="subdued" variant="bodySm">
            {`${made}: score ${score}, ${meetsStandard ? "met the standard" : "below the standard"}`}
          </Text>
        ))}
        <Text as="p" tone="subdued" variant="bodySm">
          Figures are entered by hand. Standard: more than 70 % of posts on the subject, more than
          85 % genuine followers, no warning sign.
        </Text>
      </BlockStack>
      {isOpen && <ScreeningWindow card={card} onClose={() => setOpen(false)} />}
    </Card>
  );
}

const Latest = ({ screening }: { screening: Screening }) => (
  <BlockStack gap="200">
    <InlineStack align="space-between" blockAlign="center">
      <Text as="p" variant="headingLg">
        {`${screening.score} of 100`}
      </Text>
      <StateBadge look={screening.meetsStandard ? "good" : "bad"}>
        {screening.meetsStandard ? "Meets standard" : "Below standard"}
      </StateBadge>
    </InlineStack>
    <Text as="p">{screening.figures}</Text>
    {screening.failures.length > 0 && (
      <List>
        {screening.failures.map((failure) => (
          <List.Item key={failure}>{failure}</List.Item>
        ))}
      </List>
    )}
    {screening.audience.length > 0 && (
      <Text as="p">{`Audience match: ${screening.audience.join(", ")}`}</Text>
    )}
    {screening.note !== "" && (
      <Text as="p" tone="subdued" breakWord>
        {screening.note}
      </Text>
    )}
    <Text as="p" tone="subdued" variant="bodySm">
      {screening.made}
    </Text>
  </BlockStack>
);

function ScreeningWindow({ card, onClose }: { card: Shown; onClose: () => void }) {
  const fetcher: FormFetcher = useFetcher();
  const [form, fields] = useForm({
    id: "screening",
    lastResult: fetcher.data,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: screeningForm }),
    shouldRevalidate: "onInput",
  });
  const { applicationId, creatorId } = card.subject;
  const flags: Omit<BoundField, "initialValue"> = fields.flags; // of several boxes: each begins unticked
  // A creator's page shows her applications' screenings too; a new one is hers.
  const subject: Record<string, string> = creatorId
    ? { creatorId }
    : { applicationId: applicationId ?? "" };
  return (
    <FormWindow
      title="Screening"
      button="Save screening"
      saved="Screening saved"
      form={form}
      fetcher={fetcher}
      action="/app/programs/applications/screenings"
      hidden={{ formId: card.formId, ...subject }}
      onClose={useCallback(onClose, [onClose])}
    >
      <FormLayout>
        <TextInput
          field={fields.vertical}
          label="Posts on the subject, %"
          inputMode="numeric"
          helpText="Of what they post, how much is about your subject. Standard: more than 70."
        />
        <TextInput
          field={fields.genuine}
          label="Genuine followers, %"
          inputMode="numeric"
          helpText="From a sample or a tool you trust. Standard: more than 85."
        />
        <TextInput
          field={fields.interaction}
          label="Interaction, 0 to 100"
          inputMode="numeric"
          helpText="Quality of comments and shares; from 60 on it counts in full."
        />
        <FormLayout.Group condensed title="Audience match, 0 to 100 (optional, not in the score)">
          {AUDIENCE.map(({ key, label }) => (
            <TextInput key={key} field={fields[key]} label={label} inputMode="numeric" />
          ))}
        </FormLayout.Group>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            Warning signs, ten points off each
          </Text>
          {RISK_FLAGS.map(({ value, label }) => (
            <CheckboxInput key={value} field={flags} value={value} label={label} isTicked={false} />
          ))}
        </BlockStack>
        <TextInput field={fields.note} label="Note" multiline={2} />
      </FormLayout>
    </FormWindow>
  );
}
