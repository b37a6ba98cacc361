import { parseReference } from "#app/links/contract.ts";
import { isExpired, timeOfId } from "#app/links/link.ts";
import { touchesOf } from "#app/links/repository.server.ts";
import type { SqlTx } from "#app/platform/db.server.ts";

/** A reference on an order, traced back to the creator whose link made it. */
export type Touch = Readonly<{
  reference: string;
  linkId: string;
  /** What the link is called; empty for the first one of a creator. */
  label: string;
  creatorId: string;
  offerId: string;
  slug: string;
  clickId: string | null;
  /** When the shopper came through the link; null where the reference names no click. */
  clickedAt: Date | null;
}>;

/**
 * Traces references (any text) back to links of this shop, in the order given; what is no link of this shop is left out.
 * A click whose row was lost keeps the time that is in its id. A link that had ended when it was clicked leaves no trace.
 */
export async function findTouches(
  tx: SqlTx,
  shopId: string,
  references: readonly string[],
): Promise<Touch[]> {
  const parsed = [...new Set(references)].flatMap((text) => {
    const reference = parseReference(text);
    return reference ? [{ text, ...reference }] : [];
  });
  if (parsed.length === 0) return [];
  const rows = await touchesOf(tx, shopId, parsed);
  return parsed.flatMap(({ text, slug, shopKey, linkKey, clickId }) => {
    const row = rows.find(
      (found) =>
        found.shopKey === shopKey && found.linkKey === linkKey && found.clickId === clickId,
    );
    if (!row) return [];
    const { linkId, label, creatorId, offerId } = row;
    const clickedAt = row.clickedAt ?? (clickId === null ? null : timeOfId(clickId));
    if (clickedAt && isExpired(row, clickedAt)) return [];
    return [{ reference: text, linkId, label, creatorId, offerId, slug, clickId, clickedAt }];
  });
}
