// Orders as terms see them; each test names only what it is about.
import type { CommissionLine, CommissionOrder } from "#app/programs/commission.ts";

/** One piece of nothing in particular, bought once and kept. */
export const line = (
  given: Partial<CommissionLine> & { commissionableMinor: bigint },
): CommissionLine => ({
  productGid: null,
  vendor: null,
  productType: null,
  productTags: [],
  collectionGids: [],
  unitCostMinor: null,
  pieces: 1,
  purchase: "once",
  renewal: null,
  soldMinor: given.commissionableMinor,
  ...given,
});

/** Two pieces of serum. */
/** An order of these lines without a discount. */
export const order = (
  lines: readonly CommissionLine[],
  isNewCustomer: boolean | null = null,
): CommissionOrder => ({
  commissionableMinor: lines.reduce((sum, one) => sum + one.commissionableMinor, 0n),
  soldMinor: lines.reduce((sum, one) => sum + one.soldMinor, 0n),
  discountMinor: 0n,
  isNewCustomer,
  lines,
  placedOn: null,
});
