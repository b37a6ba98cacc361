import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { BlockStack, Button, InlineGrid, InlineStack } from "@shopify/polaris";
import { tiersForm } from "#app/creators/contract.ts";
import { TIERS, type TierCuts } from "#app/creators/creator.ts";
import { TextInput } from "#app/ui/field.tsx";
import { SaveBarForm } from "#app/ui/SaveBarForm.tsx";

/** The followers from which each tier begins; the first begins at none. */
export function TiersForm({
  cuts,
  lastResult,
  isBusy,
}: {
  cuts: TierCuts;
  lastResult: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [micro, mid, macro, mega] = cuts.map(String);
  const [form, fields] = useForm({
    id: "tiers",
    lastResult: lastResult ?? null,
    defaultValue: { micro, mid, macro, mega },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: tiersForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  const bound = { micro: fields.micro, mid: fields.mid, macro: fields.macro, mega: fields.mega };
  return (
    <SaveBarForm form={form} isBusy={isBusy} intent="tiers">
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
          {Object.entries(bound).map(([tier, field]) => (
            <TextInput
              key={tier}
              field={field}
              label={`${TIERS.find(({ value }) => value === tier)?.label ?? tier} from`}
              inputMode="numeric"
            />
          ))}
        </InlineGrid>
        <InlineStack align="end">
          <Button submit loading={isBusy} disabled={!form.dirty}>
            Save
          </Button>
        </InlineStack>
      </BlockStack>
    </SaveBarForm>
  );
}
