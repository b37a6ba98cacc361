// The result of a bulk query of orders: JSON lines, an order's own first and under it what belongs to it.
import type { ReadPastOrdersQuery } from "#app/shopify/admin.generated.ts";
import type { ShopifyLine, ShopifyOrder } from "#app/shopify/order.ts";
import { applicationOf, headerOf, saleOf } from "#app/shopify/order-parts.ts";

/** A line of the file: `start` is the byte it begins at, `end` the one behind its line end; `number` counts from 1. */
export type FileLine = Readonly<{ text: string; number: number; start: number; end: number }>;

/** Why an order could not be taken from the file. */
export type LineFault = Readonly<{
  line: number;
  problem: string;
  /** Null where the line does not even tell which order it is about. */
  orderGid: string | null;
}>;

/** An order that is complete, or what is wrong with it, and where the next one begins. */
export type Gathered = Readonly<{
  order: ShopifyOrder | null;
  fault: LineFault | null;
  /** Line at which it begins. */
  line: number;
  nextLine: number;
  nextByte: number;
}>;

export type Gatherer = Readonly<{
  /** Takes a line; gives the order before it when that is complete with it. */
  push: (line: FileLine) => Gathered | null;
  /** Gives the last order, at the end of the file. */
  end: () => Gathered | null;
}>;

type Head = ReadPastOrdersQuery["orders"]["edges"][number]["node"];
type Line = Head["lineItems"]["edges"][number]["node"];
type Application = Head["discountApplications"]["edges"][number]["node"];
type Agreement = Head["agreements"]["edges"][number]["node"];
type Sale = Agreement["sales"]["edges"][number]["node"];

type Row = Readonly<Record<string, unknown>>;

type Family = {
  line: number;
  gid: string | null;
  head: Head | null;
  fault: LineFault | null;
  lines: Line[];
  applications: Application[];
  agreements: Map<string, Agreement>;
  sales: [Sale, Agreement][];
};

const ORDER_GID = /^gid:\/\/shopify\/Order\/\d{1,20}$/;
const BROKEN_HEAD = /^\{"id":"(gid:\/\/shopify\/Order\/\d{1,20})"/;

/**
 * Puts the lines of a file together again, one order at a time, so that memory does not grow with the file. An order with a line that
 * cannot be read is given as a fault with that line's number, and the orders around it are not touched. Source: Shopify's JSONL of bulk
 * operations, grouped, with `__parentId`.
 */
export function gatherOrders(): Gatherer {
  let family: Family | null = null;
  let lastLine = 0;
  let lastByte = 0;
  const close = (next: { number: number; start: number }): Gathered | null =>
    family && { ...finish(family), line: family.line, nextLine: next.number, nextByte: next.start };
  return {
    push: (line) => {
      lastLine = line.number;
      lastByte = line.end;
      const row = parseRow(line.text);
      const begun = familyBegunBy(row, line, family);
      if (begun) {
        const complete = close(line);
        family = begun;
        return complete;
      }
      if (family) take(family, row, line.number);
      return null;
    },
    end: () => {
      const complete = close({ number: lastLine + 1, start: lastByte });
      family = null;
      return complete;
    },
  };
}

function parseRow(text: string): Row | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Row)
      : null;
  } catch {
    return null;
  }
}

/** The family that a line begins; null when it belongs to the present one. */
function familyBegunBy(row: Row | null, line: FileLine, present: Family | null): Family | null {
  if (row === null) {
    const gid = BROKEN_HEAD.exec(line.text)?.[1] ?? null;
    if (gid === null && present) return null;
    return emptyFamily(line.number, gid, "The line is no JSON.");
  }
  const { __parentId: parent, id } = row;
  if (parent === undefined) {
    const isOrder = typeof id === "string" && ORDER_GID.test(id);
    if (isOrder) return { ...emptyFamily(line.number, id, null), head: row as Head };
    return emptyFamily(line.number, null, "The line is no order.");
  }
  const isOther = typeof parent === "string" && ORDER_GID.test(parent) && parent !== present?.gid;
  if (present && !isOther) return null;
  return emptyFamily(line.number, isOther ? parent : null, STRAY);
}

const STRAY = "The line belongs to an order that is not there.";

const emptyFamily = (line: number, gid: string | null, problem: string | null): Family => ({
  line,
  gid,
  head: null,
  fault: problem === null ? null : { line, problem, orderGid: gid },
  lines: [],
  applications: [],
  agreements: new Map(),
  sales: [],
});

function take(family: Family, row: Row | null, line: number): void {
  const problem = row === null ? "The line is no JSON." : place(family, row);
  if (problem !== null) family.fault ??= { line, problem, orderGid: family.gid };
}

/** Puts a row where it belongs, by what only its kind has; a sentence when it belongs nowhere. */
function place(family: Family, row: Row): string | null {
  if ("lineType" in row) {
    const agreement = family.agreements.get(String(row.__parentId));
    if (!agreement) return "The line belongs to an agreement that is not there.";
    family.sales.push([row as Sale, agreement]);
  } else if ("happenedAt" in row) family.agreements.set(String(row.id), row as Agreement);
  else if ("isGiftCard" in row) family.lines.push(row as Line);
  else if ("index" in row) family.applications.push(row as Application);
  else return "The line is of no known kind.";
  return null;
}

function finish(family: Family): Pick<Gathered, "order" | "fault"> {
  const { head, fault } = family;
  if (fault || !head) return { order: null, fault };
  const applications = family.applications.map(applicationOf);
  const hasSeveralCodes = applications.filter(({ code }) => code !== null).length > 1;
  return {
    order: {
      ...headerOf(head),
      applications,
      allocations: hasSeveralCodes ? family.lines.flatMap(allocationsOf) : null,
      lines: family.lines.map(lineOf),
      sales: family.sales.map(([sale, agreement]) => saleOf(sale, agreement)),
    },
    fault: null,
  };
}

const allocationsOf = ({ discountAllocations }: Line) =>
  discountAllocations.map(({ discountApplication, allocatedAmountSet }) => ({
    index: discountApplication.index,
    amount: allocatedAmountSet.shopMoney.amount,
  }));

const lineOf = (line: Line): ShopifyLine => ({
  id: line.id,
  title: line.title,
  variantTitle: line.variantTitle,
  sku: line.sku,
  vendor: line.vendor,
  quantity: line.quantity,
  isGiftCard: line.isGiftCard,
  product: line.product,
  variant: line.variant,
  sellingPlan: line.sellingPlan,
});
