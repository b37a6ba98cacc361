import type { Tx } from "#app/platform/db.server.ts";

/** `lost`: Shopify refused the token and none has come since. `none`: the app is not installed. */
export type Access = "given" | "lost" | "none";

/** Whether Shopify lets the app into a shop, as far as is known here; nothing is asked of it. */
export async function accessOf(tx: Tx, shopDomain: string): Promise<Access> {
  const session = await tx.session.findUnique({
    where: { id: `offline_${shopDomain}` },
    select: { accessToken: true },
  });
  if (!session) return "none";
  return session.accessToken === "" ? "lost" : "given";
}
