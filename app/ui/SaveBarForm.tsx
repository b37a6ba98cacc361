import { Form } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";

/** What is used of a conform form. */
export type BoundForm = Readonly<{
  id: string;
  dirty: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  reset: () => void;
}>;

/**
 * A form with Shopify's contextual save bar while it holds changes. The page keeps its own save button as well: the bar lies outside the
 * frame, where a keyboard does not come by.
 */
export function SaveBarForm({
  form,
  isBusy,
  intent,
  children,
}: {
  form: BoundForm;
  isBusy: boolean;
  /** Which of several forms of the page this is. */
  intent?: string;
  children: ReactNode;
}) {
  const hasBar = useHasSaveBar();
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
      {intent && <input type="hidden" name="intent" value={intent} />}
      {children}
      {hasBar && (
        <SaveBar id={`${form.id}-save-bar`} open={form.dirty && !isBusy}>
          <button type="button" {...PRIMARY} onClick={() => submit(form.id)}>
            Save
          </button>
          <button type="button" onClick={() => form.reset()}>
            Discard
          </button>
        </SaveBar>
      )}
    </Form>
  );
}

/** The attribute by which App Bridge knows the button that saves. */
const PRIMARY = { variant: "primary" } as const;

function submit(formId: string): void {
  const form = document.forms.namedItem(formId);
  form?.requestSubmit();
}

/** The element comes with App Bridge; without it the page's own button does. */
function useHasSaveBar(): boolean {
  const [hasBar, setHasBar] = useState(false);
  useEffect(() => setHasBar(customElements.get("ui-save-bar") !== undefined), []);
  return hasBar;
}
