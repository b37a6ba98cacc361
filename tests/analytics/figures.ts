// One creator's figures, the same in the tests of formulas, rows and texts: $19,000.00 for $5,165.00 is 3.68 : 1.
import type { Figures } from "#app/analytics/roi.ts";

export const ANNA: Figures = {
  orders: 40,
  newCustomers: 25,
  netMinor: 1_900_000n,
  discountMinor: 360_000n,
  commissionMinor: 190_000n,
  feeMinor: 275_000n,
  giftMinor: 9_000n,
  shippingMinor: 2_500n,
  otherMinor: 40_000n,
};
