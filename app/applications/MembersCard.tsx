import { Form, useSubmit } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Link,
  Modal,
  Select,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { Pager } from "#app/ui/Pager.tsx";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";
import { useAddress } from "#app/ui/use-address.tsx";

type Member = Readonly<{
  creatorId: string;
  groupId: string | null;
  name: string;
  joined: string;
}>;
type Choice = Readonly<{ value: string; label: string }>;
type Shown = Readonly<{
  members: readonly Member[];
  others: readonly Choice[];
  count: number;
  next: string | null;
  isFirst: boolean;
}>;

/** A program's members: add a creator, change the group, remove. */
export function MembersCard({
  card,
  groups,
  isBusy,
}: {
  card: Shown;
  groups: readonly Readonly<{ id: string; name: string }>[];
  isBusy: boolean;
}) {
  const changeAddress = useAddress();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const choices = [
    { value: "", label: "No group" },
    ...groups.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {card.count === 1 ? "1 member" : `${card.count} members`}
          </Text>
          <AddMember
            key={card.count}
            others={card.others}
            isFirst={card.count === 0}
            groups={choices}
            isBusy={isBusy}
          />
        </BlockStack>
      </Box>
      {card.members.length > 0 && (
        <MemberTable members={card.members} groups={choices} onLeave={setLeaving} />
      )}
      <Pager
        isFirst={card.isFirst}
        next={card.next}
        onMove={(members) => changeAddress({ members })}
      />
      {leaving && <Leave member={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  );
}

function AddMember({
  others,
  isFirst,
  groups,
  isBusy,
}: {
  others: readonly Choice[];
  isFirst: boolean;
  groups: readonly Choice[];
  isBusy: boolean;
}) {
  const [creatorId, setCreator] = useState(others[0]?.value ?? "");
  const [groupId, setGroup] = useState("");
  if (others.length === 0)
    return (
      <Text as="p" tone="subdued">
        {isFirst
          ? "Who is approved appears here. Creators you add can be made members too."
          : "Every creator that can be chosen is a member."}
      </Text>
    );
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="join" />
      <InlineStack gap="300" blockAlign="end">
        <Select
          label="Creator"
          name="creatorId"
          options={[...others]}
          value={creatorId}
          onChange={setCreator}
        />
        <Select
          label="Group of the new member"
          name="groupId"
          options={[...groups]}
          value={groupId}
          onChange={setGroup}
        />
        <Button submit loading={isBusy}>
          Add member
        </Button>
      </InlineStack>
    </Form>
  );
}

function MemberTable({
  members,
  groups,
  onLeave,
}: {
  members: readonly Member[];
  groups: readonly Choice[];
  onLeave: (member: Member) => void;
}) {
  const submit = useSubmit();
  const move = (creatorId: string, groupId: string) =>
    submit({ intent: "join", creatorId, groupId }, { method: "post" });
  return (
    <ScrollTable label="Members">
      <IndexTable
        resourceName={{ singular: "member", plural: "members" }}
        itemCount={members.length}
        selectable={false}
        headings={[
          { title: "Creator" },
          { title: "Joined" },
          { title: "Group" },
          { title: "Remove", hidden: true },
        ]}
      >
        {members.map((member, position) => (
          <IndexTable.Row id={member.creatorId} key={member.creatorId} position={position}>
            <IndexTable.Cell>
              <Link url={`/app/creators/${member.creatorId}`} monochrome removeUnderline>
                <Text as="span" fontWeight="semibold">
                  {member.name}
                </Text>
              </Link>
            </IndexTable.Cell>
            <IndexTable.Cell>{member.joined}</IndexTable.Cell>
            <IndexTable.Cell>
              <Select
                label={`Group of ${member.name}`}
                labelHidden
                options={[...groups]}
                value={member.groupId ?? ""}
                onChange={(groupId) => move(member.creatorId, groupId)}
              />
            </IndexTable.Cell>
            <IndexTable.Cell>
              <Button
                variant="plain"
                tone="critical"
                onClick={() => onLeave(member)}
                accessibilityLabel={`Remove ${member.name}`}
              >
                Remove
              </Button>
            </IndexTable.Cell>
          </IndexTable.Row>
        ))}
      </IndexTable>
    </ScrollTable>
  );
}

function Leave({ member, onClose }: { member: Member; onClose: () => void }) {
  const submit = useSubmit();
  const leave = () => {
    submit({ intent: "leave", creatorId: member.creatorId }, { method: "post" });
    onClose();
  };
  return (
    <Modal
      open
      title={`Remove ${member.name} from this program?`}
      onClose={onClose}
      primaryAction={{ content: "Remove", destructive: true, onAction: leave }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <p>
          {`${member.name} is no member from now on. Code and link go on working, orders go on earning, and all that was earned stays. To stop them, pause the creator.`}
        </p>
      </Modal.Section>
    </Modal>
  );
}
