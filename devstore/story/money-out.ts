// The end of the story: the app has worked through it, creators are paid, one of them gets her link.
import { setTimeout as sleep } from "node:timers/promises";
import type { App, Store } from "./doors.ts";
import type { Story } from "./plan.ts";
import { randomFrom } from "./random.ts";
import type { Tell } from "./set-up.ts";

const DIGEST_MS = 10 * 60_000;
const LOOK_MS = 700;
/** So many looks in a row without a change, and nothing on its way, mean that the app is done. */
const QUIET_LOOKS = 4;

/** Waits until every webhook is delivered and the app's report no longer changes. */
export async function whenDigested(
  { store, app }: Readonly<{ store: Store; app: App }>,
  story: Story,
  { today, tell }: Readonly<{ today: string; tell: Tell }>,
): Promise<void> {
  const report = `/app/analytics/creators.csv?from=${story.span.first}&to=${today}`;
  let last = "";
  let quiet = 0;
  for (const until = Date.now() + DIGEST_MS; Date.now() < until; await sleep(LOOK_MS)) {
    const { pending } = await store.get<{ pending: number }>("deliveries?status=pending&limit=1");
    const text = await app.text(report);
    quiet = pending === 0 && text === last ? quiet + 1 : 0;
    last = text;
    if (quiet === QUIET_LOOKS) return;
    tell(`${ordersIn(text)} orders in the app's report, ${pending} webhooks on their way`);
  }
  throw new Error(
    "The app has not worked through the orders in ten minutes; is the worker running?",
  );
}

function ordersIn(csv: string): number {
  const [header = "", ...rows] = csv.trim().split(/\r?\n/);
  const column = header.split(",").indexOf("orders");
  return rows.reduce((sum, row) => sum + Number(cellsOf(row)[column] ?? 0), 0);
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell ?? "");
}

/** Opens a payout up to a day; its id. */
export async function openPayout(app: App, cutOffOn: string): Promise<string> {
  const random = randomFrom(Date.parse(cutOffOn) / 86_400_000);
  const id = `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`;
  await app.submit("/app/payouts?index", "app.payouts._index", { id, cutOffOn });
  return id;
}

/** Approves a payout and marks it paid. */
export async function payPayout(app: App, id: string, reference: string): Promise<void> {
  const step = (fields: Record<string, string>) =>
    app.submit(`/app/payouts/${id}`, "app.payouts.$payoutId", fields);
  await step({ step: "approve" });
  await step({ step: "settle", reference });
}
