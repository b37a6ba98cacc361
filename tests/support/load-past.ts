// Files of past orders on their way into the books, in the database of the test that imports this.
import type { HistoryImport } from "#app/history/history-import.ts";
import { loadPart } from "#app/history/load-orders.server.ts";
import { findImport } from "#app/history/repository.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { FileLine } from "#app/shopify/past-orders.ts";
import type { Shop } from "#app/shops/shop.ts";
import { linesOfText } from "./past-orders.ts";

/** An import as it stands. */
export async function importNow(of: Shop, id: string): Promise<HistoryImport> {
  const one = await findImport(db, of.id, id);
  if (!one) throw new Error("the import is gone");
  return one;
}

type Load = Readonly<{ text: string; chunkOrders?: number; cutAfter?: number; bytes?: number }>;

/** Loads from where the import stands; after `cutAfter` lines the connection is lost. */
export async function load(of: Shop, id: string, given: Load) {
  const { text, chunkOrders = 2, cutAfter = Number.POSITIVE_INFINITY } = given;
  async function* read(_url: string, from: Readonly<{ line: number; byte: number }>) {
    let given: FileLine[] = [];
    for (const [at, line] of linesOfText(text, from).entries()) {
      if (at >= cutAfter) break;
      given.push(line);
      if (given.length < 3) continue;
      yield given;
      given = [];
    }
    if (given.length > 0) yield given;
    if (cutAfter < linesOfText(text, from).length) throw new Error("terminated");
  }
  const bytes = given.bytes ?? Buffer.byteLength(text);
  const file = { shop: of, one: await importNow(of, id), url: "", bytes };
  const redactedCustomers = async () => [];
  return loadPart(file, { redactedCustomers, read, chunkOrders, stepMs: 60_000 });
}

/** What the books say of a shop, without ids that each shop has of its own. */
export async function booksOf(of: Shop) {
  const orders = await db.order.findMany({
    where: { shopId: of.id },
    select: { gid: true, name: true, netMinor: true, commissionableMinor: true, codes: true },
    orderBy: { gid: "asc" },
  });
  const entries = await db.entry.findMany({
    where: { shopId: of.id },
    select: { sourceKey: true, amountMinor: true, kind: true },
  });
  const keys = entries.map(({ sourceKey, ...entry }) => ({
    ...entry,
    order: sourceKey.split(":").slice(1, -2).join(":"),
  }));
  const sales = await db.sale.count({ where: { shopId: of.id } });
  const sorted = keys.sort((a, b) => a.order.localeCompare(b.order));
  return { orders, entries: sorted, sales };
}
