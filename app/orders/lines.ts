// Line: one product of an order, with what was sold of it and what came back.
import { allocate } from "#app/kit/money.ts";
import { presentmentNet } from "#app/orders/commissionable.ts";
import { commissionableNet, counts, isGivenBack, type Sale } from "#app/orders/sale.ts";

/** A line as last read from Shopify; titles are those of the day of the order. */
export type Line = Readonly<{
  gid: string;
  /** Place on the order, from 0. */
  position: number;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  productType: string | null;
  /** Null once the product is deleted, as is its gid. */
  productTags: readonly string[] | null;
  productGid: string | null;
  variantGid: string | null;
  /** What a piece costs the shop; null where Shopify has no cost of it. Minor units of the shop's currency. */
  unitCostMinor: bigint | null;
  /** Pieces ordered, those that came back included. */
  quantity: number;
  isGiftCard: boolean;
  /** Name of the selling plan of a subscription. */
  sellingPlan: string | null;
}>;

/** What a sale adds to one line on its day; only what counts as net revenue. Minor units of the shop's currency. */
export type Movement = Readonly<{
  /** Null where Shopify names no line and none had value. */
  lineGid: string | null;
  happenedAt: Date;
  /** Given back rather than sold. */
  isBack: boolean;
  /** Signed pieces; 0 for an amount without pieces. */
  quantity: number;
  netMinor: bigint;
  /** Discount without tax, signed like the net. */
  discountMinor: bigint;
  taxMinor: bigint;
  /** The net as the buyer saw it, in the order's presentment currency. */
  presentmentNetMinor: bigint;
}>;

/**
 * What each sale adds to which line, in time. An amount that is tied to no line goes over the lines by the value that each had left at
 * that moment, by what was sold of each where nothing was left, to the cent by largest remainder. What was said of a day never changes
 * by what happens later, so that the order's day and the refund's day can both be told. Source: measurement.md 0.
 */
export function movementsOf(sales: readonly Sale[]): Movement[] {
  const movements: Movement[] = [];
  for (const sale of sales.filter(counts).toSorted(inTime)) {
    if (sale.lineType === "ADJUSTMENT") movements.push(...spread(sale, movements));
    else
      movements.push({
        lineGid: sale.lineGid,
        happenedAt: sale.happenedAt,
        isBack: isGivenBack(sale),
        quantity: sale.quantity ?? 0,
        netMinor: commissionableNet(sale),
        discountMinor: sale.discountMinor,
        taxMinor: sale.taxMinor,
        presentmentNetMinor: presentmentNet(sale),
      });
  }
  return movements;
}

/** Oldest first; of one moment the lines before the amounts that go over them. */
function inTime(a: Sale, b: Sale): number {
  const apart = a.happenedAt.getTime() - b.happenedAt.getTime();
  if (apart !== 0) return apart;
  const isLater = (sale: Sale) => Number(sale.lineType === "ADJUSTMENT");
  return isLater(a) - isLater(b) || (a.gid < b.gid ? -1 : Number(a.gid > b.gid));
}

function spread(sale: Sale, before: readonly Movement[]): Movement[] {
  const left = valuesOf(before);
  const values = left.size > 0 ? left : valuesOf(before.filter(({ isBack }) => !isBack));
  const lines = [...values.keys()];
  const weights = [...values.values()];
  const share = (minor: bigint) => (lines.length > 0 ? allocate(minor, weights) : [minor]);
  const nets = share(commissionableNet(sale));
  const taxes = share(sale.taxMinor);
  const presentmentNets = share(presentmentNet(sale));
  return nets.map((netMinor, at) => ({
    lineGid: lines[at] ?? null,
    happenedAt: sale.happenedAt,
    isBack: true,
    quantity: 0,
    netMinor,
    discountMinor: 0n,
    taxMinor: taxes[at] ?? 0n,
    presentmentNetMinor: presentmentNets[at] ?? 0n,
  }));
}

/** The lines that have a value, with it. */
function valuesOf(movements: readonly Movement[]): Map<string | null, bigint> {
  const values = new Map<string | null, bigint>();
  for (const { lineGid, netMinor } of movements)
    values.set(lineGid, (values.get(lineGid) ?? 0n) + netMinor);
  return new Map([...values].filter(([, minor]) => minor > 0n));
}

export type LineFigures = Readonly<{
  lineGid: string | null;
  /** Pieces sold after edits, and pieces that came back. */
  quantity: number;
  quantityBack: number;
  /** As in orders/figures.ts: net is gross less discount less refund. Minor units of the shop's currency. */
  grossMinor: bigint;
  discountMinor: bigint;
  refundMinor: bigint;
  netMinor: bigint;
  /** Tax on what the buyer kept. */
  taxMinor: bigint;
  /** Minor units of the order's presentment currency. */
  presentmentNetMinor: bigint;
}>;

/** The figures of each line that counts, in the order in which the lines came; their sums are the order's figures. */
export function figuresByLine(sales: readonly Sale[]): LineFigures[] {
  const byLine = Map.groupBy(movementsOf(sales), ({ lineGid }) => lineGid);
  return [...byLine].map(([lineGid, movements]) => {
    const sold = movements.filter(({ isBack }) => !isBack);
    const back = movements.filter(({ isBack }) => isBack);
    const discountMinor = sumOf(sold, "discountMinor");
    return {
      lineGid,
      quantity: sold.reduce((sum, { quantity }) => sum + quantity, 0),
      quantityBack: back.reduce((sum, { quantity }) => sum - quantity, 0),
      grossMinor: sumOf(sold, "netMinor") + discountMinor,
      discountMinor,
      refundMinor: -sumOf(back, "netMinor"),
      netMinor: sumOf(movements, "netMinor"),
      taxMinor: sumOf(movements, "taxMinor"),
      presentmentNetMinor: sumOf(movements, "presentmentNetMinor"),
    };
  });
}

type Amount = "netMinor" | "discountMinor" | "taxMinor" | "presentmentNetMinor";

const sumOf = (movements: readonly Movement[], amount: Amount): bigint =>
  movements.reduce((sum, movement) => sum + movement[amount], 0n);
