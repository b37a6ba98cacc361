// A visit within a storefront as Shopify's app proxy brings it: signed with the test secret of tests/support/db.ts.
import { createHmac } from "node:crypto";

type Signed = Readonly<{ shop: string; query?: string; secret?: string; at?: Date }>;

/** The path with its query as Shopify signs it. */
export function signed(path: string, { shop, query = "", secret, at }: Signed): string {
  const search = new URLSearchParams(query);
  search.set("shop", shop);
  search.set("logged_in_customer_id", "");
  search.set("path_prefix", "/apps/creators");
  search.set("timestamp", String(Math.floor((at ?? new Date()).getTime() / 1_000)));
  const text = [...new Set(search.keys())]
    .map((key) => `${key}=${search.getAll(key).join(",")}`)
    .sort()
    .join("");
  const signature = createHmac("sha256", secret ?? "test-secret").update(text);
  search.set("signature", signature.digest("hex"));
  return `${path}?${search}`;
}
