import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup, Card, FormLayout, List, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { correctionForm } from "#app/commissions/contract.ts";
import { type FormFetcher, FormWindow } from "#app/ui/FormWindow.tsx";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

export type Choice = Readonly<{ value: string; label: string }>;

export type ShownCorrections = Readonly<{
  /** Made by the server, so that one form makes one correction. */
  formId: string;
  isByHand: boolean;
  past: readonly Readonly<{ id: string; what: string; note: string; who: string; at: string }>[];
}>;

type Kind = "assign" | "exclude" | "undo";

type Opened = Readonly<{ kind: Kind; formId: string; orderId: string }>;

const WINDOWS: Readonly<Record<Kind, Readonly<{ title: string; effect: string; button: string }>>> =
  {
    assign: {
      title: "Assign to another creator",
      effect:
        "The order counts for this creator, by the terms of her offer when it was placed. Whoever had it before loses its commission; what was paid already comes off the next payout.",
      button: "Assign",
    },
    exclude: {
      title: "Exclude from commission",
      effect:
        "Nobody earns on this order. Its net revenue stays in the shop's figures, as not from creators.",
      button: "Exclude",
    },
    undo: {
      title: "Undo the correction",
      effect: "Codes and links decide again whose order this is.",
      button: "Undo",
    },
  };

/** What people decided about an order's creator, and the ways to decide. */
export function CorrectionCard({
  orderId,
  corrections,
  creators,
}: {
  orderId: string;
  corrections: ShownCorrections;
  creators: readonly Choice[];
}) {
  // Each load makes a new id. The window keeps the one that it was opened with, so that a load meanwhile does not empty it.
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (kind: Kind) => setOpened({ kind, formId: corrections.formId, orderId });
  const close = useCallback(() => setOpened(null), []);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          By hand
        </Text>
        {corrections.past.length === 0 ? (
          <Text as="p" tone="subdued">
            Nobody changed whose order this is. A correction needs a reason, which the creator can
            read, and can be undone.
          </Text>
        ) : (
          <List>
            {corrections.past.map(({ id, what, note, who, at }) => (
              <List.Item key={id}>{`${at}: ${what}. “${note}” (${who})`}</List.Item>
            ))}
          </List>
        )}
        <ButtonGroup>
          <Button onClick={() => open("assign")} disabled={creators.length === 0}>
            Assign to another creator
          </Button>
          <Button onClick={() => open("exclude")}>Exclude from commission</Button>
          {corrections.isByHand && <Button onClick={() => open("undo")}>Undo</Button>}
        </ButtonGroup>
      </BlockStack>
      {opened && <CorrectionWindow opened={opened} creators={creators} onClose={close} />}
    </Card>
  );
}

function CorrectionWindow({
  opened: { kind, formId, orderId },
  creators,
  onClose,
}: {
  opened: Opened;
  creators: readonly Choice[];
  onClose: () => void;
}) {
  const fetcher: FormFetcher = useFetcher();
  const [form, fields] = useForm({
    id: `correction-${formId}-${kind}`,
    lastResult: fetcher.data,
    constraint: getZodConstraint(correctionForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: correctionForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const { title, effect, button } = WINDOWS[kind];
  return (
    <FormWindow
      title={title}
      button={button}
      saved="Order corrected"
      form={form}
      fetcher={fetcher}
      action={`/app/orders/${orderId}`}
      hidden={{ kind, id: formId }}
      onClose={onClose}
    >
      <FormLayout>
        <Text as="p">{effect}</Text>
        {kind === "assign" && (
          <SelectInput
            label="Creator"
            field={fields.creatorId}
            options={[{ value: "", label: "Choose a creator" }, ...creators]}
          />
        )}
        <TextInput
          label="Reason"
          field={fields.note}
          maxLength={200}
          helpText="The creator reads it with the order."
        />
      </FormLayout>
    </FormWindow>
  );
}
