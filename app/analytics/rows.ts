/** The table by creator: its rows, the rows under it that reconcile with the shop, and both as CSV. */
import { type FigureTexts, percentText, presentFigures } from "#app/analytics/present.ts";
import {
  bandOf,
  type Figures,
  NO_FIGURES,
  returnOf,
  roiOf,
  totalCostMinor,
  withoutPart,
} from "#app/analytics/roi.ts";
import { type TierCuts, tierLabel, tierOf } from "#app/creators/creator.ts";
import { csvText } from "#app/kit/csv.ts";
import { decimalFromMinor } from "#app/kit/money.ts";
import { ratioText } from "#app/kit/ratio.ts";

type Row = Figures &
  Readonly<{
    creatorId: string;
    name: string;
    handle: string;
    followers: number;
    code: string | null;
    codeState: string | null;
  }>;

export type RowView = Readonly<{
  creatorId: string;
  name: string;
  /** "@annaskin · Mid" */
  about: string;
  code: string | null;
  /** Why the code does not work, in a word; null for a live one. */
  codeNote: string | null;
  texts: FigureTexts;
}>;

export type TotalView = Readonly<{
  key: "listed" | "all" | "rest" | "whole";
  name: string;
  texts: FigureTexts;
  /** Orders that no creator brought have no cost of creators, and neither has the whole shop. */
  hasCost: boolean;
  /** Of the whole shop's net revenue: "31 %"; null where there is none. */
  share: string | null;
}>;

/** A shop's orders, whoever brought them. */
export type ShopFigures = Pick<Figures, "orders" | "newCustomers" | "netMinor" | "discountMinor">;

const CODE_NOTES: Readonly<Record<string, string>> = {
  minting: "Being made",
  refused: "Refused",
  retired: "Retired",
};

const CSV_HEADER = [
  "creator_id",
  "creator",
  "orders",
  "new_customers",
  "net_revenue",
  "discount",
  "commission",
  "fees",
  "gifts",
  "other_costs",
  "total_cost",
  "return_ratio",
  "roi",
  "band",
  "currency",
] as const;

/** A creator's row as the table shows it. */
export function rowView(row: Row, currency: string, cuts: TierCuts): RowView {
  const handle = row.handle === "" ? "" : `@${row.handle.replace(/^@/, "")} · `;
  return {
    creatorId: row.creatorId,
    name: row.name,
    about: `${handle}${tierLabel(tierOf(row.followers, cuts))}`,
    code: row.code,
    codeNote: row.codeState === null ? null : (CODE_NOTES[row.codeState] ?? null),
    texts: presentFigures(row, currency),
  };
}

/** The rows under the table. All creators and those orders that are not from creators sum to the whole shop, always. */
export function totalRows({
  listed,
  all,
  whole,
  currency,
}: Readonly<{
  /** The sums of a filter's rows; null when every creator is listed. */
  listed: (Figures & Readonly<{ creators: number }>) | null;
  all: Figures & Readonly<{ creators: number }>;
  whole: ShopFigures;
  currency: string;
}>): TotalView[] {
  const view = (key: TotalView["key"], name: string, figures: Figures): TotalView => ({
    key,
    name,
    texts: presentFigures(figures, currency),
    hasCost: key === "listed" || key === "all",
    share: percentText({ numerator: figures.netMinor, denominator: whole.netMinor }, 0),
  });
  return [
    ...(listed === null ? [] : [view("listed", `Shown: ${people(listed.creators)}`, listed)]),
    view("all", `All ${people(all.creators)}`, all),
    view("rest", "Not from creators", unattributedOf(all, whole)),
    view("whole", "Whole shop (Shopify net sales)", { ...NO_FIGURES, ...whole }),
  ];
}

/** What no creator brought: the whole shop less all creators. */
export function unattributedOf(all: Figures, whole: ShopFigures): Figures {
  const { orders, newCustomers, netMinor, discountMinor } = withoutPart(
    { ...NO_FIGURES, ...whole },
    all,
  );
  return { ...NO_FIGURES, orders, newCustomers, netMinor, discountMinor };
}

/** The table as CSV: plain decimals, empty for null, ratios with four places; the last row is `unattributed`. */
export function returnsCsv(
  rows: readonly Pick<Row, "creatorId" | "name" | keyof Figures>[],
  unattributed: Figures,
  currency: string,
): string {
  const lines = rows.map((row) => csvLine(row.creatorId, row.name, row, currency));
  const last = csvLine("unattributed", "Not from creators", unattributed, currency);
  return csvText(CSV_HEADER, [...lines, last]);
}

function csvLine(id: string, name: string, figures: Figures, currency: string) {
  const money = (minor: bigint) => decimalFromMinor(minor, currency);
  return [
    id,
    name,
    figures.orders,
    figures.newCustomers,
    money(figures.netMinor),
    money(figures.discountMinor),
    money(figures.commissionMinor),
    money(figures.feeMinor),
    money(figures.giftMinor),
    money(figures.shippingMinor + figures.otherMinor),
    money(totalCostMinor(figures)),
    ratioText(returnOf(figures), 4),
    ratioText(roiOf(figures), 4),
    bandOf(figures),
    currency,
  ];
}

function people(count: number): string {
  return count === 1 ? "1 creator" : `${count} creators`;
}
