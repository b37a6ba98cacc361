// Builders of sales as they are stored, for the tests of figures.
import type { Sale } from "#app/orders/sale.ts";

let sales = 0;

/** A product of one piece in the shop's currency, ordered on 4 May 2026, unless said otherwise. */
export const sale = (given: Partial<Sale> = {}): Sale => ({
  gid: `gid://shopify/Sale/${++sales}`,
  happenedAt: new Date("2026-05-04T12:00:00Z"),
  reason: "ORDER",
  actionType: "ORDER",
  lineType: "PRODUCT",
  lineGid: null,
  quantity: 1,
  totalMinor: 0n,
  taxMinor: 0n,
  discountMinor: 0n,
  presentmentTotalMinor: null,
  presentmentTaxMinor: null,
  ...given,
});
