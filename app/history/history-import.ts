// History import: the orders of a shop's past, brought into the books by one bulk operation of Shopify.

export type ImportState = "asked" | "gathering" | "loading" | "done" | "failed";

export type HistoryImport = Readonly<{
  id: string;
  state: ImportState;
  /** Orders made at or after it; null: all that Shopify shows to the app. */
  sinceAt: Date | null;
  askedAt: Date;
  operationGid: string | null;
  /** Shopify showed all orders, not only those of its last 60 days; null before it was asked. */
  seesAll: boolean | null;
  /** Shopify gave up in the middle: the file holds what it had until then. */
  isPartial: boolean;
  ordersFound: number;
  ordersDone: number;
  ordersFaulty: number;
  /** Ledger entries that came of it. */
  entries: number;
  linesDone: number;
  bytesDone: number;
  loadingAt: Date | null;
  finishedAt: Date | null;
  /** Steps in a row that failed. */
  failures: number;
  failure: string | null;
}>;

/** Whether something is still to be done for it. */
export const isUnderWay = ({ state }: Pick<HistoryImport, "state">): boolean =>
  state !== "done" && state !== "failed";

/** Seconds of loading before a rest time is told: earlier it would jump. */
const REST_SECONDS_MIN = 5;

/**
 * Seconds that the rest will take at the pace so far, or null while that cannot be said. 300 of 1200 orders in 10 s leave 30 s.
 */
export function restSeconds(
  one: Pick<HistoryImport, "state" | "ordersFound" | "ordersDone" | "ordersFaulty" | "loadingAt">,
  now: Date,
): number | null {
  const done = one.ordersDone + one.ordersFaulty;
  if (one.state !== "loading" || one.loadingAt === null || done === 0) return null;
  const seconds = (now.getTime() - one.loadingAt.getTime()) / 1_000;
  if (seconds < REST_SECONDS_MIN || one.ordersFound <= done) return null;
  return Math.ceil((seconds / done) * (one.ordersFound - done));
}

/** A rest time in words: "less than a minute", "about 3 minutes", "about 2 hours". */
export function restInWords(seconds: number): string {
  if (seconds < 60) return "less than a minute";
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return minutes === 1 ? "about 1 minute" : `about ${minutes} minutes`;
  return `about ${Math.round(minutes / 60)} hours`;
}

/** The share that is done, 0 to 100 in whole steps; null while it is not known how much there is. */
export function percentDone(
  one: Pick<HistoryImport, "state" | "ordersFound" | "ordersDone" | "ordersFaulty">,
): number | null {
  if (one.state === "done") return 100;
  if (one.state !== "loading" || one.ordersFound === 0) return null;
  return Math.min(99, Math.floor(((one.ordersDone + one.ordersFaulty) * 100) / one.ordersFound));
}
