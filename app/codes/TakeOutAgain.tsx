import { Form } from "@remix-run/react";
import { Button } from "@shopify/polaris";

/** Asks Shopify once more for a code that it did not take out. */
export const TakeOutAgain = ({
  id,
  code,
  isBusy,
}: {
  id: string;
  code: string;
  isBusy: boolean;
}) => (
  <Form method="post">
    <input type="hidden" name="intent" value="take-out-code" />
    <input type="hidden" name="codeId" value={id} />
    <Button
      submit
      variant="plain"
      loading={isBusy}
      accessibilityLabel={`Ask Shopify again: code ${code}`}
    >
      Ask Shopify again
    </Button>
  </Form>
);
