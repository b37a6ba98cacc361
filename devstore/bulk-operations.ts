// Bulk operations: a query that runs by itself and leaves its answer as a file of JSON lines.
import { createReadStream, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execute } from "graphql";
import { deniedField } from "./admin-document.ts";
import { adminSchema } from "./admin-schema.ts";
import type { BulkOperation } from "./bulk-model.ts";
import { type BulkPlan, pageDocument, planBulkQuery, rowsOfPage } from "./bulk-query.ts";
import { jobs } from "./change-discounts.ts";
import { strike } from "./faults.ts";
import { sendJson, wait } from "./http.ts";
import { bulkFieldResolver } from "./resolvers/field.ts";
import { settings } from "./settings.ts";
import { allShops, gid, markChanged, newId, type Shop } from "./state.ts";
import { announce } from "./webhooks.ts";

const AT_ONCE_MAX = 5;
/** Where results lie: Shopify's own host, which the app's process reaches here (preload.mjs). */
const RESULTS_ORIGIN = "https://storage.googleapis.com";
export const RESULTS_PATH = "/dev-store-bulk/";

type Refusal = { code: "INVALID" | "LIMIT_REACHED"; message: string };

let folder: string | null = null;

/** Files of results; beside the snapshot where there is one. */
function fileOf({ id }: BulkOperation): string {
  folder ??= settings.dataFolder
    ? join(settings.dataFolder, "bulk")
    : mkdtempSync(join(tmpdir(), "dev-store-bulk-"));
  mkdirSync(folder, { recursive: true });
  return join(folder, `${id}.jsonl`);
}

/** Results that no snapshot will speak of. */
export function forgetResults(): void {
  if (folder && !settings.dataFolder) rmSync(folder, { recursive: true, force: true });
}

const isUnderWay = ({ status }: BulkOperation) =>
  status === "CREATED" || status === "RUNNING" || status === "CANCELING";

type Asker = {
  shop: Shop;
  scopes: readonly string[] /** What answers root fields. */;
  rootValue: unknown;
};

/** Begins an operation, or says why it will not run. */
export function startBulkQuery(
  asker: Asker,
  { query, isGrouped }: { query: string; isGrouped: boolean },
): BulkOperation | Refusal {
  const { shop } = asker;
  const plan = planBulkQuery(query);
  if ("fault" in plan) return { code: "INVALID", message: plan.fault };
  if ([...shop.bulkOperations.values()].filter(isUnderWay).length >= AT_ONCE_MAX)
    return {
      code: "LIMIT_REACHED",
      message: "Bulk operations limit reached. Please try again later.",
    };
  const operation: BulkOperation = {
    id: newId(),
    query,
    isGrouped,
    status: "CREATED",
    errorCode: null,
    createdAt: new Date().toISOString(),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: null,
  };
  shop.bulkOperations.set(operation.id, operation);
  markChanged();
  void run(asker, operation, plan).catch((error: unknown) => {
    console.error(error);
    end(shop, operation, "FAILED", "INTERNAL_SERVER_ERROR");
  });
  return operation;
}

/** Asks an operation to stop; one that is over stays as it ended. */
export function cancelBulkOperation(operation: BulkOperation): void {
  if (isUnderWay(operation)) operation.status = "CANCELING";
  markChanged();
}

/** What an earlier process had begun does not go on. */
export function endBulkOperations(): void {
  for (const shop of allShops())
    for (const operation of shop.bulkOperations.values())
      if (isUnderWay(operation)) end(shop, operation, "FAILED", "INTERNAL_SERVER_ERROR");
}

async function run(asker: Asker, operation: BulkOperation, plan: BulkPlan): Promise<void> {
  const { shop, scopes } = asker;
  await wait(jobs.delayMs);
  if (operation.status === "CREATED") operation.status = "RUNNING";
  const file = fileOf(operation);
  await writeFile(file, "");
  if (deniedField(plan.needs, scopes)) return end(shop, operation, "FAILED", "ACCESS_DENIED");
  const fails = strike("bulkFail") > 0;
  let isMalformed = strike("bulkMalformed") > 0;
  for (let after: string | null = null, hasMore = true; hasMore; ) {
    await wait(strike("bulkLatencyMs"));
    if (operation.status === "CANCELING") return end(shop, operation, "CANCELED", null);
    const page = await askPage(asker, plan, after);
    const rows = rowsOfPage(page, operation.isGrouped);
    const lines = rows.map((row) => JSON.stringify(row));
    const middle = Math.floor(lines.length / 2);
    if (isMalformed && lines.length > 0) {
      lines[middle] = lines[middle]?.slice(0, -20) ?? "";
      isMalformed = false;
    }
    const given = fails ? lines.slice(0, middle) : lines;
    await appendFile(file, given.map((line) => `${line}\n`).join(""));
    operation.objectCount += rows.length;
    operation.rootObjectCount += rows.filter((row) => !("__parentId" in row)).length;
    if (fails) return end(shop, operation, "FAILED", "INTERNAL_SERVER_ERROR");
    ({ hasNextPage: hasMore, endCursor: after } = page.pageInfo);
  }
  end(shop, operation, "COMPLETED", null);
}

type Page = { pageInfo: { hasNextPage: boolean; endCursor: string | null } };

async function askPage(
  { shop, scopes, rootValue }: Asker,
  plan: BulkPlan,
  after: string | null,
): Promise<Page> {
  const { data, errors } = await execute({
    schema: adminSchema().schema,
    document: pageDocument(plan, after),
    rootValue,
    contextValue: { shop, scopes, now: Date.now() },
    fieldResolver: bulkFieldResolver,
    typeResolver: (value: { __typename?: string }) => value.__typename,
  });
  const [error] = errors ?? [];
  if (error) throw error;
  const [page] = Object.values(data ?? {});
  return page as Page;
}

function end(
  shop: Shop,
  operation: BulkOperation,
  status: "COMPLETED" | "FAILED" | "CANCELED",
  errorCode: BulkOperation["errorCode"],
): void {
  operation.status = status;
  operation.errorCode = errorCode;
  operation.completedAt = new Date().toISOString();
  operation.fileSize = sizeOf(operation);
  markChanged();
  const resource = gid("BulkOperation", operation.id);
  const payload = () => ({
    admin_graphql_api_id: resource,
    completed_at: operation.completedAt,
    created_at: operation.createdAt,
    error_code: errorCode?.toLowerCase() ?? null,
    status: status.toLowerCase(),
    type: "query",
  });
  announce(shop, [{ topic: "bulk_operations/finish", resource, payload }]);
}

function sizeOf(operation: BulkOperation): number {
  return statSync(fileOf(operation), { throwIfNoEntry: false })?.size ?? 0;
}

/** Where the result of an operation lies; null while it runs and where there is none. */
export function urlOf(shop: Shop, operation: BulkOperation): string | null {
  if (isUnderWay(operation) || !operation.fileSize) return null;
  return `${RESULTS_ORIGIN}${RESULTS_PATH}${shop.handle}/${operation.id}.jsonl?signature=${operation.createdAt}`;
}

/** GET of a result, whole or from a byte on. A fault cuts the answer in the middle. */
export async function sendResult(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [handle = "", name = ""] = url.pathname.slice(RESULTS_PATH.length).split("/");
  const shop = allShops().find((one) => one.handle === handle);
  const operation = shop?.bulkOperations.get(name.replace(/\.jsonl$/, ""));
  const size = operation ? sizeOf(operation) : 0;
  if (!operation || size === 0) return sendJson(response, 404, { error: "NoSuchKey" });
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  if (start >= size) return sendJson(response, 416, { error: "InvalidRange" });
  response.writeHead(start > 0 ? 206 : 200, {
    "content-type": "application/jsonl",
    "content-length": size - start,
    ...(start > 0 ? { "content-range": `bytes ${start}-${size - 1}/${size}` } : {}),
  });
  const isCut = strike("bulkCut") > 0;
  const last = isCut ? start + Math.floor((size - start) / 2) : size;
  for await (const part of createReadStream(fileOf(operation), { start, end: last - 1 }))
    if (!response.write(part)) await new Promise((done) => response.once("drain", done));
  if (isCut) response.destroy();
  else response.end();
}
