import { useEffect, useRef } from "react";

/** Something to say once; `key` is new for each time, such as the action's answer. */
export type Saying = Readonly<{ text: string; key: unknown }>;

/** Says a sentence in Shopify's toast, once for each key, even where another was said since. */
export function SavedToast({ saying }: { saying: Saying | null }) {
  const said = useRef(new Set<unknown>());
  const text = saying?.text ?? null;
  const key = saying?.key ?? null;
  useEffect(() => {
    if (text === null || key === null || said.current.has(key)) return;
    said.current.add(key);
    globalThis.shopify?.toast.show(text);
  }, [text, key]);
  return null;
}
