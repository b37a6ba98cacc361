import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import {
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  FormLayout,
  List,
  Modal,
  Text,
} from "@shopify/polaris";
import { useCallback, useEffect, useState } from "react";
import { correctionForm } from "#app/commissions/contract.ts";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

export type Choice = Readonly<{ value: string; label: string }>;

export type ShownCorrections = Readonly<{
  /** Made by the server, so that one form makes one correction. */
  formId: string;
  isByHand: boolean;
  past: readonly Readonly<{ id: string; what: string; note: string; who: string; at: string }>[];
}>;

type Kind = "assign" | "exclude" | "undo";

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
  corrections,
  creators,
}: {
  corrections: ShownCorrections;
  creators: readonly Choice[];
}) {
  const [kind, setKind] = useState<Kind | null>(null);
  const close = useCallback(() => setKind(null), []);
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
          <Button onClick={() => setKind("assign")} disabled={creators.length === 0}>
            Assign to another creator
          </Button>
          <Button onClick={() => setKind("exclude")}>Exclude from commission</Button>
          {corrections.isByHand && <Button onClick={() => setKind("undo")}>Undo</Button>}
        </ButtonGroup>
      </BlockStack>
      {kind && (
        <CorrectionWindow
          key={`${corrections.formId} ${kind}`}
          kind={kind}
          formId={corrections.formId}
          creators={creators}
          onClose={close}
        />
      )}
    </Card>
  );
}

function CorrectionWindow({
  kind,
  formId,
  creators,
  onClose,
}: {
  kind: Kind;
  formId: string;
  creators: readonly Choice[];
  onClose: () => void;
}) {
  const shopify = useAppBridge();
  const fetcher = useFetcher<SubmissionResult<string[]>>();
  const isSaved = fetcher.data?.status === "success";
  const [form, fields] = useForm({
    id: `correction-${formId}-${kind}`,
    lastResult: fetcher.data,
    constraint: getZodConstraint(correctionForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: correctionForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  useEffect(() => {
    if (!isSaved) return;
    shopify.toast.show("Order corrected");
    onClose();
  }, [isSaved, onClose, shopify]);
  const submit = () => {
    const element = document.getElementById(form.id);
    if (element instanceof HTMLFormElement) element.requestSubmit();
  };
  const { title, effect, button } = WINDOWS[kind];
  return (
    <Modal
      open
      onClose={onClose}
      title={title}
      primaryAction={{ content: button, loading: fetcher.state !== "idle", onAction: submit }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <fetcher.Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="id" value={formId} />
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
        </fetcher.Form>
      </Modal.Section>
    </Modal>
  );
}
