import { Form } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";

/** How a code that was in Shopify before is kept. */
export type ShownKeeping = Readonly<{ isManaged: boolean; canChange: boolean }>;

/** Whether a code is left as it is in Shopify or managed here, and the way from one to the other. */
export function Keeping({
  id,
  code,
  keeping: { isManaged, canChange },
  isBusy,
}: {
  id: string;
  code: string;
  keeping: ShownKeeping;
  isBusy: boolean;
}) {
  const change = isManaged ? "Leave it as it is" : "Manage it here";
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="span" tone="subdued" variant="bodySm">
        {isManaged ? "Managed here" : "As it is in Shopify"}
      </Text>
      {canChange && (
        <Form method="post">
          <input type="hidden" name="intent" value={isManaged ? "leave-code" : "manage-code"} />
          <input type="hidden" name="codeId" value={id} />
          <Button
            submit
            variant="plain"
            loading={isBusy}
            accessibilityLabel={`${change}: code ${code}`}
          >
            {change}
          </Button>
        </Form>
      )}
    </InlineStack>
  );
}
