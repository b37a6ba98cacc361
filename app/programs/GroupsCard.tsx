import type { SubmissionResult } from "@conform-to/react";
import { useSubmit } from "@remix-run/react";
import { BlockStack, Button, Card, Collapsible, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { GroupForm } from "#app/programs/GroupForm.tsx";

type Group = Readonly<{
  id: string;
  name: string;
  offerId: string;
  offer: string;
  members: number;
  /** Those into it that work now. */
  invitations: number;
}>;
type Result = SubmissionResult<string[]> | null | undefined;
type CardProps = Readonly<{
  groups: readonly Group[];
  offers: readonly Readonly<{ id: string; label: string }>[];
  /** What makes a second post of the form of a new group the same one. */
  formId: string;
  added: Result;
  changed: Result;
  isBusy: boolean;
}>;

/** The groups of a program: members who may have another offer than its default. */
export function GroupsCard({ groups, offers, formId, added, changed, isBusy }: CardProps) {
  /** The group whose form is open; "" is a new one. */
  const [edited, setEdited] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Group | null>(null);
  const isAdding = edited === "";
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Groups
          </Text>
          <Button
            variant="plain"
            onClick={() => setEdited(isAdding ? null : "")}
            ariaExpanded={isAdding}
            ariaControls="add-group"
          >
            Add group
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          A group may have another offer, such as more commission for your best creators.
        </Text>
        {groups.map((group) =>
          edited === group.id ? (
            <GroupForm
              key={group.id}
              mode={{ kind: "change", groupId: group.id, onCancel: () => setEdited(null) }}
              defaults={{ name: group.name, offerId: group.offerId }}
              offers={withOwn(offers, group)}
              result={changed?.initialValue?.groupId === group.id ? changed : null}
              isBusy={isBusy}
            />
          ) : (
            <ShownGroup
              key={group.id}
              group={group}
              onEdit={() => setEdited(group.id)}
              onDelete={() => setLeaving(group)}
            />
          ),
        )}
        <Collapsible id="add-group" open={isAdding}>
          {isAdding && (
            <GroupForm
              mode={{ kind: "add", formId }}
              defaults={{ name: "", offerId: offers[0]?.id ?? "" }}
              offers={offers}
              result={added}
              isBusy={isBusy}
            />
          )}
        </Collapsible>
      </BlockStack>
      {leaving && <DeleteGroup group={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  );
}

/** A group keeps its offer though that cannot be chosen anew. */
const withOwn = (offers: CardProps["offers"], { offerId, offer }: Group) =>
  offers.some(({ id }) => id === offerId) ? offers : [...offers, { id: offerId, label: offer }];

const ShownGroup = ({
  group,
  onEdit,
  onDelete,
}: {
  group: Group;
  onEdit: () => void;
  onDelete: () => void;
}) => (
  <BlockStack gap="100">
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="p" fontWeight="semibold">
        {group.name}
      </Text>
      <InlineStack gap="300">
        <Button variant="plain" onClick={onEdit} accessibilityLabel={`Edit ${group.name}`}>
          Edit
        </Button>
        <Button
          variant="plain"
          tone="critical"
          onClick={onDelete}
          accessibilityLabel={`Delete ${group.name}`}
        >
          Delete
        </Button>
      </InlineStack>
    </InlineStack>
    <Text as="p" tone="subdued" variant="bodySm">
      {`${membersWords(group.members)} · ${group.offer}`}
    </Text>
  </BlockStack>
);

function DeleteGroup({ group, onClose }: { group: Group; onClose: () => void }) {
  const submit = useSubmit();
  const send = () => {
    submit({ intent: "delete-group", groupId: group.id }, { method: "post" });
    onClose();
  };
  return (
    <Modal
      open
      title={`Delete the group ${group.name}?`}
      onClose={onClose}
      primaryAction={{ content: "Delete", destructive: true, onAction: send }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <p>{effectWords(group)}</p>
      </Modal.Section>
    </Modal>
  );
}

const membersWords = (count: number): string =>
  count === 1 ? "1 member" : `${count.toLocaleString("en-US")} members`;

/** What a deletion does, and what it leaves alone. */
function effectWords({ members, invitations }: Group): string {
  const stay =
    members === 0
      ? "Nobody is in it."
      : `${membersWords(members)} ${members === 1 ? "stays" : "stay"} in the program, in no group. Codes, links and what was earned stay.`;
  const open = `${invitations === 1 ? "1 open invitation leads" : `${invitations} open invitations lead`} into no group then.`;
  return invitations === 0 ? stay : `${stay} ${open}`;
}
