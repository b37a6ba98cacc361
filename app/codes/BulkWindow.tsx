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
  pause: {
    button: "Pause",
    text: "Orders placed from then on earn nothing, and their codes are taken out of Shopify. What was earned before stays and is paid.",
  },
  activate: {
    button: "Activate",
    text: "Paused and archived creators earn again from then on, and their codes come back.",
  },
};

/** Asks for what a change to many creators needs, and says what becomes of them. */
export function BulkWindow({
  action,
  chosen,
  offers,
  onSend,
  onClose,
}: {
  action: BulkAction;
  chosen: number;
  offers: readonly Readonly<{ id: string; label: string }>[];
  onSend: (fields: Readonly<Record<string, string>>) => void;
  onClose: () => void;
}) {
  const [offerId, setOfferId] = useState(offers[0]?.id ?? "");
  const [tag, setTag] = useState("");
  const { button, text } = WORDS[action];
  const isTag = action === "add-tag" || action === "remove-tag";
  const isReady = isTag ? tag.trim() !== "" : action !== "make-codes" || offerId !== "";
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
        onAction: () => onSend({ action, offerId, tag: tag.trim() }),
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
          {isTag && (
            <TextField
              label="Tag"
              value={tag}
              onChange={setTag}
              autoComplete="off"
              maxLength={40}
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
