import type { SubmissionResult } from "@conform-to/react";
import type { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Modal } from "@shopify/polaris";
import { type FormEvent, type ReactNode, useEffect } from "react";

/** What is used of a conform form. */
type BoundForm = Readonly<{ id: string; onSubmit: (event: FormEvent<HTMLFormElement>) => void }>;

export type FormFetcher = ReturnType<typeof useFetcher<SubmissionResult<string[]>>>;

/** A window with one form, which the window's button sends; once it is saved, a toast says so and the window closes. */
export function FormWindow({
  title,
  button,
  saved,
  form,
  fetcher,
  action,
  hidden,
  onClose,
  children,
}: {
  title: string;
  button: string;
  /** What the toast says. */
  saved: string;
  form: BoundForm;
  fetcher: FormFetcher;
  /** Where the form goes. */
  action: string;
  /** Sent with the form and not shown. */
  hidden: Readonly<Record<string, string>>;
  onClose: () => void;
  children: ReactNode;
}) {
  const shopify = useAppBridge();
  const isBusy = fetcher.state !== "idle";
  // Not before the page was loaded again: the next window must be opened with an id of its own.
  const isSaved = !isBusy && fetcher.data?.status === "success";
  useEffect(() => {
    if (!isSaved) return;
    shopify.toast.show(saved);
    onClose();
  }, [isSaved, saved, onClose, shopify]);
  const submit = () => {
    const element = document.getElementById(form.id);
    if (element instanceof HTMLFormElement) element.requestSubmit();
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={title}
      primaryAction={{ content: button, loading: isBusy, onAction: submit }}
      secondaryActions={[{ content: "Cancel", onAction: onClose, disabled: isBusy }]}
    >
      <Modal.Section>
        <fetcher.Form
          method="post"
          action={action}
          id={form.id}
          onSubmit={form.onSubmit}
          noValidate
        >
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
        </fetcher.Form>
      </Modal.Section>
    </Modal>
  );
}
