// Loads the dev store's story and waits until the app has made its figures of it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { whatIsLeft } from "./digest.ts";
import { type Addresses, type Local, STORE_DATA } from "./local.ts";
import { Advice, failureOf, type Supervisor } from "./processes.ts";
import { createSteps } from "./progress.ts";
import { storeOrigin } from "./services.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const LOG = path.join(ROOT, ".data/logs/story.log");
/** Beside the dev store's snapshot, so that new data begins without it. */
const TOLD = path.join(STORE_DATA, "story.json");
const DIGEST_MS = 10 * 60_000;

type Told = Readonly<{ earnings: string | null; isDigested: boolean }>;

/** Whether a story was begun and never finished: its shop is half of one, so the next demo begins with new data. */
export function isStoryBroken(): boolean {
  return readTold() === "broken";
}

/**
 * Tells the story unless it was told before or the shop has orders of its own, and waits for the app to digest it.
 * Gives the address of one creator's earnings page, or null where no story was told.
 */
export async function loadStory(
  supervisor: Supervisor,
  local: Local,
  addresses: Addresses,
): Promise<string | null> {
  const told = readTold();
  if (told !== null && told !== "broken") return told.earnings;
  if (await saysOrders(addresses)) return null;
  const { step } = createSteps(2);
  mkdirSync(STORE_DATA, { recursive: true });
  writeFileSync(TOLD, "begun");
  const earnings = await step("Telling the story", (note) => tell(supervisor, addresses, note));
  await step("The app works through it", (note) => digest(local, note));
  writeFileSync(TOLD, JSON.stringify({ earnings, isDigested: true }));
  return earnings;
}

/** Says so when the shop is not an empty one. */
export async function saysOrders(addresses: Addresses): Promise<boolean> {
  const count = await countOrders(addresses);
  if (count > 0) process.stdout.write(`The shop has ${count} orders; --fresh begins anew.\n`);
  return count > 0;
}

function readTold(): Told | "broken" | null {
  if (!existsSync(TOLD)) return null;
  const text = readFileSync(TOLD, "utf8");
  return text === "begun" ? "broken" : JSON.parse(text);
}

async function countOrders({ control }: Addresses): Promise<number> {
  const response = await fetch(`${control}/orders?shop=demo.myshopify.com&limit=1`, {
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Advice(`The dev store answered ${response.status} to ${control}.`);
  return ((await response.json()) as { count: number }).count;
}

/** The story is a program of the dev store's: its lines say how far it is, its last one is JSON with what it made. */
async function tell(
  supervisor: Supervisor,
  { control, app }: Addresses,
  note: (text: string) => void,
): Promise<string | null> {
  const child = supervisor.start({
    name: "the story",
    args: ["devstore/story/main.ts", "--control", control, "--app", app],
    env: process.env,
    logFile: LOG,
  });
  let isOver = false;
  void child.ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const line = logLines().at(-1);
    if (line) note(line);
    await Promise.race([child.ended, sleep(500)]);
  }
  if ((await child.ended) !== "with code 0") throw await failureOf(child);
  const last = logLines().findLast((line) => line.startsWith("{"));
  return last ? ((JSON.parse(last) as { earnings?: string }).earnings ?? null) : null;
}

const logLines = () => readFileSync(LOG, "utf8").trimEnd().split("\n");

async function digest(local: Local, note: (text: string) => void): Promise<void> {
  let quiet = 0;
  for (const until = performance.now() + DIGEST_MS; performance.now() < until; await sleep(500)) {
    const { deliveries, events, jobs, imports } = await whatIsLeft(
      local.databaseUrl(),
      storeOrigin(local.ports),
    );
    quiet = deliveries + events + jobs + imports === 0 ? quiet + 1 : 0;
    if (quiet === 2) return;
    note(`${deliveries} webhooks on their way, ${events} orders and ${jobs} jobs to do`);
  }
  throw new Advice("The app has not worked through the story in ten minutes; see .data/logs.");
}
