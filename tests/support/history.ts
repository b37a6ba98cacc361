// Imports of the past, written straight into the tables.
import { v7 } from "uuid";
import type { Shop } from "#app/shops/shop.ts";

type Db = typeof import("#app/platform/db.server.ts")["db"];

const ASKED_AT = new Date("2026-11-26T12:00:00Z");

/** An import whose file lies ready, with nothing of it read. */
export async function makeImport(db: Db, shop: Shop): Promise<string> {
  const id = v7();
  await db.historyImport.create({
    data: {
      shopId: shop.id,
      id,
      state: "loading",
      askedAt: ASKED_AT,
      loadingAt: ASKED_AT,
      operationGid: "gid://shopify/BulkOperation/1",
      isPartial: false,
      ordersFound: 0,
      ordersDone: 0,
      ordersFaulty: 0,
      entries: 0,
      linesDone: 0,
      bytesDone: 0,
      failures: 0,
    },
  });
  return id;
}
