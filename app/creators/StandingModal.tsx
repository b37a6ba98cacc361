import { Modal, Text } from "@shopify/polaris";

/** What is asked for, as the form's intent. */
export type Standing = "pause" | "archive";

/** Asks before a creator is stopped, and says what follows. */
export function StandingModal({
  standing,
  creator,
  onClose,
  onAgree,
}: {
  standing: Standing;
  creator: Readonly<{ name: string }>;
  onClose: () => void;
  onAgree: () => void;
}) {
  const verb = standing === "pause" ? "Pause" : "Archive";
  return (
    <Modal
      open
      title={`${verb} ${creator.name}?`}
      onClose={onClose}
      primaryAction={{
        content: verb,
        destructive: true,
        onAction: () => {
          onAgree();
          onClose();
        },
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          The code stops working at once: it is taken out of Shopify, unless it was there before
          Creator Ledger. Orders placed from now on earn nothing; what is already earned stays and
          is paid as usual.
          {standing === "archive" && " The list of creators no longer shows her; reports do."} You
          can resume at any time.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
