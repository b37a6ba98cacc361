import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useSubmit } from "@remix-run/react";
import { BlockStack, Button, Card, Collapsible, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { ApplicationBadge } from "#app/applications/ApplicationBadge.tsx";
import type { ApplicationState } from "#app/applications/application.ts";
import { approveForm, declineForm } from "#app/applications/contract.ts";
import { SelectInput, TextInput } from "#app/ui/field.tsx";

type Shown = Readonly<{
  name: string;
  state: ApplicationState;
  stateLabel: string;
  decided: string | null;
  reason: string;
  creatorId: string | null;
  groupId: string;
  groups: readonly Readonly<{ value: string; label: string }>[];
  suggestion: string | null;
}>;

type Result = SubmissionResult<string[]> | null | undefined;

/** How an application stands, and the two ways to decide it. */
export function DecisionCard({
  application,
  result,
  isBusy,
}: {
  application: Shown;
  result: Result;
  isBusy: boolean;
}) {
  const { state, stateLabel, decided, reason, creatorId } = application;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Decision
          </Text>
          <ApplicationBadge state={state} label={stateLabel} />
        </InlineStack>
        {decided && <Text as="p">{decided}</Text>}
        {state === "declined" && reason !== "" && (
          <Text as="p" tone="subdued" breakWord>
            {reason}
          </Text>
        )}
        {creatorId ? (
          <InlineStack>
            <Button url={`/app/creators/${creatorId}`}>Open creator</Button>
          </InlineStack>
        ) : (
          <>
            <Approve application={application} result={result} isBusy={isBusy} />
            {state === "applied" && <Decline result={result} isBusy={isBusy} />}
          </>
        )}
        <Erase application={application} />
      </BlockStack>
    </Card>
  );
}

function Approve({
  application: { groups, groupId, suggestion },
  result,
  isBusy,
}: {
  application: Shown;
  result: Result;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: "approve",
    lastResult: result ?? null,
    defaultValue: { groupId, code: suggestion ?? "" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: approveForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
      <input type="hidden" name="intent" value="approve" />
      <BlockStack gap="200">
        {groups.length > 1 && (
          <SelectInput field={fields.groupId} label="Group" options={[...groups]} />
        )}
        {suggestion !== null && (
          <TextInput
            field={fields.code}
            label="Code"
            helpText="The proposal is free. Change it, or leave it empty for the next proposal."
          />
        )}
        <InlineStack align="end">
          <Button submit variant="primary" loading={isBusy}>
            Approve
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}

function Decline({ result, isBusy }: { result: Result; isBusy: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [form, fields] = useForm({
    id: "decline",
    lastResult: result ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: declineForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button
          variant="plain"
          onClick={() => setOpen(!isOpen)}
          ariaExpanded={isOpen}
          ariaControls="decline-form"
        >
          Decline
        </Button>
      </InlineStack>
      <Collapsible id="decline-form" open={isOpen}>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
          <input type="hidden" name="intent" value="decline" />
          <BlockStack gap="200">
            <TextInput
              field={fields.reason}
              label="Reason"
              multiline={3}
              helpText="Only your team sees it. The applicant is not told: write by e-mail."
            />
            <InlineStack align="end">
              <Button submit tone="critical" loading={isBusy}>
                Decline application
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
      </Collapsible>
    </BlockStack>
  );
}

function Erase({ application: { name, creatorId } }: { application: Shown }) {
  const [isAsked, setAsked] = useState(false);
  const submit = useSubmit();
  return (
    <>
      <InlineStack>
        <Button variant="plain" tone="critical" onClick={() => setAsked(true)}>
          Erase application
        </Button>
      </InlineStack>
      <Modal
        open={isAsked}
        title={`Erase the application of ${name}?`}
        onClose={() => setAsked(false)}
        primaryAction={{
          content: "Erase",
          destructive: true,
          onAction: () => submit({ intent: "erase" }, { method: "post" }),
        }}
        secondaryActions={[{ content: "Cancel", onAction: () => setAsked(false) }]}
      >
        <Modal.Section>
          <p>
            {creatorId
              ? `All that ${name} wrote is deleted for good. The creator, code, link and earnings stay.`
              : `All that ${name} wrote is deleted for good. Nothing else knows of it.`}
          </p>
        </Modal.Section>
      </Modal>
    </>
  );
}
