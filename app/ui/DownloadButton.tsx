import { useAppBridge } from "@shopify/app-bridge-react";
import { Button } from "@shopify/polaris";
import { ExportIcon } from "@shopify/polaris-icons";
import { useState } from "react";

const WAIT_MS_MAX = 60_000;

/**
 * Downloads a file of the app. A plain link would leave the frame without the session token;
 * `fetch` carries it there, for App Bridge adds it. The file's name is the answer's, else `fileName`.
 */
export function DownloadButton({
  url,
  fileName,
  children = "Export",
}: {
  url: string;
  fileName: string;
  children?: string;
}) {
  const shopify = useAppBridge();
  const [isBusy, setBusy] = useState(false);

  const download = async () => {
    setBusy(true);
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS_MAX) });
      if (!answer.ok) throw new Error(String(answer.status));
      save(await answer.blob(), nameIn(answer) ?? fileName);
    } catch {
      shopify.toast.show("The file did not arrive. Nothing was changed; try again.", {
        isError: true,
      });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Button icon={ExportIcon} loading={isBusy} onClick={() => void download()}>
      {children}
    </Button>
  );
}

function nameIn(answer: Response): string | null {
  return /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? null;
}

function save(file: Blob, name: string) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
