import { useSearchParams } from "@remix-run/react";

/** What Shopify's admin adds to a page's first address; a session token among it, so it is not carried on. */
const OF_THE_FRAME = ["id_token", "hmac", "session", "timestamp"];

/** Changes what the address asks for: null takes a parameter out, the others stay. The page keeps its place. */
export function useAddress(): (changes: Readonly<Record<string, string | null>>) => void {
  const [, setParameters] = useSearchParams();
  return (changes) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        for (const name of OF_THE_FRAME) after.delete(name);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { preventScrollReset: true },
    );
}

/** The same for a list: a changed filter begins at its first page, and an empty one leaves the address. */
export function useListAddress(): (changes: Readonly<Record<string, string>>) => void {
  const changeAddress = useAddress();
  return (changes) => {
    const chosen = Object.entries(changes).map(([name, value]) => [name, value || null]);
    changeAddress({ cursor: null, ...Object.fromEntries(chosen) });
  };
}
