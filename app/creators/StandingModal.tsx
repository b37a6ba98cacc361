import { BlockStack, Modal, Text } from "@shopify/polaris";

/** What is asked for, as the form's intent. */
export type Standing = "pause" | "archive";

/** A code that works, and whether it is left in Shopify as the merchant had it there. */
export type StoppedCode = Readonly<{ code: string; staysInShopify: boolean }>;

/** Asks before a creator is stopped, and says what follows. */
export function StandingModal({
  standing,
  name,
  code,
  onClose,
  onAgree,
}: {
  standing: Standing;
  name: string;
  code: StoppedCode | null;
  onClose: () => void;
  onAgree: () => void;
}) {
  const verb = standing === "pause" ? "Pause" : "Archive";
  return (
    <Modal
      open
      title={`${verb} ${name}?`}
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
        <BlockStack gap="200">
          {code && <Text as="p">{effectOn(code)}</Text>}
          <Text as="p">
            Orders placed from now on earn nothing. What is already earned stays and is paid as
            usual.
          </Text>
          <Text as="p">
            {standing === "archive" && "The list of creators no longer shows her; reports do. "}
            You can resume at any time.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

const effectOn = ({ code, staysInShopify }: StoppedCode): string =>
  staysInShopify
    ? `${code} is left as it is in Shopify: it goes on giving its discount until you switch it off there.`
    : `${code} stops working at once: it is taken out of Shopify.`;
