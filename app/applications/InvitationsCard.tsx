import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useSubmit } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { invitationForm } from "#app/applications/contract.ts";
import type { InvitationState } from "#app/applications/invitation-token.ts";
import { CopyButton } from "#app/ui/CopyButton.tsx";
import { SelectInput, TextInput } from "#app/ui/field.tsx";
import { StateBadge } from "#app/ui/StateBadge.tsx";

type Shown = Readonly<{
  id: string;
  name: string;
  state: InvitationState;
  applicationId: string | null;
  made: string;
  ends: string;
}>;

const BADGES = {
  invited: { look: "waiting", text: "Invited" },
  applied: { look: "due", text: "Applied" },
  approved: { look: "good", text: "Approved" },
  declined: { look: "over", text: "Declined" },
  expired: { look: "over", text: "Expired" },
  revoked: { look: "over", text: "Revoked" },
} as const;

/** Personal links to the form: make one, copy it once, see what became of it, end it. */
export function InvitationsCard({
  invitations,
  groups,
  url,
  result,
  isBusy,
}: {
  invitations: readonly Shown[];
  groups: readonly Readonly<{ id: string; name: string }>[];
  /** The address of an invitation that was just made. */
  url: string | null;
  result: SubmissionResult<string[]> | null | undefined;
  isBusy: boolean;
}) {
  const [form, fields] = useForm({
    id: `invite-${invitations[0]?.id ?? "first"}`,
    lastResult: result ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: invitationForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Invitations
        </Text>
        <Text as="p" tone="subdued">
          A personal link to the form. It works once, for 30 days.
        </Text>
        {url && <Fresh url={url} />}
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
          <input type="hidden" name="intent" value="invite" />
          <BlockStack gap="200">
            <TextInput field={fields.name} label="Whom" helpText="Only your team sees it." />
            {groups.length > 0 && (
              <SelectInput
                field={fields.groupId}
                label="Group"
                options={[
                  { value: "", label: "No group" },
                  ...groups.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
            <InlineStack align="end">
              <Button submit loading={isBusy}>
                Make invitation
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
        {invitations.map((invitation) => (
          <Invitation key={invitation.id} invitation={invitation} />
        ))}
      </BlockStack>
    </Card>
  );
}

const Fresh = ({ url }: { url: string }) => (
  <BlockStack gap="200">
    <Text as="p" breakWord>
      {url}
    </Text>
    <InlineStack>
      <CopyButton text={url} label="Copy invitation link">
        Copy link
      </CopyButton>
    </InlineStack>
    <Text as="p" tone="subdued" variant="bodySm">
      Copy it now: it is shown this once, since only a hash of it is kept.
    </Text>
  </BlockStack>
);

function Invitation({ invitation }: { invitation: Shown }) {
  const submit = useSubmit();
  const { look, text } = BADGES[invitation.state];
  const revoke = () =>
    submit({ intent: "revoke-invitation", id: invitation.id }, { method: "post" });
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="p" fontWeight="semibold">
          {invitation.applicationId ? (
            <Link url={`/app/programs/applications/${invitation.applicationId}`}>
              {invitation.name}
            </Link>
          ) : (
            invitation.name
          )}
        </Text>
        <StateBadge look={look}>{text}</StateBadge>
      </InlineStack>
      <InlineStack align="space-between" blockAlign="center">
        <Text as="p" tone="subdued" variant="bodySm">
          {`Made ${invitation.made}${invitation.state === "invited" ? `, ends ${invitation.ends}` : ""}`}
        </Text>
        {invitation.state === "invited" && (
          <Button
            variant="plain"
            tone="critical"
            onClick={revoke}
            accessibilityLabel={`Revoke the invitation of ${invitation.name}`}
          >
            Revoke
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}
