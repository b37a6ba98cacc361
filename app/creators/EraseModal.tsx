import { BlockStack, Modal, Text } from "@shopify/polaris";

/** Asks before what is known of a person is taken off a creator, and says what stays. */
export const EraseModal = ({
  name,
  onClose,
  onAgree,
}: {
  name: string;
  onClose: () => void;
  onAgree: () => void;
}) => (
  <Modal
    open
    title={`Erase what is known of ${name}?`}
    onClose={onClose}
    primaryAction={{
      content: "Erase personal data",
      destructive: true,
      onAction: () => {
        onAgree();
        onClose();
      },
    }}
    secondaryActions={[{ content: "Cancel", onAction: onClose }]}
  >
    <Modal.Section>
      <BlockStack gap="200">
        <Text as="p">
          Name, e-mail, accounts, notes, fields, history, applications and screenings are deleted,
          and the earnings link ends. This cannot be undone.
        </Text>
        <Text as="p">
          Orders, codes, links and the ledger stay, so that no total changes: a code or link that
          holds the name goes on holding it.
        </Text>
      </BlockStack>
    </Modal.Section>
  </Modal>
);
