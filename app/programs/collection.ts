// Collection: products that a merchant keeps together in Shopify, as terms look at them: by the day of an order.

/** The time in which a product was in a collection; null is since ever, or until further notice. */
export type CollectionStay = Readonly<{
  collectionGid: string;
  productGid: string;
  fromAt: Date | null;
  untilAt: Date | null;
}>;

/** The collections that a product was in at an instant, of its stays. A stay begins with its first instant and ends before its last. */
export const collectionsAt = (stays: readonly CollectionStay[], at: Date): string[] =>
  stays
    .filter(
      ({ fromAt, untilAt }) =>
        (fromAt === null || fromAt <= at) && (untilAt === null || at < untilAt),
    )
    .map(({ collectionGid }) => collectionGid);

/** What a new look at a collection changes: products that came, and those that left. */
export function changedProducts(
  known: readonly string[],
  found: readonly string[],
): Readonly<{ came: readonly string[]; left: readonly string[] }> {
  const [before, now] = [new Set(known), new Set(found)];
  return {
    came: [...now].filter((gid) => !before.has(gid)),
    left: [...before].filter((gid) => !now.has(gid)),
  };
}
