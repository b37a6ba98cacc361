import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { patternForm } from "#app/codes/contract.ts";
import { PatternPreview, type Previewed } from "#app/codes/PatternPreview.tsx";
import { PATTERN_WORDS } from "#app/codes/pattern.ts";
import { TextInput } from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

/** How an offer names its codes, with a look at what that gives for creators of the shop. */
export function PatternCard({
  offerId,
  pattern,
  usual,
  lastResult,
  isBusy,
}: {
  offerId: string;
  pattern: string;
  /** What the usual way gives, best first. */
  usual: readonly string[];
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const preview = useFetcher<Previewed>();
  const [form, fields] = useForm({
    id: "code-pattern",
    lastResult: lastResult ?? null,
    defaultValue: { pattern },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: patternForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  const typed = fields.pattern.value ?? "";
  const query = new URLSearchParams({ pattern: typed.slice(0, 100) });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Names of new codes
        </Text>
        <SaveBarForm form={form} isBusy={isBusy}>
          <BlockStack gap="300">
            <TextInput
              field={fields.pattern}
              label="Pattern"
              placeholder="{first}{percent}"
              helpText={`Empty gives the usual names: ${usual.join(", or ")} for Anna Berg. Codes that are there keep their names.`}
            />
            <AddWords
              onAdd={(word) => form.update({ name: fields.pattern.name, value: typed + word })}
            />
            <InlineStack align="end" gap="200">
              <Button
                disabled={typed.trim() === ""}
                loading={preview.state === "loading"}
                onClick={() => preview.load(`/app/programs/offers/${offerId}/pattern?${query}`)}
              >
                Try it on creators
              </Button>
              <Button submit variant="primary" loading={isBusy} disabled={!form.dirty}>
                Save
              </Button>
            </InlineStack>
          </BlockStack>
        </SaveBarForm>
        <div aria-live="polite">{preview.data && <PatternPreview previewed={preview.data} />}</div>
      </BlockStack>
    </Card>
  );
}

/** The words that a pattern may hold, each put at its end by a press. */
const AddWords = ({ onAdd }: { onAdd: (word: string) => void }) => (
  <InlineStack gap="200" blockAlign="center">
    <Text as="span" tone="subdued">
      Add
    </Text>
    {PATTERN_WORDS.map(({ word, meaning }) => (
      <Button
        key={word}
        size="micro"
        accessibilityLabel={`Add {${word}}: ${meaning}`}
        onClick={() => onAdd(`{${word}}`)}
      >
        {`{${word}}`}
      </Button>
    ))}
  </InlineStack>
);
