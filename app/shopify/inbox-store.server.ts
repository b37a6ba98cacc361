// Stores accepted webhooks. Deliveries that arrive together share one insert and one commit: what comes in while a batch is being
// written forms the next one. No queue job is added here: adding one notifies, and a NOTIFY makes commits wait for each other.
import { pool, queryRows, sql } from "#app/platform/db.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { remembered } from "#app/platform/remembered.server.ts";
import { faultOf } from "#app/shopify/database-fault.ts";

export type Delivery = Readonly<{
  shopId: string;
  /** Its idempotency key within the shop: topic, event id and the subscription's name. */
  id: string;
  topic: string;
  subjectGid: string;
  /** JSON text where the topic needs it, else null. */
  payload: string | null;
  triggeredAt: string | null;
}>;

/** What became of a delivery: `stored` also for one that was there already; the others were not stored. */
export type Outcome = "stored" | "full" | "away" | "unstorable";

const ROWS_MAX = 128;
const WRITERS_MAX = 2;
/** Deliveries and bytes of payload that may wait at once; more are turned away for Shopify to send again. */
const WAITING_MAX = 4_096;
const WAITING_BYTES_MAX = 32 * 1024 * 1024;

type Waiting = Readonly<{ delivery: Delivery; tell: (outcome: Outcome) => void }>;

const COLUMNS = 6;
const INSERT =
  'insert into "InboxEvent" ("shopId","id","topic","subjectGid","payload","triggeredAt") values ';
const ROW_TYPES = ["::uuid", "", "", "", "::jsonb", "::timestamptz"];
/** The statement for n rows, made at its first use; there are ROWS_MAX of them at most. */
const statements: string[] = [];

const waiting: Waiting[] = [];
let waitingBytes = 0;
let writers = 0;

/** Resolves after the commit, or as soon as it is sure that there will be none. */
export function storeDelivery(delivery: Delivery): Promise<Outcome> {
  const bytes = delivery.payload?.length ?? 0;
  if (waiting.length >= WAITING_MAX || waitingBytes + bytes > WAITING_BYTES_MAX)
    return Promise.resolve("full");
  waitingBytes += bytes;
  return new Promise((tell) => {
    waiting.push({ delivery, tell });
    // At the end of the loop's turn, so that all deliveries which came in during it go into one batch.
    if (waiting.length === 1) setImmediate(pump);
  });
}

function pump(): void {
  while (writers < WRITERS_MAX && waiting.length > 0) {
    writers += 1;
    const batch = waiting.splice(0, ROWS_MAX);
    void write(batch).finally(() => {
      writers -= 1;
      for (const { delivery } of batch) waitingBytes -= delivery.payload?.length ?? 0;
      pump();
    });
  }
}

async function write(batch: readonly Waiting[]): Promise<void> {
  try {
    await insert(batch);
    for (const { tell } of batch) tell("stored");
  } catch (error) {
    const fault = faultOf(error);
    if (fault === "data" && batch.length > 1) for (const one of batch) await write([one]);
    else for (const { tell } of batch) tell(fault === "data" ? "unstorable" : "away");
  }
}

/** Rows in key order, so that two writers with the same deliveries never wait for each other in a circle. */
async function insert(batch: readonly Waiting[]): Promise<void> {
  const rows = batch.map(({ delivery }) => delivery).sort(byKey);
  const values: (string | null)[] = [];
  for (const row of rows)
    values.push(row.shopId, row.id, row.topic, row.subjectGid, row.payload, row.triggeredAt);
  const { rowCount } = await pool.query({ text: statementOf(rows.length), values });
  metrics.webhooks.inc({ answer: "duplicate" }, rows.length - (rowCount ?? 0));
}

function byKey(a: Delivery, b: Delivery): number {
  if (a.shopId !== b.shopId) return a.shopId < b.shopId ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function statementOf(rows: number): string {
  statements[rows] ??=
    `${INSERT}${Array.from({ length: rows }, (_, row) => `(${ROW_TYPES.map((type, i) => `$${row * COLUMNS + i + 1}${type}`).join(",")})`).join(",")} on conflict do nothing`;
  return statements[rows];
}

const SHOPS_MAX = 10_000;
const KNOWN_MS = 60_000;
const UNKNOWN_MS = 5_000;

const shops = remembered<string | null>({
  max: SHOPS_MAX,
  freshMs: (shopId) => (shopId === null ? UNKNOWN_MS : KNOWN_MS),
});

/** The shop of a myshopify.com domain, uninstalled ones too; null when there is none. Kept for a minute, an unknown one for 5 s. */
export const shopIdOf = (domain: string): Promise<string | null> => shops.find(domain, askShopId);

async function askShopId(domain: string): Promise<string | null> {
  const [row] = await queryRows<{ id: string }>(
    sql`select "id" from "Shop" where "domain" = ${domain}`,
  );
  return row?.id ?? null;
}
