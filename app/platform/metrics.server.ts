// Counters and gauges for Prometheus, one registry a process.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { once } from "#app/platform/shared.server.ts";

const registry = once("metrics", () => {
  const created = new Registry();
  collectDefaultMetrics({ register: created });
  return created;
});

const registers = [registry];

export const metrics = once("metric", () => ({
  webhooks: new Counter({
    name: "creator_ledger_webhooks_total",
    help: "Webhooks by answer: accepted, duplicate, or why they were refused",
    labelNames: ["answer"] as const,
    registers,
  }),
  clicks: new Counter({
    name: "creator_ledger_clicks_total",
    help: "Clicks by what became of them: recorded, unknown link, dropped, flood",
    labelNames: ["outcome"] as const,
    registers,
  }),
  safeCodes: new Counter({
    name: "creator_ledger_safe_codes_total",
    help: "Visits of safe links by what they were given: drawn, pool dry",
    labelNames: ["outcome"] as const,
    registers,
  }),
  orders: new Counter({
    name: "creator_ledger_orders_total",
    help: "Orders by what became of them: posted, set aside, dead",
    labelNames: ["outcome"] as const,
    registers,
  }),
  inboxDepth: new Gauge({
    name: "creator_ledger_inbox_depth",
    help: "Inbox events that are not settled",
    registers,
  }),
  inboxAgeSeconds: new Gauge({
    name: "creator_ledger_inbox_age_seconds",
    help: "Age of the oldest inbox event that is due",
    registers,
  }),
  verificationDifferences: new Gauge({
    name: "creator_ledger_verification_differences",
    help: "Differences between the books and their facts that the last verifications of all shops found; 0 is expected",
    registers,
  }),
  shopifySeconds: new Histogram({
    name: "creator_ledger_shopify_request_seconds",
    help: "Calls of the Admin API by answer",
    labelNames: ["answer"] as const,
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  }),
}));

/** Everything, in Prometheus' text format. */
export const metricsText = async (): Promise<Readonly<{ type: string; text: string }>> => ({
  type: registry.contentType,
  text: await registry.metrics(),
});
