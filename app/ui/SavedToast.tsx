import { useEffect } from "react";

/** Something to say once; `key` is new for each time, such as the action's answer. */
export type Saying = Readonly<{ text: string; key: unknown }>;

/** Says a sentence in Shopify's toast, once for each key. */
export function SavedToast({ saying }: { saying: Saying | null }) {
  const text = saying?.text ?? null;
  const key = saying?.key ?? null;
  useEffect(() => {
    if (text !== null && key !== null) globalThis.shopify?.toast.show(text);
  }, [text, key]);
  return null;
}
