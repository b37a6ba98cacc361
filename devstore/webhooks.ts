// Which webhooks an action of a shop causes, by the subscriptions in shopify.app.toml; deliver.ts sends them.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import type { LineDelta } from "./agreements.ts";
import { deliver } from "./deliver.ts";
import { editPayload, number, orderPayload, refundPayload } from "./payloads.ts";
import { settings } from "./settings.ts";
import type { Order, Refund, Shop } from "./state.ts";

export type Subscription = {
  topic: string;
  uri: string;
  includeFields: string[] | null;
  isCompliance: boolean;
};

type AppToml = {
  client_id?: string;
  access_scopes?: { scopes?: string; optional_scopes?: string[] };
  app_proxy?: { url: string; prefix: string; subpath: string };
  webhooks?: {
    api_version?: string;
    subscriptions?: {
      topics?: string[];
      compliance_topics?: string[];
      uri: string;
      include_fields?: string[];
    }[];
  };
};

let appToml: AppToml | null = null;

function toml(): AppToml {
  appToml ??= parse(readFileSync(settings.appToml, "utf8")) as AppToml;
  return appToml;
}

/** One row for each topic of the app's own subscriptions. */
export function subscriptions(): Subscription[] {
  return (toml().webhooks?.subscriptions ?? []).flatMap((block) => {
    const row = (isCompliance: boolean) => (topic: string) => ({
      topic,
      uri: block.uri,
      includeFields: block.include_fields ?? null,
      isCompliance,
    });
    return [
      ...(block.topics ?? []).map(row(false)),
      ...(block.compliance_topics ?? []).map(row(true)),
    ];
  });
}

/** The scopes that a shop grants when it installs the app. */
export function appScopes(): string[] {
  return (toml().access_scopes?.scopes ?? "")
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);
}

/** Where storefronts show the app; null without a proxy, or without the scope that Shopify asks for it. */
export const appProxy = () =>
  appScopes().includes("write_app_proxy") ? (toml().app_proxy ?? null) : null;

/** The scopes that a merchant may grant beside those. */
export const optionalScopes = (): string[] => toml().access_scopes?.optional_scopes ?? [];

/** What one topic of an action is about; the body is only made when somebody listens. */
export type Announcement = {
  topic: string;
  /** For the delivery log: the gid or id of what changed. */
  resource: string;
  payload: (fields: readonly string[] | null) => unknown;
};

let isSilent = false;

/** Does something as if it had happened before anybody listened: no webhook tells of it. */
export function silently<T>(work: () => T): T {
  isSilent = true;
  try {
    return work();
  } finally {
    isSilent = false;
  }
}

/** Sends the webhooks of one action; they share one Event-Id. Only shops that have the app get them. */
export function announce(
  shop: Shop,
  announcements: readonly Announcement[],
  options: { evenIfUninstalled?: boolean } = {},
): void {
  if (isSilent) return;
  const eventId = randomUUID();
  const triggeredAt = new Date().toISOString();
  for (const { topic, resource, payload } of announcements)
    for (const subscription of subscriptions()) {
      if (subscription.topic !== topic) continue;
      if (!shop.installation && !subscription.isCompliance && !options.evenIfUninstalled) continue;
      const fields = subscription.includeFields;
      deliver({
        shopDomain: shop.domain,
        topic,
        url: new URL(subscription.uri, settings.appOrigin).href,
        eventId,
        triggeredAt,
        apiVersion: toml().webhooks?.api_version ?? "2026-10",
        resource,
        body: JSON.stringify(only(payload(fields), fields)),
      });
    }
}

function only(payload: unknown, fields: readonly string[] | null): unknown {
  if (!fields || typeof payload !== "object" || payload === null) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([name]) => fields.includes(name)));
}

/** The webhooks of a change of an order. */
export function announceOrder(
  shop: Shop,
  order: Order,
  topics: readonly string[],
  about: { refund?: Refund; deltas?: readonly LineDelta[] } = {},
): void {
  const { refund, deltas } = about;
  const bodyOf = (topic: string) => (fields: readonly string[] | null) => {
    if (topic === "refunds/create" && refund) return refundPayload(shop, order, refund);
    if (topic === "orders/edited") return editPayload(shop, order, deltas ?? []);
    if (topic === "orders/delete") return { id: number(order.id) };
    return orderPayload(shop, order, fields);
  };
  announce(
    shop,
    topics.map((topic) => ({ topic, resource: order.id, payload: bodyOf(topic) })),
  );
}
