// What commission is computed on, line by line: for terms that pay some products otherwise than others.
import { allocate } from "#app/kit/money.ts";
import { atRateOf, isWithoutLine, netsOf } from "#app/orders/commissionable.ts";
import { figuresByLine } from "#app/orders/lines.ts";
import { counts, isGivenBack, type Sale } from "#app/orders/sale.ts";

/** What is commissionable of one line; minor units of the shop's currency. */
export type LineBase = Readonly<{
  /** Null where Shopify names no line. */
  lineGid: string | null;
  /** Pieces that the buyer kept. */
  pieces: number;
  /** The line's part of `commissionableOf`; below zero where more was given back than paid. */
  commissionableMinor: bigint;
  /** The same before anything was given back. */
  soldMinor: bigint;
}>;

/**
 * Divides what commission is computed on over the lines: each line's own sales, its refunds at the rate of the order's day, and amounts
 * without a line as the order's lines show them, largest remainder. The parts sum to `commissionableOf`, to the cent.
 * Example: of 80.00 and 20.00, with 10.00 given back without a line, 72.00 and 18.00. Source: measurement.md 0.
 */
export function lineBases(sales: readonly Sale[]): LineBase[] {
  const counted = sales.filter(counts);
  const amounts = counted.filter(isAmount);
  const byLine = Map.groupBy(
    counted.filter((sale) => !isAmount(sale)),
    ({ lineGid }) => lineGid,
  );
  const shares = amounts.length > 0 ? sharesOf(amounts, counted) : NO_SHARES;
  const lines = new Set([...byLine.keys(), ...shares.keys()]);
  return [...lines].map((lineGid) => {
    const own = byLine.get(lineGid) ?? [];
    const kept = netsOf(own.filter((sale) => !isGivenBack(sale)));
    const back = own.filter(isGivenBack);
    const returned = back.length > 0 ? atRateOf(kept, netsOf(back)) : 0n;
    return {
      lineGid,
      pieces: own.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
      commissionableMinor: kept.shop + returned + (shares.get(lineGid) ?? 0n),
      soldMinor: kept.shop,
    };
  });
}

const NO_SHARES: ReadonlyMap<string | null, bigint> = new Map();

/** Money given back that names no line. */
const isAmount = (sale: Sale): boolean => isGivenBack(sale) && isWithoutLine(sale);

/** What amounts without a line take off each line: all of them at the rate of the order's day, divided as the order's lines show them. */
function sharesOf(amounts: readonly Sale[], counted: readonly Sale[]): Map<string | null, bigint> {
  const netOf = (sales: readonly Sale[]) =>
    new Map(figuresByLine(sales).map(({ lineGid, netMinor }) => [lineGid, netMinor]));
  const before = netOf(counted.filter((sale) => !isAmount(sale)));
  const weights = [...netOf(counted)].map(
    ([line, netMinor]) => [line, (before.get(line) ?? 0n) - netMinor] as const,
  );
  const sold = netsOf(counted.filter((sale) => !isGivenBack(sale)));
  return spread(atRateOf(sold, netsOf(amounts)), new Map(weights));
}

/** An amount over lines by weight; all of it to the first line where none weighs anything. */
function spread(
  minor: bigint,
  weights: ReadonlyMap<string | null, bigint>,
): Map<string | null, bigint> {
  const lines = [...weights.keys()];
  const sizes = [...weights.values()].map((weight) => (weight > 0n ? weight : 0n));
  const hasWeight = sizes.some((size) => size > 0n);
  const shares = hasWeight ? allocate(minor, sizes) : lines.map((_, at) => (at === 0 ? minor : 0n));
  return new Map(lines.map((line, at) => [line, shares[at] ?? 0n]));
}
