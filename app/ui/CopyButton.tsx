import { Button } from "@shopify/polaris";
import { ClipboardIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import styles from "./CopyButton.module.css";

const SHOWN_MS = 2_500;

/** Copies a text and says so. Works where the frame may not use the clipboard: it then selects the text and asks the browser to copy. */
export function CopyButton({
  text,
  label,
  children,
}: {
  text: string;
  /** What is copied, for screen readers: "Copy code ANNA10"; it begins with the visible text. */
  label: string;
  children?: string;
}) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => setOutcome((await copyText(text)) ? "copied" : "failed");
  const words =
    outcome === "copied" ? "Copied" : outcome === "failed" ? "Select and copy it" : children;
  return (
    <>
      <Button
        icon={ClipboardIcon}
        accessibilityLabel={words ? `${words}: ${label}` : label}
        onClick={() => void copy()}
        {...(words ? {} : { size: "large" as const })}
      >
        {words ?? ""}
      </Button>
      <span className={styles.spoken} role="status">
        {outcome === "copied" ? "Copied" : ""}
        {outcome === "failed" ? "It could not be copied. Select the text and copy it." : ""}
      </span>
    </>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text); // the frame has no right to the clipboard, or the page no secure origin
  }
}

function copySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = styles.spoken ?? "";
  area.setAttribute("aria-hidden", "true");
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  // Deprecated, and still the only way inside a frame without the clipboard-write permission.
  const isCopied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
