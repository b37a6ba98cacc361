// The past of a shop: a bulk query of its orders, and the file that Shopify leaves.
import { print } from "graphql";
import { err, ok, type Result } from "#app/kit/result.ts";
import {
  ReadBulkOperationDocument,
  ReadPastOrdersDocument,
  StartBulkQueryDocument,
} from "#app/shopify/admin.generated.ts";
import { type Admin, AdminError } from "#app/shopify/admin.server.ts";
import type { FileLine } from "#app/shopify/past-orders.ts";
import { hasScope } from "#app/shopify/scopes.server.ts";

/** The only place where Shopify leaves results; whatever else an answer names is not fetched. */
const RESULTS_HOST = "storage.googleapis.com";
const SILENCE_MS_MAX = 30_000;
/** The file of a million orders has about three gigabytes. */
const FILE_BYTES_MAX = 100 * 2 ** 30;
const LINE_BYTES_MAX = 2 ** 20;
const LINE_END = 10;
const BEGINNING = "1970-01-01T00:00:00Z";

export type NotStarted = Readonly<{ kind: "busy" | "refused"; message: string }>;

/** Asks Shopify to gather the orders made since an instant (null: all that it shows to the app); the operation's id. */
export async function startPastOrders(
  admin: Admin,
  since: Date | null,
): Promise<Result<string, NotStarted>> {
  const search = `created_at:>='${since?.toISOString() ?? BEGINNING}'`;
  const query = print(ReadPastOrdersDocument).replace('"SEARCH"', JSON.stringify(search));
  const { bulkOperationRunQuery: answer } = await admin.request(StartBulkQueryDocument, { query });
  const [fault] = answer?.userErrors ?? [];
  if (answer?.bulkOperation) return ok(answer.bulkOperation.id);
  const isBusy = fault?.code === "OPERATION_IN_PROGRESS" || fault?.code === "LIMIT_REACHED";
  return err({
    kind: isBusy ? "busy" : "refused",
    message: fault?.message ?? "Shopify gave no reason",
  });
}

/** Whether Shopify shows the app all orders rather than those of the last 60 days. */
export const seesAllOrders = (admin: Admin): Promise<boolean> => hasScope(admin, "read_all_orders");

export type BulkState = Readonly<{
  isOver: boolean;
  /** Shopify went through all orders. */
  isWhole: boolean;
  orders: number;
  /** Where the result lies; null while there is none, where nothing was found, and once it has expired. */
  url: string | null;
  bytes: number;
  /** Shopify's word for why it stopped. */
  errorCode: string | null;
}>;

const UNDER_WAY: ReadonlySet<string> = new Set(["CREATED", "RUNNING", "CANCELING"]);

/** How far an operation is; null when Shopify no longer knows it. */
export async function readBulkState(admin: Admin, operationGid: string): Promise<BulkState | null> {
  const { bulkOperation } = await admin.request(ReadBulkOperationDocument, { operationGid });
  if (!bulkOperation) return null;
  const { status, errorCode, rootObjectCount, fileSize, url, partialDataUrl } = bulkOperation;
  return {
    isOver: !UNDER_WAY.has(status),
    isWhole: status === "COMPLETED",
    orders: Number(rootObjectCount),
    url: url ?? partialDataUrl,
    bytes: Number(fileSize ?? 0),
    errorCode: errorCode ?? (status === "COMPLETED" ? null : status),
  };
}

export type Place = Readonly<{ line: number; byte: number }>;

/**
 * The lines of a result from a place on, some at a time. Throws AdminError: "refused" for an address that is none of Shopify's results
 * or is no longer valid, "unavailable" when the network or the file ends early.
 */
export async function* readResult(url: string, from: Place): AsyncGenerator<readonly FileLine[]> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS_MAX);
  try {
    const response = await fetchResult(url, from.byte, silence.signal);
    if (response === null) return;
    const skip = response.status === 206 ? 0 : from.byte; // a server that does not know parts sends all
    const splitter = lineSplitter({ line: from.line, byte: from.byte - skip }, from.byte);
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      clearTimeout(timer);
      const lines = splitter.push(part.value);
      if (lines.length > 0) yield lines;
      timer = setTimeout(() => silence.abort(), SILENCE_MS_MAX);
    }
    const last = splitter.flush();
    if (last.length > 0) yield last;
  } catch (error) {
    if (error instanceof AdminError) throw error;
    throw new AdminError("unavailable", "The file with the past orders ended early");
  } finally {
    clearTimeout(timer);
    silence.abort(); // a reader that stops in the middle closes the connection
  }
}

async function fetchResult(
  address: string,
  fromByte: number,
  signal: AbortSignal,
): Promise<Response | null> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isResult =
    url?.protocol === "https:" &&
    url.hostname === RESULTS_HOST &&
    url.port === "" &&
    url.username === "" &&
    url.password === "";
  if (!isResult)
    throw new AdminError("refused", "Shopify named an address that is none of its own");
  const headers: HeadersInit = fromByte > 0 ? { range: `bytes=${fromByte}-` } : {};
  const response = await fetch(url, { headers, redirect: "error", signal });
  if (response.status === 416) return null; // everything was read
  if (response.status >= 500 || response.status === 429)
    throw new AdminError("unavailable", `Shopify's storage answered ${response.status}`);
  if (!response.ok)
    throw new AdminError("refused", `Shopify's storage answered ${response.status}`);
  if (Number(response.headers.get("content-length") ?? 0) > FILE_BYTES_MAX)
    throw new AdminError("refused", "The file with the past orders is too large");
  return response;
}

type Splitter = Readonly<{
  push: (part: Uint8Array) => FileLine[];
  /** The last line of a file that does not end with a line end. */
  flush: () => FileLine[];
}>;

/** Cuts parts of a file into lines; a line beyond the limit comes without its text. Bytes before `keepFrom` were read before. */
function lineSplitter(at: Place, keepFrom: number): Splitter {
  let { line, byte } = at; // of the line that is begun
  let rest: Buffer = Buffer.alloc(0);
  let dropped = 0;
  const cut = (bytes: Buffer, start: number, end: number, endSize: number): FileLine[] => {
    const size = dropped + end + endSize - start;
    const isTooLong = size > LINE_BYTES_MAX;
    const text = isTooLong ? "" : bytes.toString("utf8", start, end);
    const cutLine = { text, number: line, start: byte, end: byte + size };
    byte += size;
    line += 1;
    dropped = 0;
    return isTooLong || text !== "" ? [cutLine] : [];
  };
  return {
    push: (part) => {
      let bytes: Buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      if (byte < keepFrom) {
        const skipped = Math.min(bytes.length, keepFrom - byte);
        byte += skipped;
        bytes = bytes.subarray(skipped);
      }
      if (rest.length > 0) bytes = Buffer.concat([rest, bytes]);
      const lines: FileLine[] = [];
      let start = 0;
      for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
        lines.push(...cut(bytes, start, end, 1));
        start = end + 1;
      }
      rest = bytes.subarray(start);
      if (rest.length > LINE_BYTES_MAX) {
        dropped += rest.length;
        rest = Buffer.alloc(0);
      }
      return lines;
    },
    flush: () => (rest.length + dropped > 0 ? cut(rest, 0, rest.length, 0) : []),
  };
}
