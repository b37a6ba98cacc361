// Shopify shows an app the orders of the last 60 days; all of them only with read_all_orders.
import type { Order } from "./state.ts";

const WINDOW_MS = 60 * 86_400_000;

/** Whether an app with these scopes may see an order. */
export const canSee = (
  { createdAt }: Order,
  { scopes, now }: { scopes: readonly string[]; now: number },
): boolean => scopes.includes("read_all_orders") || Date.parse(createdAt) > now - WINDOW_MS;
