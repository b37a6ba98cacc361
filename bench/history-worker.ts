// The importing process of the history bench: the app's own steps, with Shopify's answers about the operation from memory and its storage
// replaced by the bench's server.
type Task = Readonly<{ importId: string; url: string; bytes: number; orders: number }>;

const RESULT = "https://storage.googleapis.com/bench/past.jsonl";

const [{ stepImport }, { db, closeDatabase }] = await Promise.all([
  import("../app/history/step-import.server.ts"),
  import("../app/platform/db.server.ts"),
]);
const shopId = process.env.BENCH_SHOP_ID ?? "";

process.on("message", async ({ importId, url, bytes, orders }: Task) => {
  const platformFetch = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    platformFetch(String(input) === RESULT ? url : (input as URL), init);
  const bulkOperation = {
    status: "COMPLETED",
    errorCode: null,
    rootObjectCount: String(orders),
    fileSize: String(bytes),
    url: RESULT,
    partialDataUrl: null,
  };
  const admin = { request: async () => ({ bulkOperation }) as never };
  const sources = { redactedCustomers: async () => [], adminOf: () => admin };
  for (let state = "loading"; state === "loading"; ) {
    await stepImport({ shopId, importId }, sources);
    const one = await db.historyImport.findUniqueOrThrow({
      where: { shopId_id: { shopId, id: importId } },
    });
    ({ state } = one);
    if (state === "failed") throw new Error(one.failure ?? "the import failed");
  }
  process.send?.("done");
  await closeDatabase();
});

process.send?.("ready");

export {};
