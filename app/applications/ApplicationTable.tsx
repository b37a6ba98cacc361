import { useSubmit } from "@remix-run/react";
import {
  Banner,
  IndexTable,
  Link,
  List,
  Modal,
  Text,
  TextField,
  useIndexResourceState,
} from "@shopify/polaris";
import { useState } from "react";
import { ApplicationBadge } from "#app/applications/ApplicationBadge.tsx";
import type { ApplicationState } from "#app/applications/application.ts";
import { ScrollTable } from "#app/ui/ScrollTable.tsx";

export type ApplicationRow = Readonly<{
  id: string;
  name: string;
  about: string;
  country: string;
  program: string;
  state: ApplicationState;
  stateLabel: string;
  sent: string;
  isInvited: boolean;
}>;

/** Applications with boxes to tick: approve or decline several at once. */
export function ApplicationTable({ applications }: { applications: readonly ApplicationRow[] }) {
  const rows = applications.map((row) => ({ ...row }));
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    useIndexResourceState(rows);
  const [asked, setAsked] = useState<"approve" | "decline" | null>(null);
  const action = (intent: "approve" | "decline", content: string) => ({
    content,
    onAction: () => setAsked(intent),
  });
  return (
    <ScrollTable label="Applications">
      <IndexTable
        resourceName={{ singular: "application", plural: "applications" }}
        itemCount={rows.length}
        selectedItemsCount={allResourcesSelected ? "All" : selectedResources.length}
        onSelectionChange={handleSelectionChange}
        promotedBulkActions={[action("approve", "Approve"), action("decline", "Decline")]}
        headings={[
          { title: "Applicant" },
          { title: "State" },
          { title: "Country" },
          { title: "Program" },
          { title: "Sent" },
        ]}
      >
        {rows.map((row, position) => (
          <IndexTable.Row
            id={row.id}
            key={row.id}
            position={position}
            selected={selectedResources.includes(row.id)}
          >
            <IndexTable.Cell>
              <Link
                url={`/app/programs/applications/${row.id}`}
                dataPrimaryLink
                monochrome
                removeUnderline
              >
                <Text as="span" fontWeight="semibold">
                  {row.name}
                </Text>
              </Link>
              <Text as="p" tone="subdued" variant="bodySm">
                {row.isInvited ? `${row.about} · invited` : row.about}
              </Text>
            </IndexTable.Cell>
            <IndexTable.Cell>
              <ApplicationBadge state={row.state} label={row.stateLabel} />
            </IndexTable.Cell>
            <IndexTable.Cell>{row.country}</IndexTable.Cell>
            <IndexTable.Cell>{row.program}</IndexTable.Cell>
            <IndexTable.Cell>{row.sent}</IndexTable.Cell>
          </IndexTable.Row>
        ))}
      </IndexTable>
      {asked && (
        <Decide
          intent={asked}
          ids={selectedResources}
          onClose={() => setAsked(null)}
          onDone={clearSelection}
        />
      )}
    </ScrollTable>
  );
}

function Decide({
  intent,
  ids,
  onClose,
  onDone,
}: {
  intent: "approve" | "decline";
  ids: readonly string[];
  onClose: () => void;
  onDone: () => void;
}) {
  const submit = useSubmit();
  const [reason, setReason] = useState("");
  const isApproval = intent === "approve";
  const what = ids.length === 1 ? "1 application" : `${ids.length} applications`;
  const decide = () => {
    const form = new FormData();
    form.set("intent", intent);
    form.set("reason", reason);
    for (const id of ids) form.append("ids", id);
    submit(form, { method: "post" });
    onDone();
    onClose();
  };
  return (
    <Modal
      open
      title={isApproval ? `Approve ${what}?` : `Decline ${what}?`}
      onClose={onClose}
      primaryAction={{
        content: isApproval ? "Approve" : "Decline",
        destructive: !isApproval,
        onAction: decide,
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        {isApproval ? (
          <p>
            Each becomes a creator with a link and the first free code that is proposed for the
            name. To choose a code, open the application.
          </p>
        ) : (
          <TextField
            label="Reason"
            value={reason}
            onChange={setReason}
            multiline={3}
            maxLength={500}
            helpText="Only your team sees it. Applicants are not told."
            autoComplete="off"
          />
        )}
      </Modal.Section>
    </Modal>
  );
}

/** What became of each of several applications. */
export function Outcomes({
  outcomes,
}: {
  outcomes: readonly Readonly<{ id: string; name: string; isDone: boolean; words: string }>[];
}) {
  const done = outcomes.filter(({ isDone }) => isDone).length;
  const title =
    done === outcomes.length
      ? `${done} of ${outcomes.length} done`
      : `${done} of ${outcomes.length} done, the others are as they were`;
  return (
    <Banner tone={done === outcomes.length ? "success" : "warning"} title={title}>
      <List>
        {outcomes.map(({ id, name, words }) => (
          <List.Item key={id}>{`${name}: ${words}`}</List.Item>
        ))}
      </List>
    </Banner>
  );
}
