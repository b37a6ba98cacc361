import { BlockStack, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { BulkAction } from "#app/codes/bulk.ts";

const WORDS: Readonly<Record<BulkAction, Readonly<{ button: string; text: string }>>> = {
  "make-codes": {
    button: "Make codes",
    text: "Each gets a code named by the offer’s pattern. Who has a code in this offer already keeps it and gets no second one.",
  },
  "add-tag": { button: "Add tag", text: "Who has the tag already keeps it." },
  "remove-tag": { button: "Remove tag", text: "Who does not have the tag stays as she is." },
  "join-program": {
    button: "Add to a program",
    text: "They become members from now on. Codes and links stay as they are. Who is a member already moves to the group, or stays in hers where none is chosen.",
  },
  "leave-program": {
    button: "Remove from a program",
    text: "They are no members from now on. Codes and links go on working, and what was earned stays. Who is no member stays as she is.",
  },
  pause: {
    button: "Pause",
    text: "Orders placed from then on earn nothing, and their codes are taken out of Shopify. What was earned before stays and is paid.",
  },
  activate: {
    button: "Activate",
    text: "Paused and archived creators earn again from then on, and their codes come back.",
  },
};

type Choice = Readonly<{ value: string; label: string }>;
type Program = Choice & Readonly<{ isOpen: boolean; groups: readonly Choice[] }>;
type Place = Readonly<{ programId: string; groupId: string }>;

/** Asks for what a change to many creators needs, and says what becomes of them. */
export function BulkWindow({
  action,
  chosen,
  offers,
  programs,
  onSend,
  onClose,
}: {
  action: BulkAction;
  chosen: number;
  offers: readonly Readonly<{ id: string; label: string }>[];
  programs: readonly Program[];
  onSend: (fields: Readonly<Record<string, string>>) => void;
  onClose: () => void;
}) {
  const [offerId, setOfferId] = useState(offers[0]?.id ?? "");
  const [tag, setTag] = useState("");
  const [place, setPlace] = useState({ programId: programs[0]?.value ?? "", groupId: "" });
  const { button, text } = WORDS[action];
  const isTag = action === "add-tag" || action === "remove-tag";
  const isPlace = action === "join-program" || action === "leave-program";
  const needed = isTag ? tag.trim() : isPlace ? place.programId : offerId;
  const isReady = needed !== "" || !(isTag || isPlace || action === "make-codes");
  const creators = `${chosen.toLocaleString("en-US")} ${chosen === 1 ? "creator" : "creators"}`;
  return (
    <Modal
      open
      onClose={onClose}
      title={`${button}: ${creators}`}
      primaryAction={{
        content: button,
        disabled: !isReady,
        destructive: action === "pause",
        onAction: () => onSend({ action, offerId, tag: tag.trim(), ...place }),
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {action === "make-codes" && (
            <Select
              label="Offer"
              options={offers.map(({ id, label }) => ({ value: id, label }))}
              value={offerId}
              onChange={setOfferId}
            />
          )}
          {isTag && <TagField tag={tag} onChange={setTag} />}
          {isPlace && (
            <PlaceFields
              programs={programs}
              hasGroup={action === "join-program"}
              place={place}
              onChange={setPlace}
            />
          )}
          <Text as="p">{text}</Text>
          <Text as="p" tone="subdued">
            It goes on in the background; a page shows how far it is and whom it left out.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

const TagField = ({ tag, onChange }: { tag: string; onChange: (tag: string) => void }) => (
  <TextField label="Tag" value={tag} onChange={onChange} autoComplete="off" maxLength={40} />
);

/** Which program, and which of its groups. */
function PlaceFields({
  programs,
  hasGroup,
  place,
  onChange,
}: {
  programs: readonly Program[];
  hasGroup: boolean;
  place: Place;
  onChange: (place: Place) => void;
}) {
  const groups = programs.find(({ value }) => value === place.programId)?.groups ?? [];
  return (
    <>
      <Select
        label="Program"
        options={programs.map(({ value, label }) => ({ value, label }))}
        value={place.programId}
        onChange={(programId) => onChange({ programId, groupId: "" })}
      />
      {hasGroup && groups.length > 0 && (
        <Select
          label="Group"
          options={[{ value: "", label: "No group" }, ...groups]}
          value={place.groupId}
          onChange={(groupId) => onChange({ ...place, groupId })}
        />
      )}
    </>
  );
}
