// Sends webhooks as Shopify does: signed, five seconds at most, eight retries with growing pauses. Keeps a log.
import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { random, strike } from "./faults.ts";
import { settings } from "./settings.ts";

const CONCURRENCY = 16;
const TIMEOUT_MS = 5_000;
const RETRIES = 8;
/** First pause of eight doubling ones that together make Shopify's four hours. */
const FIRST_RETRY_MS = 56_500;
const LOG_MAX = 50_000;

export type Message = {
  shopDomain: string;
  topic: string;
  url: string;
  eventId: string;
  triggeredAt: string;
  apiVersion: string;
  resource: string;
  body: string;
};

export type Delivery = Message & {
  webhookId: string;
  status: "pending" | "delivered" | "failed" | "dropped";
  isDuplicate: boolean;
  attempts: { at: string; status: number | null; error: string | null; ms: number }[];
};

/** Pauses before retries are multiplied by retryScale: 0.01 makes 0.6 s of the first and four minutes of all. */
export const delivering = { retryScale: 0.01, paused: false };

const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
const log: Delivery[] = [];
const queue: Delivery[] = [];
const timers = new Set<NodeJS.Timeout>();
let inFlight = 0;

/** Signs a raw body with the app's secret, as X-Shopify-Hmac-Sha256 carries it. */
function signBody(body: string): string {
  return createHmac("sha256", settings.apiSecret).update(body).digest("base64");
}

/** Puts a webhook on its way, through the faults that are in force. */
export function deliver(message: Message): void {
  const delivery = record(message, randomUUID(), false);
  if (strike("drop")) {
    delivery.status = "dropped";
    return;
  }
  const copies = strike("duplicate")
    ? [delivery, record(message, delivery.webhookId, true)]
    : [delivery];
  for (const copy of copies) {
    const delayMs = strike("delayMs");
    // Held back for a moment, so that later ones overtake it.
    if (strike("reorder")) later(200 + Math.floor(random() * 300), () => enqueue(copy));
    else if (delayMs) later(delayMs, () => enqueue(copy));
    else enqueue(copy);
  }
}

function record(message: Message, webhookId: string, isDuplicate: boolean): Delivery {
  const delivery: Delivery = {
    ...message,
    webhookId,
    status: "pending",
    isDuplicate,
    attempts: [],
  };
  log.push(delivery);
  if (log.length > LOG_MAX) log.splice(0, log.length - LOG_MAX);
  return delivery;
}

function later(ms: number, run: () => void): void {
  const timer = setTimeout(() => {
    timers.delete(timer);
    run();
  }, ms);
  timers.add(timer);
}

function enqueue(delivery: Delivery): void {
  if (delivery.status !== "pending") return;
  queue.push(delivery);
  pump();
}

function pump(): void {
  while (!delivering.paused && inFlight < CONCURRENCY && queue.length > 0) {
    const delivery = queue.shift();
    if (!delivery) return;
    inFlight += 1;
    void attempt(delivery).finally(() => {
      inFlight -= 1;
      pump();
    });
  }
}

/** Lets waiting deliveries go, or keeps new ones back, so that a test can look at a backlog. */
export function pauseDeliveries(paused: boolean): void {
  delivering.paused = paused;
  pump();
}

async function attempt(delivery: Delivery): Promise<void> {
  const started = Date.now();
  let status: number | null = null;
  let error: string | null = null;
  try {
    status = await post(delivery);
  } catch (cause) {
    error = cause instanceof Error ? cause.message || cause.name : String(cause);
  }
  const ms = Date.now() - started;
  if (delivery.status !== "pending") return; // forgotten meanwhile
  delivery.attempts.push({ at: new Date(started).toISOString(), status, error, ms });
  const retry = delivery.attempts.length;
  if (status !== null && status >= 200 && status < 300) delivery.status = "delivered";
  else if (retry > RETRIES) delivery.status = "failed";
  else later(FIRST_RETRY_MS * 2 ** (retry - 1) * delivering.retryScale, () => enqueue(delivery));
}

function post(delivery: Delivery): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(delivery.body),
    "user-agent": "Shopify-Captain-Hook",
    "x-shopify-topic": delivery.topic,
    "x-shopify-hmac-sha256": signBody(delivery.body),
    "x-shopify-shop-domain": delivery.shopDomain,
    "x-shopify-api-version": delivery.apiVersion,
    "x-shopify-webhook-id": delivery.webhookId,
    "x-shopify-event-id": delivery.eventId,
    "x-shopify-triggered-at": delivery.triggeredAt,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      delivery.url,
      { method: "POST", agent, headers, signal: AbortSignal.timeout(TIMEOUT_MS) },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
        response.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(delivery.body);
  });
}

/** The log, oldest first; it keeps the last 50,000. */
export function deliveryLog(): readonly Delivery[] {
  return log;
}

/** Forgets the log and everything that waits, for all shops or one. */
export function forgetDeliveries(shopDomain: string | null): void {
  const isForgotten = (one: Delivery) => !shopDomain || one.shopDomain === shopDomain;
  for (const one of log) if (isForgotten(one) && one.status === "pending") one.status = "dropped";
  for (const list of [log, queue])
    list.splice(0, list.length, ...list.filter((one) => !isForgotten(one)));
}

/** Ends everything that would keep the process alive. */
export function stopDelivering(): void {
  forgetDeliveries(null);
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
  agent.destroy();
}
