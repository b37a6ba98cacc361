// What is kept of a product on a creator's page, and whether anything of it has changed.

/** A product as Shopify has it. */
type Read = Readonly<{
  title: string;
  path: string;
  imageUrl: string | null;
  priceMinor: bigint;
  currency: string;
  isVaried: boolean;
  isThere: boolean;
}>;

export type ProductColumns = Omit<Read, "isThere"> & Readonly<{ goneAt: Date | null }>;

/** The columns of a product; since when the online store does not have it is kept from `goneAt`, else it is now. */
export const columnsOf = (read: Read, goneAt: Date | null, now: Date): ProductColumns => ({
  title: read.title,
  path: read.path,
  imageUrl: read.imageUrl,
  priceMinor: read.priceMinor,
  currency: read.currency,
  isVaried: read.isVaried,
  goneAt: read.isThere ? null : (goneAt ?? now),
});

/** What of a kept product is no longer so; null where all is as before. One that Shopify no longer has (`read` is null) is gone. */
export function changeOf(
  kept: ProductColumns,
  read: Read | null,
  now: Date,
): Partial<ProductColumns> | null {
  if (!read) return kept.goneAt ? null : { goneAt: now };
  const columns = columnsOf(read, kept.goneAt, now);
  const isSame =
    columns.title === kept.title &&
    columns.path === kept.path &&
    columns.imageUrl === kept.imageUrl &&
    columns.priceMinor === kept.priceMinor &&
    columns.currency === kept.currency &&
    columns.isVaried === kept.isVaried &&
    columns.goneAt === kept.goneAt;
  return isSame ? null : columns;
}
