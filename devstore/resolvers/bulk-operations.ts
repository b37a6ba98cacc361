// The root fields about bulk operations.
import type { BulkOperation } from "../bulk-model.ts";
import { cancelBulkOperation, startBulkQuery, urlOf } from "../bulk-operations.ts";
import { gid, idOf, type Shop } from "../state.ts";
import type { Context } from "./context.ts";

export function bulkOperationView(shop: Shop, operation: BulkOperation) {
  const url = urlOf(shop, operation);
  const isWhole = operation.status === "COMPLETED";
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", operation.id),
    type: "QUERY",
    query: operation.query,
    status: operation.status,
    errorCode: operation.errorCode,
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: operation.fileSize === null ? null : String(operation.fileSize),
    url: isWhole ? url : null,
    partialDataUrl: isWhole ? null : url,
  };
}

export const bulkMutations = {
  bulkOperationRunQuery: (
    { query, groupObjects }: { query: string; groupObjects: boolean },
    { shop, scopes }: Context,
    { rootValue }: { rootValue: unknown },
  ) => {
    const started = startBulkQuery({ shop, scopes, rootValue }, { query, isGrouped: groupObjects });
    if ("code" in started)
      return { bulkOperation: null, userErrors: [{ field: ["query"], ...started }] };
    return { bulkOperation: bulkOperationView(shop, started), userErrors: [] };
  },
  bulkOperationCancel: ({ id }: { id: string }, { shop }: Context) => {
    const operation = shop.bulkOperations.get(idOf(id));
    if (!operation)
      return {
        bulkOperation: null,
        userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }],
      };
    cancelBulkOperation(operation);
    return { bulkOperation: bulkOperationView(shop, operation), userErrors: [] };
  },
};
