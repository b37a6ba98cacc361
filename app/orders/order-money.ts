// The money of an order as a small table: a row a product, then a row each for what is no product.
import { presentmentNet } from "#app/orders/commissionable.ts";
import { figuresByLine, type Line } from "#app/orders/lines.ts";
import { kindWords } from "#app/orders/present.ts";
import { counts, isGivenBack, type Sale } from "#app/orders/sale.ts";

export type MoneyRow = Readonly<{
  id: string;
  title: string;
  /** Variant and selling plan. */
  detail: string | null;
  /** Pieces sold, and pieces that came back. */
  quantity: number;
  quantityBack: number;
  /** Without tax; gross less discount less refund is the net. Minor units of the shop's currency. */
  grossMinor: bigint;
  discountMinor: bigint;
  refundMinor: bigint;
  netMinor: bigint;
  /** Tax on what the buyer kept. */
  taxMinor: bigint;
  /** The net as the buyer saw it, in the order's presentment currency. */
  presentmentNetMinor: bigint;
  /** Whether its net is net revenue. */
  counts: boolean;
}>;

/** What a page shows of a line. */
type ShownLine = Omit<Line, "productTags"> & Readonly<{ renewal?: number | null }>;

/** The rows of an order: its products in the order of its lines, then shipping, tips, gift cards and the like, each kind once. */
export function moneyRows(lines: readonly ShownLine[], sales: readonly Sale[]): MoneyRow[] {
  const byGid = new Map(lines.map((line) => [line.gid, line]));
  const place = (lineGid: string | null) => byGid.get(lineGid ?? "")?.position ?? lines.length;
  const products = figuresByLine(sales)
    .toSorted((a, b) => place(a.lineGid) - place(b.lineGid))
    .map(({ lineGid, ...figures }) => {
      const line = byGid.get(lineGid ?? "");
      return {
        id: lineGid ?? "no line",
        title: line?.title ?? kindWords("PRODUCT"),
        detail: detailOf(line),
        ...figures,
        counts: true,
      };
    });
  const others = Map.groupBy(
    sales.filter((sale) => !counts(sale)),
    ({ lineType }) => lineType,
  );
  return [...products, ...[...others].map(([kind, group]) => otherRow(kind, group))];
}

const detailOf = (line: ShownLine | undefined): string | null =>
  [line?.variantTitle, line?.sellingPlan, line?.renewal ? `Renewal ${line.renewal}` : null]
    .filter(Boolean)
    .join(" · ") || null;

function otherRow(kind: string, sales: readonly Sale[]): MoneyRow {
  const sold = sales.filter((sale) => !isGivenBack(sale));
  const back = sales.filter(isGivenBack);
  const netOf = (some: readonly Sale[]) =>
    some.reduce((sum, sale) => sum + sale.totalMinor - sale.taxMinor, 0n);
  const discountMinor = sold.reduce((sum, sale) => sum + sale.discountMinor, 0n);
  return {
    id: kind,
    title: kindWords(kind),
    detail: null,
    quantity: sold.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
    quantityBack: back.reduce((sum, { quantity }) => sum - (quantity ?? 0), 0),
    grossMinor: netOf(sold) + discountMinor,
    discountMinor,
    refundMinor: -netOf(back),
    netMinor: netOf(sales),
    taxMinor: sales.reduce((sum, sale) => sum + sale.taxMinor, 0n),
    presentmentNetMinor: sales.reduce((sum, sale) => sum + presentmentNet(sale), 0n),
    counts: false,
  };
}
