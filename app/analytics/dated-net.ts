// Net revenue dated two ways, in interface text.
import { formatMoney } from "#app/kit/money.ts";

type Net = Readonly<{
  /** Shopify's net sales of the period. Minor units, as are the others. */
  wholeMinor: bigint;
  /** What of it creators brought. */
  attributedMinor: bigint;
}>;

export type DatedNet = Readonly<{
  /** Edits, returns and refunds on the day of their order. */
  byOrder: Net;
  /** Each on its own day, as in Shopify's sales reports. */
  byChange: Net;
  /** What of `byChange` is changes to orders that were placed before the period. */
  olderMinor: bigint;
}>;

export type DatedRow = Readonly<{
  id: string;
  name: string;
  attributed: string;
  unattributed: string;
  whole: string;
}>;

/** The two views as rows that add up, and why they differ; the reason is null where they do not. */
export function datedNetView(
  net: DatedNet,
  currency: string,
): Readonly<{ rows: readonly DatedRow[]; difference: string | null }> {
  const money = (minor: bigint) => formatMoney({ minor, currency });
  const row = (id: string, name: string, { wholeMinor, attributedMinor }: Net): DatedRow => ({
    id,
    name,
    attributed: money(attributedMinor),
    unattributed: money(wholeMinor - attributedMinor),
    whole: money(wholeMinor),
  });
  // What is in one view and not in the other: changes to older orders here, changes after the period there.
  const laterMinor = net.byOrder.wholeMinor - (net.byChange.wholeMinor - net.olderMinor);
  const isSame = net.olderMinor === 0n && laterMinor === 0n;
  return {
    rows: [
      row("order", "By the date of the order", net.byOrder),
      row("change", "By the date of each change", net.byChange),
    ],
    difference: isSame
      ? null
      : `${money(net.olderMinor)} came of refunds, edits and cancellations of older orders in this period, and ${money(laterMinor)} of those after it to the orders of this period.`,
  };
}
